import pino from 'pino';
import { expect, test } from 'vitest';
import { createHttpServer } from './server.ts';

const VISITOR = '203.0.113.9';

async function addressSeen(remoteAddress: string, trustProxy: readonly string[]): Promise<string> {
  const app = createHttpServer({
    log: pino({ level: 'silent' }),
    authenticate: async () => null,
    trustProxy,
  });
  app.get('/ip', (request) => Promise.resolve(request.ip));
  const answer = await app.inject({ url: '/ip', remoteAddress, headers: { 'x-forwarded-for': VISITOR } });
  await app.close();
  return answer.body;
}

test.each([
  ['this machine', '127.0.0.1', ['loopback']],
  ['an address', '10.0.0.7', ['10.0.0.7']],
  ['a network', '172.18.0.2', ['172.16.0.0/12']],
])('a proxy named as %s is believed', async (_what, remoteAddress, trustProxy) => {
  expect(await addressSeen(remoteAddress, trustProxy)).toBe(VISITOR);
});

test('nobody else can choose the address they are counted under', async () => {
  expect(await addressSeen('10.0.0.8', ['loopback', '10.0.0.7'])).toBe('10.0.0.8');
  expect(await addressSeen('127.0.0.1', [])).toBe('127.0.0.1');
});
