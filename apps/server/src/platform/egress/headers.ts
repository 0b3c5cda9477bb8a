import { EgressRefused } from './errors.ts';

// What frames the message, names the hop, or would speak for our own network.
const OURS = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'proxy-authorization',
  'proxy-connection',
  'forwarded',
  'via',
  'accept-encoding',
  'http2-settings',
]);
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
const MAX_VALUE_LENGTH = 8192;

/** The headers that may go out; refuses what would change how the message is read. */
export function parseEgressHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': 'Balcao/1', 'accept-encoding': 'identity' };
  for (const [name, value] of Object.entries(given)) {
    const lower = name.toLowerCase();
    if (!TOKEN.test(name)) throw refused(name, 'is not a header name');
    if (OURS.has(lower) || lower.startsWith('x-forwarded-'))
      throw refused(name, 'is set by the server itself');
    // Only what Latin-1 can carry, and no line end: it would start another header.
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw refused(name, 'has characters a header cannot carry');
    if (value.length > MAX_VALUE_LENGTH) throw refused(name, `is longer than ${MAX_VALUE_LENGTH} characters`);
    headers[lower] = value.trim();
  }
  return headers;
}

function refused(name: string, why: string): EgressRefused {
  const shown = name.slice(0, 100);
  return new EgressRefused('HEADER', `The header "${shown}" ${why}. Remove or change it.`, shown);
}
