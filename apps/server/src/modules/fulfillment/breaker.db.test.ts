import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFulfillmentApp, type FulfillmentApp } from './testing/fulfillment-app.ts';
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
});
afterAll(() => t.stop());

describe('the breaker', () => {
  const fail = async (times: number) => {
    for (let i = 0; i < times; i++) await t.ask({});
  };
  const outcomes = async () => (await t.calls()).map((call) => call.outcome);
  const shown = async () => (await t.call('GET', '/webhooks')).body.items[0].breaker;

  test('opens at the fifth failure in a row, for 30 s; then one call tries, and an answer closes it', async () => {
    await t.register('pedidos');
    t.webhook.answer = json({}, 503);
    await fail(4);
    expect(await shown()).toEqual({ state: 'closed', until: null, failures: 4 });
    await fail(1);
    const until = new Date(t.clock.now() + 30_000).toISOString();
    expect(await shown()).toEqual({ state: 'open', until, failures: 5 });
    await t.clock.advance(29_999);
    expect(await t.ask({})).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^breaker_open: .* 1 s/),
    });
    expect(t.webhook.asked).toHaveLength(5);
    await t.clock.advance(1);
    t.webhook.answer = json({ message: 'Voltei.' });
    expect(await t.ask({})).toMatchObject({ ok: true });
    expect(await shown()).toEqual({ state: 'closed', until: null, failures: 0 });
    expect(await outcomes()).toEqual([...Array(5).fill('http_error'), 'breaker_open', 'ok']);
  });

  test('a trial that fails opens it for 30 s more', async () => {
    await t.register('pedidos');
    t.webhook.answer = json({}, 500);
    await fail(5);
    await t.clock.advance(30_000);
    await fail(2);
    expect(await outcomes()).toEqual([...Array(6).fill('http_error'), 'breaker_open']);
    expect(await shown()).toMatchObject({
      state: 'open',
      until: new Date(t.clock.now() + 30_000).toISOString(),
    });
  });

  test('of several workers one tries; should it die, another may after its time', async () => {
    await t.register('pedidos');
    t.webhook.answer = json({}, 500);
    await fail(5);
    await t.clock.advance(30_000);
    const waiting: (() => void)[] = [];
    t.webhook.answer = (response) => void waiting.push(() => json({ message: 'Oi' })(response));
    const results = Promise.all(Array.from({ length: 6 }, () => t.ask({})));
    await expect.poll(async () => (await t.calls()).length).toBe(10);
    expect(waiting).toHaveLength(1);
    // As if that worker were gone: the others wait its time, then one of them tries.
    await t.clock.advance(39_999);
    expect(await t.ask({})).toMatchObject({ ok: false, error: expect.stringMatching(/^breaker_open/) });
    await t.clock.advance(1);
    const second = t.ask({});
    await expect.poll(() => waiting.length).toBe(2);
    for (const go of waiting) go();
    expect(await second).toMatchObject({ ok: true });
    await results;
    expect(await shown()).toMatchObject({ state: 'closed', failures: 0 });
  });

  test('failures must be in a row, and refusals of one intent or a malformed answer are none', async () => {
    await t.register('pedidos');
    t.webhook.answer = json({}, 500);
    await fail(4);
    t.webhook.answer = json({ error: 'x' }, 400);
    await fail(6);
    t.webhook.answer = json({});
    await fail(6);
    t.webhook.answer = json({}, 500);
    await fail(4);
    expect(await shown()).toMatchObject({ state: 'closed', failures: 4 });
  });

  test('calls that began before it opened make it no longer; one webhook’s trouble is not another’s', async () => {
    await t.register('pedidos');
    await t.register('boletos');
    const waiting: (() => void)[] = [];
    t.webhook.answer = (response) => void waiting.push(() => json({}, 500)(response));
    const slow = Promise.all(Array.from({ length: 7 }, () => t.ask({})));
    await expect.poll(() => waiting.length).toBe(7);
    for (const go of waiting.splice(0, 5)) go();
    await expect.poll(async () => (await t.calls()).length).toBe(5);
    const { until } = (await t.call('GET', '/webhooks')).body.items[1].breaker;
    await t.clock.advance(5_000);
    for (const go of waiting.splice(0)) go();
    await slow;
    expect((await t.call('GET', '/webhooks')).body.items[1]).toMatchObject({
      slug: 'pedidos',
      breaker: { state: 'open', until, failures: 7 },
    });
    t.webhook.answer = json({ message: 'Oi' });
    expect(await t.ask({ webhook: 'boletos' })).toMatchObject({ ok: true });
  });
});
