import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFulfillmentJobHandlers } from './fulfillment-jobs.ts';
import { MASK } from './rules/mask.ts';
import {
  aRequest,
  createFulfillmentApp,
  type FulfillmentApp,
  fulfillJob,
  jobContext,
  TOKEN,
} from './testing/fulfillment-app.ts';
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

describe('POST /v1/fulfillment/webhooks/:id/test', () => {
  test('200: the contract’s whole body goes out with the token; both ways are shown, the token is not', async () => {
    const { id } = await t.register('pedidos');
    t.webhook.answer = json({ message: 'Achei.', options: ['A'] }, 200, {
      'set-cookie': 'a=b',
      'x-app': 'erp',
    });
    const { status, body } = await t.call('POST', `/webhooks/${id}/test`, {
      intent_name: 'Consultar pedido',
      message: 'cadê?',
      parameters: { numero: '1' },
    });
    expect(status).toBe(200);
    const [asked] = t.webhook.asked;
    expect(asked?.headers).toMatchObject({
      'x-assistant-signature-token': TOKEN,
      'content-type': 'application/json',
    });
    expect(asked?.body).toEqual({
      intent_name: 'Consultar pedido',
      parameters: { numero: '1' },
      sessionLog: [],
      namedQueries: {},
      query: 'cadê?',
      message: 'cadê?',
      language: 'pt-BR',
      allRequiredParamsPresent: true,
      sessionId: expect.any(String),
      carolOrganization: 'Padaria Sol',
      carolOrganizationId: t.organizationId,
      carolEnvironment: 'Loja',
      carolEnvironmentId: t.channel.id,
      isProduction: false,
      channelName: 'whatsapp',
    });
    expect(body).toMatchObject({
      webhook: { id, slug: 'pedidos', name: 'pedidos' },
      conversation_id: null,
      origin: 'test',
      outcome: 'ok',
      problem: null,
      request: {
        url: t.webhook.url,
        headers: { 'x-assistant-signature-token': MASK, 'content-type': 'application/json' },
        body: asked?.body,
      },
      response: {
        status: 200,
        headers: { 'set-cookie': MASK, 'x-app': 'erp' },
        body: '{"message":"Achei.","options":["A"]}',
      },
    });
    expect((await t.call('GET', '/calls')).body).toEqual({ items: [body], next_cursor: null });
    const audit = await t.database.queryAsOwner(
      `select subject, detail from audit_log where action = 'fulfillment_webhook.tested'`,
    );
    expect(audit).toEqual([
      { subject: id, detail: { slug: 'pedidos', intent_name: 'Consultar pedido', outcome: 'ok' } },
    ]);
  });

  test('nothing secret is kept: of the body, the address, and a token that comes back', async () => {
    const { id } = await t.register('pedidos', { url: `${t.webhook.url}?api_key=abc123&loja=1` });
    t.webhook.answer = json({ message: `The token ${TOKEN} is fine`, parameters: { senha: 'nova' } });
    const { body } = await t.call('POST', `/webhooks/${id}/test`, {
      intent_name: 'Trocar senha',
      message: `meu token é ${TOKEN}`,
      parameters: { senha: 'velha', cpf: '39053344705' },
    });
    expect(t.webhook.asked[0]?.body).toMatchObject({ parameters: { senha: 'velha' } });
    expect(body.request.url).toBe(`${t.webhook.url}?api_key=${MASK}&loja=1`);
    expect(body.request.body).toMatchObject({
      message: `meu token é ${MASK}`,
      parameters: { senha: MASK, cpf: '39053344705' },
    });
    expect(JSON.parse(body.response.body)).toEqual({
      message: `The token ${MASK} is fine`,
      parameters: { senha: MASK },
    });
    const stored = await t.database.queryAsOwner(
      `select request::text, response::text, encode(sent, 'escape') from fulfillment_calls`,
    );
    for (const secret of [TOKEN, 'velha', 'nova', 'abc123'])
      expect(JSON.stringify(stored)).not.toContain(secret);
  });

  test('a customer’s secret stays out of all that is kept of a call, and reaches the webhook', async () => {
    await t.register('pedidos');
    t.webhook.answer = json({ error: 'A senha "Gato 77-x" não confere' }, 400);
    const request = {
      ...aRequest,
      parameters: { senha: 'gato77x', numero: '1234' },
      query: 'troca a senha GATO77X do pedido 1234',
      message: 'gato77x',
      sessionLog: [{ from: 'customer' as const, text: 'gato77x', node: 'inicio' }],
    };
    const result = await t.ask({ request });
    expect(t.webhook.asked[0]?.body).toMatchObject(request);
    const [call] = await t.calls();
    expect(call?.problem).toContain(`A senha "${MASK}" não confere`);
    expect(call?.request.body).toMatchObject({
      parameters: { senha: MASK, numero: '1234' },
      query: `troca a senha ${MASK} do pedido 1234`,
      message: MASK,
      sessionLog: [{ from: 'customer', text: MASK, node: 'inicio' }],
    });
    expect(JSON.stringify([call, result])).not.toMatch(/gato\s?77/i);
  });

  test('a password that was typed wrong before stays out of the later calls of its conversation', async () => {
    await t.register('pedidos');
    const conversationId = '00000000-0000-7000-8000-0000000000c2';
    const first = { from: 'customer' as const, text: 'era errada1', node: 'inicio' };
    await t.ask({ conversationId, request: { ...aRequest, parameters: { senha: 'errada1' } } });
    const later = { ...aRequest, parameters: { senha: 'certa22' }, sessionLog: [first] };
    await t.ask({ conversationId, request: later });
    expect(t.webhook.asked[1]?.body).toMatchObject({ sessionLog: [first] });
    const shown = (await t.calls()).map((call) => (call.request.body as typeof aRequest).sessionLog);
    expect(shown[1]).toEqual([{ ...first, text: `era ${MASK}` }]);
    const elsewhere = { ...aRequest, sessionLog: [first] };
    await t.ask({ request: elsewhere });
    expect((await t.calls())[2]?.request.body).toMatchObject({ sessionLog: [first] });
  });

  test.each([
    [
      json({ error: "Nenhum callback foi encontrado para a intenção 'x'" }, 400),
      'http_error',
      'Nenhum callback',
    ],
    [json({ message: 'Please authenticate.' }, 401), 'http_error', 'token'],
    [json({}, 500), 'http_error', 'log do servidor'],
    [json('', 302, { location: 'http://169.254.169.254/' }), 'http_error', 'endereço final'],
    [json({ menssage: 'Oi' }), 'malformed', '"message"'],
    [json('<html>'), 'malformed', 'JSON'],
    [json({ message: 'x'.repeat(300_000) }), 'malformed', '256 kB'],
  ])('200 when the webhook fails (%#): what happened and what to do', async (answer, outcome, words) => {
    const { id } = await t.register('pedidos');
    t.webhook.answer = answer;
    const { status, body } = await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'x' });
    expect([status, body.outcome]).toEqual([200, outcome]);
    expect(body.problem).toContain(words);
    expect(t.webhook.asked).toHaveLength(1);
  });

  test('the webhook’s own words are repeated without the token and without what PostgreSQL refuses', async () => {
    const { id } = await t.register('pedidos');
    t.webhook.answer = json({ error: `\0 ${TOKEN} is not mine` }, 400);
    const { status, body } = await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'x' });
    expect([status, body.problem]).toEqual([
      200,
      `O webhook recusou a chamada (HTTP 400): \ufffd ${MASK} is not mine`,
    ]);
  });

  test('in the organization’s language', async () => {
    const { id } = await t.register('pedidos');
    t.webhook.answer = json({}, 500);
    const said = async (locale: string) => {
      await t.database.queryAsOwner(`update organizations set locale = '${locale}'`);
      return (await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'x' })).body.problem;
    };
    expect(await said('en')).toBe('The webhook failed (HTTP 500). See the log of its server.');
    expect(await said('es')).toBe('El webhook falló (HTTP 500). Mira el registro de su servidor.');
    expect(await said('pt-BR')).toBe('O webhook falhou (HTTP 500). Veja o log do servidor dele.');
  });

  test('a host that is allowed no more, or leads nowhere, is told apart', async () => {
    const { id } = await t.register('pedidos');
    const outcomeAt = async (url: string) => {
      await t.database.queryAsOwner(`update fulfillment_webhooks set url = '${url}'`);
      return (await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'x' })).body;
    };
    expect(await outcomeAt('http://10.0.0.7/')).toMatchObject({
      outcome: 'refused',
      problem: expect.stringContaining('ALLOWED_PRIVATE_HOSTS'),
      response: null,
    });
    expect(await outcomeAt('http://127.0.0.1:1/')).toMatchObject({
      outcome: 'unreachable',
      problem: expect.stringContaining('127.0.0.1'),
    });
  });

  test('an open breaker holds no person back; an answer closes it, a failed test counts for nothing', async () => {
    const { id } = await t.register('pedidos');
    const breaker = async () => (await t.call('GET', '/webhooks')).body.items[0].breaker;
    t.webhook.answer = json({}, 500);
    await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'x' });
    expect(await breaker()).toMatchObject({ state: 'closed', failures: 0 });
    await t.database.queryAsOwner({
      text: 'update fulfillment_webhooks set failures = 5, open_until = $1',
      values: [new Date(t.clock.now() + 30_000)],
    });
    await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'x' });
    expect(await breaker()).toMatchObject({ state: 'open', failures: 5 });
    t.webhook.answer = json({ message: 'Voltei.' });
    await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'x' });
    expect(await breaker()).toMatchObject({ state: 'closed', failures: 0 });
  });

  test('400 without a name; 404 for another tenant’s; characters PostgreSQL refuses are mended', async () => {
    const { id } = await t.register('pedidos');
    const bad = await t.call('POST', `/webhooks/${id}/test`, { message: 'x' });
    expect(bad.body.error.details[0].field).toBe('intent_name');
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'x' }, foreign)).status).toBe(404);
    const odd = await t.call('POST', `/webhooks/${id}/test`, {
      intent_name: 'a\0b',
      parameters: { 'x\ud800': '\0' },
    });
    expect(odd.body).toMatchObject({
      intent_name: 'a\ufffdb',
      request: { body: { parameters: { 'x\ufffd': '\ufffd' } } },
    });
  });
});

