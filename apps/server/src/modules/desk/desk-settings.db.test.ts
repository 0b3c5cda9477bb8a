import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type Headers, type TestApp } from '../accounts/testing/test-app.ts';
import { createDesk, renameVipTag } from './index.ts';
import { addDeskRoutes } from './routes/index.ts';

let t: TestApp;
let admin: Headers;
beforeAll(async () => {
  t = await createTestApp(addDeskRoutes);
  admin = await t.as('admin');
});
afterAll(() => t.close());

const defaults = {
  survey: { kind: 'csat', comment_up_to: 3, expires_hours: 24, question: {} },
  close_reasons: [{ id: 'resolvido' }, { id: 'sem_resposta' }, { id: 'nao_se_aplica' }],
  close_reason_required: false,
  presence: { auto_away_minutes: 10, offline_after_seconds: 90 },
  vip_tag: 'vip',
};
async function put(payload: object, headers = admin) {
  const answer = await t.app.inject({ method: 'PUT', url: '/v1/desk-settings', headers, payload });
  return { status: answer.statusCode, body: answer.json() };
}
const get = async (headers: Headers) => (await t.app.inject({ url: '/v1/desk-settings', headers })).json();

describe('desk settings', () => {
  test('a new organization has the shipped ones', async () => {
    expect(await get(await t.as('viewer', t.otherOrganizationId))).toMatchObject(defaults);
  });

  test('what an admin puts is what everybody reads, audited, and nobody else’s', async () => {
    const input = {
      survey: { kind: 'nps', comment_up_to: 6, question: { 'pt-BR': 'De 0 a 10?\u0000' } },
      close_reasons: [{ id: 'vendido', name: ' Vendido ' }],
      close_reason_required: true,
      presence: { auto_away_minutes: null },
      vip_tag: 'ouro',
    };
    const { status, body } = await put(input);
    expect(status).toBe(200);
    expect(body).toEqual({
      survey: { kind: 'nps', comment_up_to: 6, expires_hours: 24, question: { 'pt-BR': 'De 0 a 10?\ufffd' } },
      close_reasons: [{ id: 'vendido', name: 'Vendido' }],
      close_reason_required: true,
      presence: { auto_away_minutes: null, offline_after_seconds: 90 },
      vip_tag: 'ouro',
    });
    expect(await get(await t.as('viewer'))).toEqual(body);
    expect(await get(await t.as('viewer', t.otherOrganizationId))).toMatchObject(defaults);
    const audit = await t.database.queryAsOwner(
      `select 1 from audit_log where action = 'desk_settings.updated' and organization_id = '${t.organizationId}'`,
    );
    expect(audit).toHaveLength(1);
  });

  test.each([
    ['survey.comment_up_to', 'too_big', { survey: { kind: 'csat', comment_up_to: 6 } }],
    ['survey.comment_up_to', 'too_big', { survey: { kind: 'nps', comment_up_to: 11 } }],
    ['survey.question.en', 'too_big', { survey: { question: { en: 'x'.repeat(1025) } } }],
    [
      'close_reasons.1.id',
      'duplicate',
      {
        close_reasons: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
    ],
    ['close_reason_required', 'invalid_value', { close_reasons: [], close_reason_required: true }],
    ['presence.offline_after_seconds', 'too_small', { presence: { offline_after_seconds: 5 } }],
    ['vip_tag', 'too_small', { vip_tag: ' ' }],
  ])('400 names %s: %s', async (field, code, input) => {
    const { status, body } = await put(input);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'INVALID_INPUT', details: [{ field, code }] });
  });

  test('403 below admin', async () => {
    expect((await put({}, await t.as('supervisor'))).status).toBe(403);
  });

  test('who asks often gets an answer at most a second old, each organization its own', async () => {
    const desk = createDesk(t.ctx);
    const load = (id: string) => t.ctx.db.tx(id, (tx) => desk.loadDeskSettings(tx, id));
    await put({ vip_tag: 'prata' });
    expect((await load(t.organizationId)).vip_tag).toBe('prata');
    expect((await load(t.otherOrganizationId)).vip_tag).toBe('vip');
    await put({ vip_tag: 'bronze' });
    expect((await load(t.organizationId)).vip_tag).toBe('prata');
    await t.clock.advance(1_000);
    expect((await load(t.organizationId)).vip_tag).toBe('bronze');
  });

  test('the VIP tag follows a new name, another tag’s does not move it', async () => {
    await put({ vip_tag: 'Ouro' });
    const rename = (from: string, to: string) =>
      t.ctx.db.tx(t.organizationId, (tx) => renameVipTag(tx, t.organizationId, from, to));
    await rename('prata', 'bronze');
    expect((await get(admin)).vip_tag).toBe('Ouro');
    await rename('ouro', 'Diamante');
    expect((await get(admin)).vip_tag).toBe('Diamante');
  });
});
