import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import type { Principal } from './principal.ts';
import { createHttpServer, type HttpServerOptions } from './server.ts';

export const agent: Principal = {
  kind: 'user',
  organizationId: 'org-1',
  role: 'agent',
  userId: 'user-1',
  sessionId: 'session-1',
  csrfToken: 'csrf-of-agent',
};
export const key: Principal = { kind: 'key', organizationId: 'org-1', role: 'admin', apiKeyId: 'key-1' };

/** A server for tests: `Cookie: sid=agent` is the agent, `Bearer k` the key; log lines are collected. */
export function testServer(options: Partial<HttpServerOptions> = {}): {
  app: FastifyInstance;
  logged: string[];
} {
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => logged.push(line) });
  const app = createHttpServer({
    log,
    authenticate: async (request) => {
      if (request.headers.authorization === 'Bearer k') return key;
      return request.cookies.sid === 'agent' ? agent : null;
    },
    ...options,
  });
  return { app, logged };
}

export const asAgent = { cookie: 'sid=agent', 'x-csrf-token': 'csrf-of-agent' };
export const asKey = { authorization: 'Bearer k' };
