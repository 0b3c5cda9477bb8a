import type { Role } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { createHttpServer, type Principal } from '../../../platform/http/index.ts';
import type { Bench } from './bench.ts';

export type Caller = { organizationId: string; role?: Role; userId?: string };
export type Answer = { status: number; body: Record<string, unknown> & { error?: { code: string } } };

export type BenchApp = {
  call(
    as: Caller,
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  close(): Promise<void>;
};

/** The routes over HTTP; who calls is said in a header, signing in is tested elsewhere. */
export async function createBenchApp(addRoutes: (app: FastifyInstance) => void): Promise<BenchApp> {
  const app = createHttpServer({
    log: pino({ level: 'silent' }),
    authenticate: async (request) =>
      typeof request.headers['x-test-caller'] === 'string'
        ? (JSON.parse(request.headers['x-test-caller']) as Principal) // written by `call` below
        : null,
    publicUrls: ['https://balcao.test'],
  });
  app.register(async (scope) => addRoutes(scope));
  await app.ready();
  return {
    async call({ organizationId, role = 'admin', userId }, method, url, body, headers = {}) {
      const principal: Principal = userId
        ? { kind: 'user', organizationId, role, userId }
        : { kind: 'key', organizationId, role, apiKeyId: '00000000-0000-7000-8000-00000000a001' };
      const answer = await app.inject({
        method,
        url,
        headers: { 'x-test-caller': JSON.stringify(principal), ...headers },
        ...(body ? { payload: body } : {}),
      });
      return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json() };
    },
    close: () => app.close(),
  };
}

export const us = (bench: Bench, role: Role = 'admin'): Caller => ({
  organizationId: bench.organizationId,
  role,
});
export const strangers = (bench: Bench): Caller => ({
  organizationId: bench.otherOrganizationId,
  role: 'owner',
});
