import pino from 'pino';
import { expect, test } from 'vitest';
import { UnknownCommitOutcome } from '../platform/db/index.ts';
import { createHttpServer } from '../platform/http/index.ts';
import { classifyError } from './classify-error.ts';

const withFields = (message: string, fields: object) => Object.assign(new Error(message), fields);
const away = withFields('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED', syscall: 'connect' });

async function answerTo(error: unknown) {
  const app = createHttpServer({
    log: pino({ level: 'silent' }),
    authenticate: async () => null,
    classifyError,
  });
  app.get('/', async () => {
    throw error;
  });
  const answer = await app.inject('/');
  await app.close();
  return answer;
}

test.each([
  ['away', away],
  ['starting up', withFields('the database system is starting up', { code: '57P03', severity: 'FATAL' })],
  ['out of connections', withFields('timeout exceeded when trying to connect', {})],
  ['gone while committing', new UnknownCommitOutcome(away)],
])('a database that is %s answers 503 with Retry-After', async (_what, error) => {
  const answer = await answerTo(error);
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('2');
  expect(answer.json().error.code).toBe('UNAVAILABLE');
});

test('who does not know whether it was saved is told to look first', async () => {
  expect((await answerTo(new UnknownCommitOutcome(away))).json().error.message).toMatch(/Read what is there/);
});

test('our own mistakes stay 500', async () => {
  const violation = withFields('duplicate key', { code: '23505', severity: 'ERROR' });
  for (const error of [violation, new TypeError('x')]) expect((await answerTo(error)).statusCode).toBe(500);
});