describe('GET /v1/fulfillment/calls', () => {
  test('200: newest first, page by page; by webhook, conversation and outcome', async () => {
    const one = await t.register('pedidos');
    const two = await t.register('boletos');
    const conversationId = '00000000-0000-7000-8000-0000000000c1';
    await t.call('POST', `/webhooks/${one.id}/test`, { intent_name: 'a' });
    await t.call('POST', `/webhooks/${two.id}/test`, { intent_name: 'b' });
    t.webhook.answer = json({}, 500);
    await t.ask({ conversationId, request: { ...aRequest, intent_name: 'c' } });
    const names = async (query: string) => {
      const { status, body } = await t.call('GET', `/calls${query}`);
      return [status, body.items.map((item: { intent_name: string }) => item.intent_name)];
    };
    expect(await names('')).toEqual([200, ['c', 'b', 'a']]);
    expect(await names(`?webhook_id=${one.id}`)).toEqual([200, ['c', 'a']]);
    expect(await names(`?conversation_id=${conversationId}`)).toEqual([200, ['c']]);
    expect(await names('?outcome=ok')).toEqual([200, ['b', 'a']]);
    expect(await names(`?outcome=failed&webhook_id=${two.id}`)).toEqual([200, []]);
    const first = await t.call('GET', '/calls?limit=2');
    const rest = await t.call('GET', `/calls?limit=2&cursor=${first.body.next_cursor}`);
    expect([first, rest].map(({ body }) => body.items.length)).toEqual([2, 1]);
    expect(rest.body.next_cursor).toBeNull();
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await t.call('GET', `/calls?webhook_id=${one.id}`, undefined, foreign)).body.items).toEqual([]);
  });

  test('400: a cursor of nobody, an outcome there is not', async () => {
    expect((await t.call('GET', '/calls?cursor=x')).body.error.code).toBe('INVALID_CURSOR');
    expect((await t.call('GET', '/calls?outcome=maybe')).body.error.details[0].field).toBe('outcome');
  });
});

test('calls are kept 30 days', async () => {
  await t.register('pedidos');
  await t.ask({});
  await t.ask({});
  const [old, young] = await t.calls();
  const dayMs = 86_400_000;
  for (const [call, days] of [
    [old, 30.1],
    [young, 29.9],
  ] as const)
    await t.database.queryAsOwner({
      text: 'update fulfillment_calls set at = $1 where id = $2',
      values: [new Date(t.clock.now() - days * dayMs), call?.id],
    });
  const handlers = createFulfillmentJobHandlers(t.fulfillment, async () => undefined);
  await handlers['fulfillment.clean_up']?.(fulfillJob(t.organizationId, t.channel.id, 0), jobContext);
  expect((await t.calls()).map((call) => call.id)).toEqual([young?.id]);
});
