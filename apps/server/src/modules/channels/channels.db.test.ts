import { createHmac } from 'node:crypto';
import { until } from '@balcao/testkit';
import { type RunningSimulator, startSimulator } from '@balcao/whatsapp-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { theSystem } from '../accounts/index.ts';
import { createTestApp, type Headers, type TestApp } from '../accounts/testing/test-app.ts';
import { requireNewToken } from './change-status.ts';
import { applyNumberWebhook, createChannelJobHandlers } from './channel-jobs.ts';
import { type Channels, createChannels } from './channels.ts';
import { addChannelRoutes } from './routes/index.ts';

const WABA = '204118573390216';
let simulator: RunningSimulator;
let t: TestApp;
let channels: Channels;
let serial = 0;

beforeAll(async () => {
  simulator = await startSimulator({ appSecret: 'the-app-secret', behaviour: { requireProof: true } });
  t = await createTestApp(
    (app, { ctx }) => {
      channels = createChannels({ ctx, publicUrl: () => 'https://desk.shop.com.br' });
      addChannelRoutes(app, { channels });
    },
    { config: { whatsapp: { graphUrl: simulator.url, graphVersion: 'v25.0' } } },
  );
  await t.app.ready();
  await channels.start();
});
afterAll(async () => {
  await channels.close();
  await t.close();
  await simulator.close();
});

let input: Record<string, string | number | boolean>;
beforeEach(() => {
  const phoneNumberId = `31884002771${5000 + ++serial}`;
  simulator.simulator.addPhoneNumber({
    phoneNumberId,
    wabaId: WABA,
    displayPhoneNumber: '+55 11 3555-0042',
    verifiedName: 'Padaria Sol',
    messagesPerSecond: 1_000,
  });
  input = {
    name: 'Loja',
    phone_number_id: phoneNumberId,
    waba_id: WABA,
    access_token: 'balcao-simulator-token',
    app_secret: 'the-app-secret',
    verify_token: 'my-verify-token',
  };
});

const post = (url: string, headers: Headers, payload?: object) =>
  t.app.inject({ method: 'POST', url, headers, ...(payload ? { payload } : {}) });
const create = async (change: object = {}, headers?: Headers) =>
  post('/v1/channels', headers ?? (await t.as('admin')), { ...input, ...change });

const credentials = () => {
  const { phone_number_id, waba_id, access_token, app_secret } = input;
  return { phone_number_id, waba_id, access_token, app_secret };
};

const refusedField = async (change: object) => {
  const answer = await create(change);
  expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'WHATSAPP_REFUSED']);
  return answer.json().error.details[0].field;
};

