import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSecretBox } from '../../platform/crypto/index.ts';
import { createFulfillHandler } from './fulfill-job.ts';
import {
  aRequest,
  createFulfillmentApp,
  type FulfillmentApp,
  fulfillJob,
  jobContext,
} from './testing/fulfillment-app.ts';
import { json } from './testing/webhook-double.ts';

let t: FulfillmentApp;

beforeAll(async () => {
  t = await createFulfillmentApp();
});
afterEach(async () => {
  for (const table of ['fulfillment_webhooks', 'named_queries', 'fulfillment_calls'])
    await t.database.queryAsOwner(`delete from ${table}`);
  t.webhook.asked.length = 0;
  t.webhook.answer = json({ message: 'Oi!' });
  t.channel.mode = 'live';
});
afterAll(() => t.stop());

const last = async () => (await t.calls()).at(-1);

describe('a call of the bot', () => {
  test('carries what the bot said and who asks; the answer enters the contact’s line', async () => {
    const { id } = await t.register('pedidos');
    t.webhook.answer = json({ message: 'Achei.', parameters: { a: 1 } });
    expect(await t.ask({})).toEqual({
      ok: true,
      status: 200,
      body: { message: 'Achei.', parameters: { a: 1 } },
    });
    expect(t.webhook.asked[0]?.body).toEqual({
      ...aRequest,
      namedQueries: {},
      carolOrganization: 'Padaria Sol',
      carolOrganizationId: t.organizationId,
      carolEnvironment: 'Loja',
      carolEnvironmentId: t.channel.id,
      isProduction: true,
      channelName: 'whatsapp',
    });
    const row = t.delivered.at(-1);
    expect(row).toMatchObject({ organization_id: t.organizationId, channel_id: t.channel.id, shard: 7 });
    const call = await last();
    expect(JSON.parse(row?.payload ?? '')).toMatchObject({
      conversationId: call?.conversation_id,
      event: { type: 'call_result', callId: 'call-1', step: 3 },
    });
    expect(call).toMatchObject({ webhook_id: id, origin: 'bot', outcome: 'ok', problem: null, sent: null });
  });

  test('a simulated number is not production; a number that is gone has no name', async () => {
    await t.register('pedidos');
    t.channel.mode = 'simulator';
    await t.ask({});
    await t.ask({ channelId: '00000000-0000-7000-8000-0000000000ff' });
    expect(t.webhook.asked.map((one) => [one.body?.isProduction, one.body?.carolEnvironment])).toEqual([
      [false, 'Loja'],
      [false, ''],
    ]);
  });

  test('a webhook nobody registered is an error the bot can say its fallback for, and is in the log', async () => {
    expect(await t.ask({ webhook: 'nenhum' })).toEqual({
      ok: false,
      error:
        'refused: Não há webhook "nenhum". Cadastre um com esse nome ou escolha outro no nó de intenção.',
    });
    expect(await last()).toMatchObject({ webhook_id: null, outcome: 'refused', request: { url: '' } });
  });

  test('each way of failing is an error, with the status where there was one', async () => {
    await t.register('pedidos');
    t.webhook.answer = json({ error: 'x' }, 400);
    expect(await t.ask({})).toMatchObject({
      ok: false,
      status: 400,
      error: expect.stringMatching(/^http_error: /),
    });
    t.webhook.answer = json({ menssage: 'x' });
    expect(await t.ask({})).toMatchObject({
      ok: false,
      status: 200,
      error: expect.stringMatching(/^malformed: /),
    });
    t.webhook.answer = () => {};
    expect(await t.ask({ timeoutMs: 60 })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^timeout: /),
    });
    expect(await last()).toMatchObject({ outcome: 'timeout', response: null });
  });

  test('the shorter of the webhook’s time and the node’s is given', async () => {
    await t.register('pedidos', { timeout_ms: 30_000 });
    await t.database.queryAsOwner('update fulfillment_webhooks set timeout_ms = 60');
    t.webhook.answer = () => {};
    expect(await t.ask({ timeoutMs: 30_000 })).toMatchObject({ ok: false });
    expect((await last())?.duration_ms).toBeLessThan(5000);
  });

  test('a token sealed with a key this server has not is told, not thrown', async () => {
    await t.register('pedidos');
    const secrets = createSecretBox(['a-key-that-sealed-nothing-here-32-chars']);
    const handler = createFulfillHandler(
      { ...t.fulfillment, ctx: { ...t.fulfillment.ctx, secrets } },
      async (_tx, row) => void t.delivered.push(row),
    );
    await handler(fulfillJob(t.organizationId, t.channel.id, t.clock.now()), jobContext);
    expect(await last()).toMatchObject({ outcome: 'refused', problem: expect.stringContaining('token') });
    expect(t.webhook.asked).toEqual([]);
  });

  test('what is not a job of this kind is refused for good', async () => {
    await expect(t.ask({ step: 'x' as unknown as number })).rejects.toMatchObject({ code: 'JOB_REFUSED' });
  });
});

describe('at least once, and not silently', () => {
  test('a worker died in it: it is made again, and the log says so; a third time it is not', async () => {
    await t.register('pedidos');
    expect(await t.ask({}, { attempts: 2 })).toMatchObject({ ok: true });
    expect(await last()).toMatchObject({ outcome: 'ok', problem: expect.stringContaining('duas vezes') });
    expect(await t.ask({}, { attempts: 3 })).toMatchObject({
      ok: false,
      error: expect.stringContaining('refused'),
    });
    expect(await last()).toMatchObject({
      outcome: 'refused',
      problem: expect.stringContaining('duas vezes'),
    });
    expect(t.webhook.asked).toHaveLength(1);
  });

  test('a call the bot has stopped waiting for is not made', async () => {
    await t.register('pedidos');
    const askedAtMs = t.clock.now() - 10_000 - 30_001;
    expect(await t.ask({ askedAtMs })).toMatchObject({ ok: false });
    expect(await last()).toMatchObject({ outcome: 'refused', problem: expect.stringContaining('sem ela') });
    expect(await t.ask({ askedAtMs: askedAtMs + 2 })).toMatchObject({ ok: true });
    expect(t.webhook.asked).toHaveLength(1);
  });

  test('log, answer and the end of the job stand or fall together', async () => {
    await t.register('pedidos');
    const handler = createFulfillHandler(t.fulfillment, async () => undefined);
    const job = fulfillJob(t.organizationId, t.channel.id, t.clock.now());
    const lost = async () => {
      throw new Error('The lease was lost.');
    };
    await expect(handler(job, { ...jobContext, finish: lost })).rejects.toThrow('lease');
    expect(await t.calls()).toEqual([]);
  });
});
