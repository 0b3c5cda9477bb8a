import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHttpServer } from '../../platform/http/index.ts';
import { type Bench, type BenchChannel, createBench } from '../conversations/testing/bench.ts';
import { nextPhone, nextWamid } from '../conversations/testing/items.ts';
import { GroupCommit } from './group-commit.ts';
import type { ReceivePorts } from './receive-delivery.ts';
import { receiveWhatsAppWebhook } from './routes/receive-whatsapp-webhook.ts';
import { verifyWhatsAppWebhook } from './routes/verify-whatsapp-webhook.ts';
import { insertInbox, insertQuarantine } from './store/inbox.ts';
import { waiting } from './testing/inbox.ts';

let bench: Bench;
let app: FastifyInstance;
let channels: BenchChannel[];
/** what a refresh of the directory would find */
let added: BenchChannel[] = [];
let databaseDown = false;
let mayTryAllSecrets = true;

beforeAll(async () => {
  bench = await createBench();
  app = createHttpServer({
    log: pino({ level: 'silent' }),
    authenticate: async () => null,
    publicUrls: ['https://balcao.test'],
  });
  const commit = new GroupCommit(
    (rows) => (databaseDown ? Promise.reject(new Error('down')) : insertInbox(bench.db, rows, 1)),
    bench.clock,
  );
  const ports: ReceivePorts = {
    directory: {
      byPhoneNumberId: (id) => channels.find((one) => one.phoneNumberId === id),
      byWabaId: (id) => channels.filter((one) => one.wabaId === id),
      all: () => channels,
      refresh: async () => {
        channels.push(...added);
        added = [];
      },
    },
    commit: (rows) => commit.add(rows),
    quarantine: (row) => insertQuarantine(bench.db, row),
    mayTryAllSecrets: () => mayTryAllSecrets,
    newId: bench.newId,
    now: () => new Date(bench.clock.now()),
  };
  app.register(async (scope) => {
    receiveWhatsAppWebhook(scope, ports);
    verifyWhatsAppWebhook(scope, {
      verifyTokens: () => ['first-token', 'second-token'],
      refresh: async () => {},
    });
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await bench.close();
});
beforeEach(async () => {
  channels = [bench.channel, bench.secondChannel, bench.foreignChannel];
  databaseDown = false;
  mayTryAllSecrets = true;
  await bench.rows('truncate inbox, quarantine, ledger_counters');
});

const sign = (body: string | Buffer, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const post = (body: string | Buffer, signature: string | undefined) =>
  app.inject({
    method: 'POST',
    url: '/webhooks/whatsapp',
    headers: {
      'content-type': 'application/json',
      ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
    },
    payload: body,
  });
const change = (phoneNumberId: string) => ({
  field: 'messages',
  value: {
    metadata: { phone_number_id: phoneNumberId },
    messages: [
      { from: nextPhone(), id: nextWamid(), timestamp: '1700000000', type: 'text', text: { body: 'oi' } },
    ],
  },
});
const delivery = (...phoneNumberIds: string[]) => deliveryOf('W1', ...phoneNumberIds);
const deliveryOf = (wabaId: string, ...phoneNumberIds: string[]) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: wabaId, changes: phoneNumberIds.map(change) }],
  });
type Kept = { reason: string; organization_id: string | null; payload: Buffer };
const quarantine = () => bench.rows<Kept>('select * from quarantine order by id');

describe('POST /webhooks/whatsapp', () => {
  test('200 once it lies in the inbox, on the channel of its number', async () => {
    const body = delivery('1000');
    const answer = await post(body, sign(body, 'secret-one'));
    expect([answer.statusCode, answer.body]).toEqual([200, 'EVENT_RECEIVED']);
    expect(await waiting(bench)).toMatchObject([{ channel_id: bench.channel.id, kind: 'whatsapp' }]);
  });

  test.each([
    ['no signature', undefined],
    ['another secret', sign('x', 'wrong')],
    ['nonsense', 'sha256=zz'],
  ])('401 with %s, and nothing is kept', async (_name, signature) => {
    expect((await post(delivery('1000'), signature)).statusCode).toBe(401);
    expect(await waiting(bench)).toEqual([]);
    expect(await quarantine()).toEqual([]);
  });

  test('401 when one byte changed on the way', async () => {
    const body = delivery('1000');
    expect((await post(body.replace('oi', 'ou'), sign(body, 'secret-one'))).statusCode).toBe(401);
  });

  test('413 over 3 MB', async () => {
    const body = Buffer.alloc(3 * 1024 * 1024 + 1, 32);
    expect((await post(body, sign(body, 'secret-one'))).statusCode).toBe(413);
  });

  test('503 with Retry-After when the database does not confirm', async () => {
    databaseDown = true;
    const body = delivery('1000');
    const answer = await post(body, sign(body, 'secret-one'));
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
  });

  test('200 and quarantine with the very bytes when it is signed but no JSON', async () => {
    const body = Buffer.from([0x7b, 0xff, 0x00, 0x22]);
    expect((await post(body, sign(body, 'secret-one'))).statusCode).toBe(200);
    expect(await quarantine()).toMatchObject([
      { reason: 'malformed', organization_id: bench.organizationId, payload: body },
    ]);
  });

  test('401 for what names no channel, once too many secrets were tried', async () => {
    mayTryAllSecrets = false;
    expect((await post('hello', sign('hello', 'secret-one'))).statusCode).toBe(401);
  });

  test('200 and quarantine for an unknown number, kept for the tenant whose secret signed it', async () => {
    const body = deliveryOf('W9', '9999');
    expect((await post(body, sign(body, 'secret-three'))).statusCode).toBe(200);
    expect(await quarantine()).toMatchObject([
      { reason: 'unknown_number', organization_id: bench.otherOrganizationId },
    ]);
  });

  test('a tenant’s secret opens no other tenant’s number, not even beside its own', async () => {
    const body = delivery('3000', '1000');
    expect((await post(body, sign(body, 'secret-three'))).statusCode).toBe(200);
    expect(await waiting(bench)).toMatchObject([{ organization_id: bench.otherOrganizationId }]);
    expect(await quarantine()).toMatchObject([
      { reason: 'foreign_secret', organization_id: bench.otherOrganizationId },
    ]);
  });

  test('a channel that was just added is found at its first delivery', async () => {
    added = [{ ...bench.channel, phoneNumberId: '4000', wabaId: 'W4', appSecret: 'brand-new' }];
    const body = delivery('4000');
    expect((await post(body, sign(body, 'brand-new'))).statusCode).toBe(200);
    expect(await waiting(bench)).toHaveLength(1);
  });
});

describe('GET /webhooks/whatsapp', () => {
  const get = (query: Record<string, string>) =>
    app.inject({ method: 'GET', url: '/webhooks/whatsapp', query });
  const whole = {
    'hub.mode': 'subscribe',
    'hub.challenge': '<1158201444>',
    'hub.verify_token': 'second-token',
  };

  test('200 with the challenge as plain text when any channel has the token', async () => {
    const answer = await get(whole);
    expect([answer.statusCode, answer.body]).toEqual([200, '<1158201444>']);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
  });

  test('403 for a token nobody has', async () => {
    expect((await get({ ...whole, 'hub.verify_token': 'third-token' })).statusCode).toBe(403);
  });

  test.each(['hub.mode', 'hub.challenge', 'hub.verify_token'])('400 without %s', async (name) => {
    expect((await get({ ...whole, [name]: '' })).statusCode).toBe(400);
  });
});
