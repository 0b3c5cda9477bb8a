import { type RunningSimulator, startSimulator } from '@balcao/whatsapp-simulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { theSystem } from '../accounts/index.ts';
import { createTestApp, type Headers, type TestApp } from '../accounts/testing/test-app.ts';
import { type Channels, createChannel, createChannels } from '../channels/index.ts';
import { applyTemplateWebhook } from './apply-template-webhook.ts';
import { addTemplateRoutes } from './routes/index.ts';
import { createTemplateJobHandlers } from './template-jobs.ts';

const WABA = '204118573390216';
let simulator: RunningSimulator;
let t: TestApp;
let channels: Channels;
let channelId: string;

beforeAll(async () => {
  simulator = await startSimulator({ appSecret: 'the-app-secret' });
  t = await createTestApp(
    (app, { ctx }) => {
      channels = createChannels({ ctx, publicUrl: () => 'https://balcao.test' });
      addTemplateRoutes(app, { channels });
    },
    { config: { whatsapp: { graphUrl: simulator.url, graphVersion: 'v25.0' } } },
  );
  await t.app.ready();
  await channels.start();
  const input = {
    name: 'Loja',
    phone_number_id: '318840027715530',
    waba_id: WABA,
    access_token: 'balcao-simulator-token',
    app_secret: 'the-app-secret',
    verify_token: 'verify',
    bot_enabled: true,
    mark_read: true,
  };
  const { organizationId } = t;
  channelId = (await createChannel(channels, { organizationId, locale: 'pt-BR', input }, theSystem)).id;
  for (let i = 0; i < 130; i++) addTemplate(`aviso_${String(i).padStart(3, '0')}`);
});
afterAll(async () => {
  await channels.close();
  await t.close();
  await simulator.close();
});

function addTemplate(name: string) {
  return simulator.simulator.addTemplate({
    wabaId: WABA,
    name,
    language: 'pt_BR',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: `Olá do ${name}` }],
  });
}
const sync = async (headers?: Headers) =>
  t.app.inject({
    method: 'POST',
    url: `/v1/channels/${channelId}/templates/sync`,
    headers: headers ?? (await t.as('agent')),
  });
const list = async (query = '', headers?: Headers) =>
  t.app.inject({ url: `/v1/templates${query}`, headers: headers ?? (await t.as('viewer')) });
type Item = { id: string; name: string; status: string; category: string; updated_at: string };
const find = async (name: string): Promise<Item | undefined> =>
  (await list()).json().items.find((item: Item) => item.name === name);
const webhook = (field: string, value: object) =>
  t.ctx.db.tx(t.organizationId, (tx) =>
    applyTemplateWebhook(tx, t.clock, { organizationId: t.organizationId, channelId }, field, {
      message_template_language: 'pt_BR',
      ...value,
    }),
  );
const waitingJobs = () =>
  t.database.queryAsOwner<{ kind: string; payload: unknown }>(
    `select kind, payload from jobs where state = 'ready' and kind = 'templates.sync'`,
  );

describe('reading templates from Meta', () => {
  test('all pages are read; a second time nothing changes its id or moment', async () => {
    const first = await sync();
    expect(first.statusCode).toBe(200);
    expect(first.json().items).toHaveLength(130);
    expect(first.json().items[0]).toMatchObject({
      channel_id: channelId,
      status: 'APPROVED',
      parameter_format: 'POSITIONAL',
      components: [{ type: 'BODY', text: 'Olá do aviso_000' }],
    });
    await t.clock.advance(1_000);
    expect((await sync()).json()).toEqual(first.json());
    expect((await list()).json()).toEqual(first.json());
    expect((await list('?status=PAUSED')).json().items).toEqual([]);
  });

  test('a template deleted at Meta goes', async () => {
    const extra = addTemplate('passageiro');
    await sync();
    expect(await find('passageiro')).toBeDefined();
    await channels.clientFor(channelId)?.deleteTemplate(WABA, extra.name);
    await sync();
    expect(await find('passageiro')).toBeUndefined();
  });

  test('404 and an empty list for another organization, 403 for a viewer', async () => {
    const stranger = await t.as('owner', t.otherOrganizationId);
    expect((await sync(stranger)).statusCode).toBe(404);
    expect((await list('', stranger)).json().items).toEqual([]);
    expect((await sync(await t.as('viewer'))).statusCode).toBe(403);
  });

  test('422 when the token is refused', async () => {
    simulator.simulator.expireToken('balcao-simulator-token');
    try {
      const answer = await sync();
      expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'WHATSAPP_REFUSED']);
    } finally {
      simulator.simulator.addToken('balcao-simulator-token');
    }
  });
});

describe('lifecycle webhooks', () => {
  test('change status, category and presence of the copy', async () => {
    await webhook('message_template_status_update', { message_template_name: 'aviso_001', event: 'PAUSED' });
    expect(await find('aviso_001')).toMatchObject({ status: 'PAUSED' });
    await webhook('template_category_update', {
      message_template_name: 'aviso_001',
      previous_category: 'UTILITY',
      new_category: 'MARKETING',
    });
    expect(await find('aviso_001')).toMatchObject({ status: 'PAUSED', category: 'MARKETING' });
    await webhook('message_template_status_update', { message_template_name: 'aviso_001', event: 'DELETED' });
    expect(await find('aviso_001')).toBeUndefined();
    expect(await waitingJobs()).toEqual([]);
  });

  test('about an unknown template or its parts make one reading job, which brings it', async () => {
    addTemplate('novidade');
    const value = { message_template_name: 'novidade', event: 'APPROVED' };
    await webhook('message_template_status_update', value);
    await webhook('message_template_components_update', { message_template_name: 'aviso_002' });
    const jobs = await waitingJobs();
    expect(jobs).toHaveLength(1);
    const handler = createTemplateJobHandlers(channels)['templates.sync'];
    const job = {
      id: 1,
      lane: 'maintenance' as const,
      kind: 'templates.sync',
      key: null,
      organizationId: t.organizationId,
      payload: jobs[0]?.payload,
      attempts: 1,
      maxAttempts: 5,
    };
    await handler?.(job, { signal: new AbortController().signal, finish: async () => undefined });
    expect(await find('novidade')).toMatchObject({ status: 'APPROVED' });
  });
});
