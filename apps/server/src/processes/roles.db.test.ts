import { until } from '@balcao/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Server } from './testing/processes.ts';
import { openShop, type Shop } from './testing/shop.ts';

let shop: Shop;
let web: Server;

beforeAll(async () => {
  shop = await openShop();
  web = await shop.processes.start({ ...shop.env, ROLE: 'web' });
  shop.deliverTo([web.url]);
});
afterAll(async () => shop.close());

const statusOf = async (url: string, init?: RequestInit) => (await fetch(url, init)).status;
const countOf = async (table: 'inbox' | 'workers') =>
  (await shop.database.queryAsOwner<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

describe('the roles', () => {
  test('web takes deliveries and answers the API, but no inbox row; a worker that joins answers them, and serves nothing but its health', async () => {
    const maria = shop.simulator.user('5511987654321', { name: 'Maria' });
    await maria.sendText('oi');
    expect(shop.webhookAnswers).toEqual([200]);
    expect((await shop.api(web.url, '/v1/conversations')).json.items).toEqual([]);

    const worker = await shop.processes.start({ ...shop.env, ROLE: 'worker' });
    // Its start took longer than any turn does.
    await maria.nextMessage(({ type }) => type === 'interactive', { timeoutMs: 30_000 });
    const { items } = (await shop.api(web.url, '/v1/conversations')).json;
    expect(items).toMatchObject([{ contact: { name: 'Maria' } }]);

    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect([path, await statusOf(worker.url + path)]).toEqual([path, 200]);
    expect((await shop.api(worker.url, '/v1/conversations')).status).toBe(404);
    for (const path of ['/', '/v1/openapi.json', '/v1/me', '/webhooks/whatsapp?hub.mode=subscribe'])
      expect([path, await statusOf(worker.url + path)]).toEqual([path, 404]);
    expect(await statusOf(`${worker.url}/webhooks/whatsapp`, { method: 'POST', body: '{}' })).toBe(404);

    expect(await worker.stop()).toMatchObject({ code: 0 });
    // It gave its shards back and is not waited for.
    await until(async () => (await countOf('workers')) === 0);
    await maria.sendText('menu');
    expect(await countOf('inbox')).toBe(1);
  });
});
