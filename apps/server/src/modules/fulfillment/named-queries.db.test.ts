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

describe('named queries', () => {
  const save = (name: string, change: object = {}) =>
    t.call('POST', '/named-queries', {
      name,
      url: `http://127.0.0.1:${t.webhook.port}/q/${name}`,
      headers: { 'X-Key': 'chave' },
      cache_seconds: 60,
      ...change,
    });

  test('go along, fetched once per cache time; a change of the source is fetched at once', async () => {
    await save('estoque');
    await save('precos', { cache_seconds: 0 });
    await t.register('pedidos', { named_queries: ['estoque', 'precos'] });
    t.webhook.answer = (response, path) =>
      json(path.startsWith('/q/') ? { hits: [path] } : { message: 'Oi' })(response);
    await t.ask({});
    const sent = () => t.webhook.asked.findLast((one) => one.path === '/pedidos')?.body?.namedQueries;
    expect(sent()).toEqual({ estoque: { hits: ['/q/estoque'] }, precos: { hits: ['/q/precos'] } });
    expect(t.webhook.asked[0]?.headers['x-key']).toBe('chave');
    await t.clock.advance(59_999);
    await t.ask({});
    expect(sent()).toEqual({ estoque: { hits: ['/q/estoque'] }, precos: { hits: ['/q/precos'] } });
    await t.clock.advance(1);
    await t.ask({});
    const counted = () =>
      ['/q/estoque', '/q/precos'].map((path) => t.webhook.asked.filter((one) => one.path === path).length);
    expect(counted()).toEqual([2, 3]);
    await save('estoque', { url: `http://127.0.0.1:${t.webhook.port}/q/novo` });
    await t.ask({});
    expect(sent()).toMatchObject({ estoque: { hits: ['/q/novo'] } });
  });

  test('those that fail are left out, each with its reason; the call is made without them', async () => {
    const paths = ['bom', 'erro', 'html', 'grande', 'vira', 'lento'];
    for (const name of paths) await save(name);
    await save('dentro');
    await t.database.queryAsOwner(`update named_queries set url = 'http://10.0.0.7/' where name = 'dentro'`);
    await t.register('pedidos', { named_queries: [...paths, 'dentro'] });
    await t.database.queryAsOwner(
      `update fulfillment_webhooks set named_queries = named_queries || '{sumiu}'::text[]`,
    );
    t.webhook.answer = (response, path) => {
      if (path === '/q/lento') return;
      if (path === '/q/erro') return json({}, 500)(response);
      if (path === '/q/vira') return json({}, 302, { location: '/q/bom' })(response);
      if (path === '/q/html') return json('<p>')(response);
      if (path === '/q/grande') return json({ x: 'x'.repeat(70_000) })(response);
      json(path === '/q/bom' ? [1] : { message: 'Oi' })(response);
    };
    expect(await t.ask({ timeoutMs: 2000 })).toMatchObject({ ok: true });
    expect(t.webhook.asked.at(-1)?.body?.namedQueries).toEqual({ bom: [1] });
    const call = (await t.calls()).at(-1);
    expect(call?.outcome).toBe('ok');
    for (const words of [
      'A fonte de dados "erro" ficou de fora: ela respondeu com um erro',
      'A fonte de dados "vira" ficou de fora: ela respondeu com um erro',
      'A fonte de dados "html" ficou de fora: a resposta dela não é JSON',
      'A fonte de dados "grande" ficou de fora: a resposta dela é grande demais',
      'A fonte de dados "lento" ficou de fora: ela demorou demais',
      'A fonte de dados "dentro" ficou de fora: o endereço dela não pode ser chamado',
      'A fonte de dados "sumiu" ficou de fora: não existe mais',
    ])
      expect(call?.problem).toContain(words);
    expect(call?.problem).not.toContain('"bom"');
  });
});