describe('connecting a number', () => {
  test('201: name, throughput and quality come from Meta; the path of messages knows it at once', async () => {
    const made = await create();
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      display_phone_number: '+55 11 3555-0042',
      verified_name: 'Padaria Sol',
      messages_per_second: 1_000,
      status: 'active',
      verify_token: 'my-verify-token',
    });
    const channel = channels.directory.findByPhoneNumberId(String(input.phone_number_id));
    expect(channel).toMatchObject({ id: made.json().id, appSecret: 'the-app-secret' });
    expect(channels.directory.secretsFor(WABA)).toEqual(['the-app-secret']);
    const number = await channels.clientFor(made.json().id)?.getPhoneNumber(String(input.phone_number_id));
    expect(number?.verifiedName).toBe('Padaria Sol');
    const buckets = await t.database.queryAsOwner({
      text: 'select tokens from channel_buckets where channel_id = $1',
      values: [made.json().id],
    });
    expect(buckets).toEqual([{ tokens: 1_000 }]);
  });

  test('no secret is in the answer, in the list or readable in the database', async () => {
    const made = await create();
    const list = await t.app.inject({ url: '/v1/channels', headers: await t.as('viewer') });
    expect(list.json().callback_url).toBe('https://desk.shop.com.br/webhooks/whatsapp');
    const rows = await t.database.queryAsOwner('select c::text from channels c');
    const log = await t.database.queryAsOwner('select a::text from audit_log a');
    for (const text of [made.body, list.body, JSON.stringify(rows), JSON.stringify(log)]) {
      expect(text).not.toContain('the-app-secret');
      expect(text).not.toContain('balcao-simulator-token');
    }
  });

  test('the verify token is shown to admins, to nobody else and in no event', async () => {
    const { id } = (await create()).json();
    const tokenFor = async (role: 'viewer' | 'supervisor' | 'admin') => {
      const headers = await t.as(role);
      const one = (await t.app.inject({ url: `/v1/channels/${id}`, headers })).json();
      const list = (await t.app.inject({ url: '/v1/channels', headers })).json();
      const listed = list.items.find((item: { id: string }) => item.id === id);
      expect(listed.verify_token).toBe(one.verify_token);
      return one.verify_token;
    };
    expect(await tokenFor('admin')).toBe('my-verify-token');
    expect([await tokenFor('supervisor'), await tokenFor('viewer')]).toEqual(['', '']);
    const events = await t.database.queryAsOwner('select e::text from events e');
    expect(JSON.stringify(events)).not.toContain('my-verify-token');
  });

  test('409: a number is connected once, over all organizations, also when two race for it', async () => {
    const stranger = await t.as('owner', t.otherOrganizationId);
    const answers = await Promise.all([create(), create({}, stranger)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409]);
    const third = await create();
    expect(third.json().error.code).toBe('PHONE_NUMBER_TAKEN');
  });

  test('422 names the field Meta did not accept', async () => {
    simulator.simulator.addToken('someone-elses-token', { wabaIds: ['999999999999999'] });
    expect(await refusedField({ access_token: 'made-up-token' })).toBe('access_token');
    expect(await refusedField({ access_token: 'someone-elses-token' })).toBe('access_token');
    expect(await refusedField({ app_secret: 'another-secret' })).toBe('app_secret');
    expect(await refusedField({ waba_id: '111111111111111' })).toBe('waba_id');
    expect(await refusedField({ phone_number_id: '12345678901' })).toBe('access_token');
  });

  test('403 for a supervisor, 400 for ids that are none', async () => {
    expect((await create({}, await t.as('supervisor'))).statusCode).toBe(403);
    expect((await create({ phone_number_id: '+55 11' })).statusCode).toBe(400);
  });
});

