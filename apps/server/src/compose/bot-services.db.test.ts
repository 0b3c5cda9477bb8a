import { createServer } from 'node:http';
import { until } from '@balcao/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../modules/accounts/testing/test-app.ts';
import { type Channels, createChannels } from '../modules/channels/index.ts';
import { createJobRunner, enqueueJobs, type JobRunner } from '../platform/jobs/index.ts';
import { createBotServices } from './bot-services.ts';

let t: TestApp;
let channels: Channels;
let services: ReturnType<typeof createBotServices>;
let runner: JobRunner;
let woken = 0;
const webhook = createServer((_request, response) => response.end('{"message":"Oi!"}'));
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve));
  const address = webhook.address();
  if (address === null || typeof address === 'string') throw new Error('The webhook does not listen.');
  url = `http://127.0.0.1:${address.port}/`;
  t = await createTestApp((app, { ctx }) => {
    channels = createChannels({ ctx, publicUrl: () => 'https://balcao.test' });
    services = createBotServices({
      ctx,
      channels,
      allowedPrivateHosts: [`127.0.0.1:${address.port}`],
      wakeInbox: () => void woken++,
    });
    services.addRoutes(app);
  });
  await t.app.ready();
  runner = createJobRunner({
    db: t.ctx.db,
    clock: t.clock,
    log: t.ctx.log,
    lanes: { reply: 2 },
    handlers: services.jobs,
  });
  await runner.start();
});
afterAll(async () => {
  await runner.stop();
  await services.close();
  await channels.close();
  await t.close();
  webhook.closeAllConnections();
  webhook.close();
});

const register = async (payload: object) =>
  t.app.inject({ method: 'POST', url: '/v1/fulfillment/webhooks', headers: await t.as('admin'), payload });

test('an intent’s job asks the webhook; its answer is in the inbox, the inbox is woken, the job is done', async () => {
  expect((await register({ slug: 'loja', name: 'Loja', url, token: 'token-da-loja' })).statusCode).toBe(201);
  const id = '00000000-0000-7000-8000-0000000000c1';
  await t.ctx.db.tx(t.organizationId, (tx) =>
    enqueueJobs(tx, [
      {
        lane: 'reply',
        kind: 'bot.fulfill',
        key: id,
        organizationId: t.organizationId,
        payload: {
          channelId: id,
          conversationId: id,
          contactId: id,
          shard: 9,
          callId: 'call',
          step: 4,
          askedAtMs: t.clock.now(),
          webhook: 'loja',
          timeoutMs: 10_000,
          request: {
            intent_name: 'Oi',
            parameters: {},
            sessionLog: [],
            query: 'oi',
            message: 'oi',
            language: 'pt-BR',
            allRequiredParamsPresent: true,
            sessionId: 's',
          },
        },
      },
    ]),
  );
  const row = await until(async () => {
    const [found] = await t.database.queryAsOwner<{ kind: string; shard: number; payload: string }>(
      'select kind, shard, payload from inbox',
    );
    return found;
  });
  expect(row).toMatchObject({ kind: 'call_result', shard: 9 });
  expect(JSON.parse(row?.payload ?? '')).toEqual({
    contactId: id,
    conversationId: id,
    event: {
      type: 'call_result',
      callId: 'call',
      step: 4,
      result: { ok: true, status: 200, body: { message: 'Oi!' } },
    },
  });
  await until(() => woken === 1);
  expect(await t.database.queryAsOwner('select state, attempts from jobs')).toEqual([
    { state: 'done', attempts: 1 },
  ]);
});

test('what the owner allowed is allowed there only: another port of the same host is refused', async () => {
  const refused = await register({ slug: 'x', name: 'X', url: 'http://127.0.0.1:9999/', token: 'token' });
  expect([refused.statusCode, refused.json().error.details[0].field]).toEqual([400, 'url']);
});
