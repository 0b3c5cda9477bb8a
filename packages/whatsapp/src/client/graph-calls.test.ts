import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonRecord, readRecord, readText } from '../read-json.ts';
import { readFixture } from '../testing/fixtures.ts';
import { type GraphDouble, json, startGraphDouble } from '../testing/graph-double.ts';
import { createWhatsAppClient } from './create-whatsapp-client.ts';
import type { ClientOptions } from './graph-call.ts';

const NUMBER = '318840027715530';
const WABA = '204118573390216';

let double: GraphDouble;
beforeEach(async () => {
  double = await startGraphDouble();
});
afterEach(() => double.close());

const client = (options: Partial<ClientOptions> = {}) =>
  createWhatsAppClient({ graphUrl: double.url, version: 'v25.0', accessToken: 'TOKEN', ...options });

const part = (name: string, key: 'request' | 'response'): JsonRecord =>
  readRecord(readRecord(readFixture(name))?.[key]) ?? {};

describe('calls of the Graph API', () => {
  it('mark a message read with typing as in the fixture', async () => {
    const expected = readRecord(part('outbound-mark-read-typing', 'request').body);
    await client().markRead(NUMBER, readText(expected?.message_id) ?? '', { typing: true });
    expect(double.seen[0]?.body).toEqual(expected);
  });

  it('create a template as in the fixture', async () => {
    const { body } = part('outbound-template-create', 'request');
    double.answer((_, res) => json(res, 200, part('outbound-template-create', 'response').body));
    const port = client();
    // The fixture is a draft by its making.
    const draft = body as Parameters<typeof port.createTemplate>[1];
    expect(await port.createTemplate(WABA, draft)).toEqual({
      id: '1290044718820033',
      status: 'PENDING',
      category: 'UTILITY',
    });
    expect(double.seen[0]).toMatchObject({ method: 'POST', path: `/v25.0/${WABA}/message_templates`, body });
  });

  it('list templates over all pages, by cursor', async () => {
    double.answer((request, res) => {
      const isSecond = request.path.includes('after=CURSOR');
      const paging = isSecond
        ? {}
        : { cursors: { after: 'CURSOR' }, next: 'https://evil.example/?access_token=x' };
      json(res, 200, {
        data: [{ id: isSecond ? 2 : 1, name: 't', language: 'pt_BR', status: 'APPROVED' }],
        paging,
      });
    });
    const ids: string[] = [];
    for await (const template of client().listTemplates(WABA)) ids.push(template.id);
    expect(ids).toEqual(['1', '2']);
    expect(double.seen).toHaveLength(2);
  });

  it('delete a template by name, or one language of it', async () => {
    await client().deleteTemplate(WABA, 'visit_reminder', { templateId: '12' });
    expect(double.seen[0]).toMatchObject({
      method: 'DELETE',
      path: `/v25.0/${WABA}/message_templates?name=visit_reminder&hsm_id=12`,
    });
  });

  it('read a number with its throughput', async () => {
    double.answer((_, res) =>
      json(res, 200, { id: NUMBER, verified_name: 'Loja', throughput: { level: 'HIGH' } }),
    );
    expect(await client().getPhoneNumber(NUMBER)).toMatchObject({
      id: NUMBER,
      verifiedName: 'Loja',
      throughputLevel: 'HIGH',
    });
    double.answer((_, res) => json(res, 200, { data: [{ id: NUMBER }] }));
    expect(await client().listPhoneNumbers(WABA)).toMatchObject([{ id: NUMBER }]);
  });

  it('subscribe an app and list the subscribed ones', async () => {
    await client().subscribeApp(WABA, { overrideCallbackUri: 'https://a.b/hook', verifyToken: 'v' });
    expect(double.seen[0]?.body).toEqual({ override_callback_uri: 'https://a.b/hook', verify_token: 'v' });
    double.answer((_, res) =>
      json(res, 200, { data: [{ whatsapp_business_api_data: { id: '7', name: 'App' } }, 3] }),
    );
    expect(await client().getSubscribedApps(WABA)).toEqual([{ id: '7', name: 'App' }]);
  });

  it('tell what a token may do', async () => {
    double.answer((_, res) =>
      json(res, 200, { data: { is_valid: true, scopes: ['whatsapp_business_messaging'], expires_at: 0 } }),
    );
    const info = await client().debugToken();
    expect(info).toMatchObject({ isValid: true, scopes: ['whatsapp_business_messaging'] });
    expect(info.expiresAtMs).toBeUndefined();
    expect(double.seen[0]?.path).toContain('input_token=TOKEN');
  });

  it('report whom Meta did not block', async () => {
    double.answer((_, res) =>
      json(res, 400, {
        error: { code: 139100 },
        block_users: {
          added_users: [{ input: '1', wa_id: '1' }],
          failed_users: [{ input: '2', errors: [{ message: 'too old' }] }],
        },
      }),
    );
    expect(await client().blockUsers(NUMBER, ['1', 'BR.2'])).toEqual({
      done: [{ input: '1', waId: '1' }],
      failed: [{ input: '2', message: 'too old' }],
    });
    expect(double.seen[0]?.body).toMatchObject({ block_users: [{ user: '1' }, { user_id: 'BR.2' }] });
  });

  it('read and change the profile', async () => {
    double.answer((_, res) => json(res, 200, { data: [{ about: 'Loja', websites: ['https://a.b'] }] }));
    expect(await client().getBusinessProfile(NUMBER)).toEqual({ about: 'Loja', websites: ['https://a.b'] });
    double.answer((_, res) => json(res, 200, { success: true }));
    await client().setBusinessProfile(NUMBER, { about: 'Nova' });
    expect(double.seen[1]?.body).toEqual({ messaging_product: 'whatsapp', about: 'Nova' });
  });
});
