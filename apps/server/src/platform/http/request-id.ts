import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

// Anything else could forge log lines or grow them.
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,99}$/;

export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SAFE.test(given) ? given : randomUUID();
}