describe('a connected number', () => {
  test('404 for another organization, whatever it asks', async () => {
    const { id } = (await create()).json();
    const headers = await t.as('owner', t.otherOrganizationId);
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/test'],
      ['POST', '/resume'],
    ] as const) {
      const answer = await t.app.inject({
        method,
        url: `/v1/channels/${id}${path}`,
        headers,
        ...(method === 'PATCH' ? { payload: { name: 'mine' } } : {}),
      });
      expect([method, path, answer.statusCode]).toEqual([method, path, 404]);
    }
  });

  test('changes reach another process by notification', async () => {
    const { id } = (await create()).json();
    const elsewhere = createChannels({ ctx: t.ctx, publicUrl: () => '' });
    await elsewhere.start();
    try {
      expect(elsewhere.directory.byId(id)?.name).toBe('Loja');
      await t.app.inject({
        method: 'PATCH',
        url: `/v1/channels/${id}`,
        headers: await t.as('admin'),
        payload: { name: 'Outra', bot_enabled: false },
      });
      await until(() => elsewhere.directory.byId(id)?.name === 'Outra');
      expect(elsewhere.directory.byId(id)?.botEnabled).toBe(false);
    } finally {
      await elsewhere.close();
    }
  });

  test('a new token is proved before it is saved, and lets a stopped number send again', async () => {
    const { id } = (await create()).json();
    const which = { organizationId: t.organizationId, channelId: id };
    expect(await requireNewToken(t.ctx, which, 'Token expired (190)', theSystem)).toBe(true);
    expect(await requireNewToken(t.ctx, which, 'again', theSystem)).toBe(false);
    const headers = await t.as('admin');
    const patch = (payload: object) =>
      t.app.inject({ method: 'PATCH', url: `/v1/channels/${id}`, headers, payload });
    expect((await patch({ access_token: 'made-up-token' })).statusCode).toBe(422);
    const stopped = await t.app.inject({ url: `/v1/channels/${id}`, headers });
    expect(stopped.json()).toMatchObject({ status: 'needs_token', status_reason: 'Token expired (190)' });
    simulator.simulator.addToken('fresh-token');
    expect((await patch({ access_token: 'fresh-token' })).json()).toMatchObject({
      status: 'active',
      status_reason: null,
    });
    expect(channels.directory.byId(id)?.accessToken).toBe('fresh-token');
  });

  test('saving a number again with a token, and resuming it, subscribes the app where it no longer was', async () => {
    const { id } = (await create()).json();
    const headers = await t.as('admin');
    const client = channels.clientFor(id);
    if (!client) throw new Error('The number has no client.');
    const isSubscribed = async () => (await client.getSubscribedApps(WABA)).length > 0;
    const proof = createHmac('sha256', 'the-app-secret').update('balcao-simulator-token').digest('hex');
    const unsubscribe = async () => {
      const url = `${simulator.url}/v25.0/${WABA}/subscribed_apps?appsecret_proof=${proof}`;
      await fetch(url, { method: 'DELETE', headers: { authorization: 'Bearer balcao-simulator-token' } });
      expect(await isSubscribed()).toBe(false);
    };
    await unsubscribe();
    const payload = { access_token: 'balcao-simulator-token' };
    await t.app.inject({ method: 'PATCH', url: `/v1/channels/${id}`, headers, payload });
    expect(await isSubscribed()).toBe(true);
    await unsubscribe();
    await post(`/v1/channels/${id}/resume`, headers);
    expect(await isSubscribed()).toBe(true);
  });

  test('resuming is told to panels by an event', async () => {
    const { id } = (await create()).json();
    await requireNewToken(t.ctx, { organizationId: t.organizationId, channelId: id }, 'why', theSystem);
    const resumed = await post(`/v1/channels/${id}/resume`, await t.as('admin'));
    expect(resumed.json().status).toBe('active');
    const events = await t.database.queryAsOwner<{ status: string }>({
      text: `select data->'channel'->>'status' as status from events
             where type = 'channel.updated' and data->'channel'->>'id' = $1 order by seq`,
      values: [id],
    });
    expect(events.map((event) => event.status)).toEqual(['active', 'needs_token', 'active']);
  });

  test('disconnecting frees the number and forgets its secrets', async () => {
    const { id } = (await create()).json();
    const url = `/v1/channels/${id}`;
    expect((await t.app.inject({ method: 'DELETE', url, headers: await t.as('admin') })).statusCode).toBe(
      403,
    );
    const headers = await t.as('owner');
    expect((await t.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
    expect((await t.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(404);
    expect(channels.clientFor(id)).toBeUndefined();
    expect((await create()).statusCode).toBe(201);
  });
});

const jobOf = (kind: string, payload: unknown) => ({
  id: 1,
  lane: 'maintenance' as const,
  kind,
  key: null,
  organizationId: null,
  payload,
  attempts: 1,
  maxAttempts: 5,
});
const jobCtx = { signal: new AbortController().signal, finish: async () => undefined };

/** Applies the webhook, then runs the jobs it left. */
async function tell(channelId: string, field: string, value: object) {
  await t.ctx.db.tx(t.organizationId, (tx) =>
    applyNumberWebhook(tx, { organizationId: t.organizationId, channelId }, field, value),
  );
  const jobs = await t.database.queryAsOwner<{ kind: string; payload: unknown }>(
    'delete from jobs returning kind, payload',
  );
  for (const { kind, payload } of jobs) {
    await createChannelJobHandlers(channels)[kind]?.(jobOf(kind, payload), jobCtx);
  }
  await channels.directory.reload();
  return jobs.map((job) => job.kind);
}

describe('what Meta tells later', () => {
  test('a quality or name webhook makes the number be read again', async () => {
    const { id } = (await create()).json();
    await t.database.queryAsOwner({
      text: `update channels set verified_name = 'Old', messages_per_second = 80 where id = $1`,
      values: [id],
    });
    expect(await tell(id, 'phone_number_name_update', { decision: 'APPROVED' })).toEqual([
      'channels.refresh',
    ]);
    const got = await t.app.inject({ url: `/v1/channels/${id}`, headers: await t.as('viewer') });
    expect(got.json()).toMatchObject({ verified_name: 'Padaria Sol', messages_per_second: 1_000 });
  });

  test('a token that no longer works is noticed', async () => {
    simulator.simulator.addToken('dying-token');
    const { id } = (await create({ access_token: 'dying-token' })).json();
    simulator.simulator.expireToken('dying-token');
    await tell(id, 'phone_number_quality_update', { event: 'FLAGGED' });
    expect(channels.directory.byId(id)?.status).toBe('needs_token');
  });

  test('a closed account stops sending, with the reason in the owner’s language', async () => {
    const { id } = (await create()).json();
    await tell(id, 'account_update', { event: 'ACCOUNT_DELETED' });
    const got = await t.app.inject({ url: `/v1/channels/${id}`, headers: await t.as('viewer') });
    expect(got.json()).toMatchObject({ status: 'paused', status_reason: expect.stringContaining('Meta') });
  });
});

describe('the connection test', () => {
  type Check = { name: string; ok: boolean | null; detail: string; advice: string | null };
  async function check(change: object): Promise<Record<string, Check>> {
    const answer = await post('/v1/channels/test', await t.as('admin'), { ...credentials(), ...change });
    expect(answer.statusCode).toBe(200);
    const checks: Check[] = answer.json().checks;
    for (const one of checks) if (one.ok === false) expect(one.advice).toBeTruthy();
    expect(answer.json().ok).toBe(checks.every((one) => one.ok !== false));
    return Object.fromEntries(checks.map((one) => [one.name, one]));
  }

  test('all is well with a saved number, in the words of the person’s language', async () => {
    const { id } = (await create()).json();
    const report = (await post(`/v1/channels/${id}/test`, await t.as('admin'))).json();
    expect(report.ok).toBe(true);
    expect(report.checks.map((one: Check) => [one.name, one.ok])).toEqual([
      ['token', true],
      ['phone_number', true],
      ['waba', true],
      ['app_secret', true],
      ['subscription', true],
      ['callback', true],
      ['clock', true],
      ['webhook_seen', null],
    ]);
    expect(report.checks[0].detail).toBe('O token é válido.');
  });

  test('the last webhook is told in the time zone of the organization', async () => {
    const { id } = (await create()).json();
    await t.ctx.db.tx(t.organizationId, async (tx) => {
      await tx.execute({
        text: 'update channels set last_webhook_at = $2 where id = $1',
        values: [id, new Date('2026-03-10T01:30:00Z')],
      });
      await tx.execute({
        text: `update organizations set time_zone = 'America/Manaus' where id = $1`,
        values: [t.organizationId],
      });
    });
    const report = (await post(`/v1/channels/${id}/test`, await t.as('admin'))).json();
    expect(report.checks.at(-1).detail).toContain('9 de mar. de 2026, 21:30');
  });

  test('each fault is found by the check that is about it', async () => {
    expect((await check({ access_token: 'made-up-token' })).phone_number?.ok).toBe(false);
    expect((await check({ app_secret: 'another-secret' })).app_secret?.ok).toBe(false);
    expect((await check({ waba_id: '111111111111111' })).waba?.ok).toBe(false);
    expect((await check({ phone_number_id: '12345678901' })).phone_number?.ok).toBe(false);
    simulator.simulator.addToken('expired-token');
    simulator.simulator.expireToken('expired-token');
    expect((await check({ access_token: 'expired-token' })).token?.ok).toBe(false);
  });

  test('a clock that is wrong is found', async () => {
    await t.clock.advance(10 * 60_000);
    expect((await check({})).clock).toMatchObject({ ok: false });
  });
});
