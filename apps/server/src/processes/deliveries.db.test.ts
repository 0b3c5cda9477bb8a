import { createHmac } from 'node:crypto';
import { proxyDatabase, type TcpProxy, until } from '@balcao/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Server } from './testing/processes.ts';
import { APP_SECRET, answersTo, openShop, type Shop } from './testing/shop.ts';

let shop: Shop;
let server: Server;
let wire: TcpProxy;

beforeAll(async () => {
  shop = await openShop();
  const { proxy, url } = await proxyDatabase(shop.env.DATABASE_URL ?? '');
  wire = proxy;
  server = await shop.processes.start({ ...shop.env, DATABASE_URL: url, LOG_LEVEL: 'silent' });
  shop.deliverTo([server.url]);
});
afterAll(async () => {
  await shop.close();
  await wire.close();
});

const sign = (body: Buffer, secret = APP_SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
async function post(body: Buffer, signature = sign(body)) {
  const answer = await fetch(`${server.url}/webhooks/whatsapp`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
  });
  return { status: answer.status, text: await answer.text() };
}
const quarantine = async () => (await shop.api(server.url, '/v1/quarantine')).json.items;

describe('a delivery from outside', () => {
  test('malformed but signed is kept: 200, and the tenant sees it in quarantine', async () => {
    const body = Buffer.from('{"object":"whatsapp_business_account","entry":[{"id":');
    expect((await post(body)).status).toBe(200);
    expect(await quarantine()).toMatchObject([{ reason: 'malformed' }]);
  });

  test('signed with another secret, or not at all, is 401 and leaves nothing behind', async () => {
    const body = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
    const before = (await quarantine()).length;
    expect((await post(body, sign(body, 'another-secret'))).status).toBe(401);
    expect((await post(body, '')).status).toBe(401);
    expect((await post(body, 'sha256=')).status).toBe(401);
    expect(await quarantine()).toHaveLength(before);
  });

  test('over 3 MB is 413, however well it is signed; 3 MB is not too much', async () => {
    const most = Buffer.alloc(3 * 1024 * 1024, ' ');
    most.write('{"object":"whatsapp_business_account","entry":[]}');
    expect((await post(Buffer.concat([most, Buffer.from(' ')]))).status).toBe(413);
    expect((await post(most)).status).toBe(200);
  });

  test('while the database is away the answer is 503 and never 200; what is delivered again is handled once', async () => {
    const maria = shop.simulator.user('5511987654321', { name: 'Maria' });
    await maria.sendText('oi');
    await maria.nextMessage(({ type }) => type === 'interactive');
    const before = answersTo(maria).length;
    shop.webhookAnswers.length = 0;
    wire.cut();
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, (await fetch(`${server.url}/healthz`)).status]).toEqual([503, 200]);
    const sending = maria.sendText('menu');
    await until(() => shop.webhookAnswers.length >= 3, { what: 'three tries to deliver' });
    expect(new Set(shop.webhookAnswers)).toEqual(new Set([503]));
    wire.restore();
    await sending;
    expect(shop.webhookAnswers.filter((status) => status === 200)).toHaveLength(1);
    await maria.nextMessage(({ type }) => type === 'interactive', { timeoutMs: 30_000 });
    // Somebody else's whole turn, begun later and on the same path: a second answer would be here by now.
    const joao = shop.simulator.user('5511987650000', { name: 'João' });
    await joao.sendText('oi');
    await joao.nextMessage(({ type }) => type === 'interactive', { timeoutMs: 30_000 });
    expect(answersTo(maria)).toHaveLength(before + 1);
    await until(async () => (await fetch(`${server.url}/readyz`)).status === 200);
  });
});
