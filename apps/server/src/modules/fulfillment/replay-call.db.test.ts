import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MASK } from './rules/mask.ts';
import { aRequest, createFulfillmentApp, type FulfillmentApp } from './testing/fulfillment-app.ts';
import { json } from './testing/webhook-double.ts';

let t: FulfillmentApp;

beforeAll(async () => {
  t = await createFulfillmentApp();
});
afterEach(async () => {
  for (const table of ['fulfillment_webhooks', 'named_queries', 'fulfillment_calls', 'audit_log'])
    await t.database.queryAsOwner(`delete from ${table}`);
  t.webhook.asked.length = 0;
  t.webhook.answer = json({ message: 'Oi!' });
});
afterAll(() => t.stop());

describe('POST /v1/fulfillment/calls/:id/replay', () => {
  test('201: the very body, secrets included, to the webhook as it is now; nobody is answered', async () => {
    const { id } = await t.register('pedidos');
    await t.ask({ request: { ...aRequest, message: 'abc', parameters: { numero: '1234', senha: 'abc' } } });
    const [first] = await t.calls();
    await t.call('PATCH', `/webhooks/${id}`, { token: 'a-fresh-token', url: `${t.webhook.url}/v2` });
    const delivered = t.delivered.length;
    const { status, body } = await t.call('POST', `/calls/${first?.id}/replay`);
    expect(status).toBe(201);
    expect(t.webhook.asked[1]?.body).toEqual(t.webhook.asked[0]?.body);
    expect(t.webhook.asked[1]).toMatchObject({
      path: '/pedidos/v2',
      headers: { 'x-assistant-signature-token': 'a-fresh-token' },
    });
    expect(body).toMatchObject({
      origin: 'replay',
      replay_of: first?.id,
      conversation_id: first?.conversation_id,
      outcome: 'ok',
      request: { body: { message: MASK, parameters: { numero: '1234', senha: MASK } } },
    });
    expect(t.delivered).toHaveLength(delivered);
    // And what was replayed can be replayed.
    expect((await t.call('POST', `/calls/${body.id}/replay`)).status).toBe(201);
    expect(t.webhook.asked[2]?.body).toEqual(t.webhook.asked[0]?.body);
    const audit = await t.database.queryAsOwner(
      `select subject from audit_log where action = 'fulfillment_call.replayed' order by id`,
    );
    expect(audit).toEqual([{ subject: first?.id }, { subject: body.id }]);
  });

  test('a call that was never made gets its named queries when it is made', async () => {
    await t.call('POST', '/named-queries', { name: 'estoque', url: `${t.webhook.url}/q`, cache_seconds: 0 });
    await t.register('pedidos', { named_queries: ['estoque'] });
    await t.database.queryAsOwner(
      `update fulfillment_webhooks set failures = 5, open_until = '2100-01-01T00:00:00Z'`,
    );
    await t.ask({});
    const [first] = await t.calls();
    expect(first?.outcome).toBe('breaker_open');
    await t.call('POST', `/calls/${first?.id}/replay`);
    expect(t.webhook.asked.at(-1)?.body?.namedQueries).toEqual({ estoque: { message: 'Oi!' } });
  });

  test('409 once the webhook was removed, and for a webhook there never was; 404 for another tenant’s', async () => {
    const { id } = await t.register('pedidos');
    await t.ask({});
    await t.ask({ webhook: 'nenhum' });
    const [first, second] = await t.calls();
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await t.call('POST', `/calls/${first?.id}/replay`, undefined, foreign)).status).toBe(404);
    await t.call('DELETE', `/webhooks/${id}`);
    for (const call of [first, second]) {
      const answer = await t.call('POST', `/calls/${call?.id}/replay`);
      expect([answer.status, answer.body.error.code]).toEqual([409, 'CONFLICT']);
    }
    expect(t.webhook.asked).toHaveLength(1);
  });
});
