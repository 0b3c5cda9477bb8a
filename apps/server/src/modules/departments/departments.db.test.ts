import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSlaPolicy } from './index.ts';
import { createDepartmentApp, type DepartmentApp } from './testing/department-app.ts';

let t: DepartmentApp;
beforeAll(async () => {
  t = await createDepartmentApp();
});
afterAll(() => t.close());

describe('a new organization', () => {
  test('has four departments with the promises of the seeds', async () => {
    const all = await t.list(await t.as('viewer', t.otherOrganizationId));
    expect(all.map((one) => [one.slug, one.sla.first_response, one.sla.next_response])).toEqual([
      ['suporte', { minutes: 15, alert_minutes: 10 }, { minutes: 15, alert_minutes: 10 }],
      ['vendas', { minutes: 5, alert_minutes: 3 }, { minutes: 5, alert_minutes: 3 }],
      ['financeiro', { minutes: 20, alert_minutes: 15 }, { minutes: 20, alert_minutes: 15 }],
      ['geral', { minutes: 15, alert_minutes: 10 }, { minutes: 15, alert_minutes: 10 }],
    ]);
    for (const { sla } of all)
      expect(sla).toMatchObject({
        resolution: { minutes: 480, alert_minutes: 420 },
        business_hours: true,
        pause_while_waiting: true,
      });
  });

  test('keeps shop hours in its own time zone', async () => {
    const [row] = await t.database.queryAsOwner<{ name: string; definition: object }>(
      `select c.name, c.definition from organizations o
         join calendars c on c.organization_id = o.id and c.id = o.calendar_id where o.id = '${t.organizationId}'`,
    );
    expect(row).toMatchObject({
      name: 'Horário comercial',
      definition: {
        time_zone: 'America/Sao_Paulo',
        weekly: { 1: [{ from: '08:00', to: '18:00' }] },
        exceptions: [],
        holidays: { national: true, optional: [], custom: [] },
      },
    });
  });
});

describe('POST /v1/departments', () => {
  test('201 with defaults: last in the list, a slug bots can hand off to, audited', async () => {
    const made = await t.call('POST', '', { name: '  Pós-venda  & Trocas ' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      slug: 'pos_venda_trocas',
      name: 'Pós-venda & Trocas',
      position: 4,
      routing: 'longest_idle',
      sticky: true,
      calendar_id: null,
      announce_position: true,
      abandon_after_minutes: null,
      member_ids: [],
      sla: { first_response: { minutes: 15, alert_minutes: 10 } },
    });
    expect((await t.list()).at(-1)).toEqual(made.body);
    const [entry] = await t.database.queryAsOwner<{ action: string; detail: object }>(
      `select action, detail from audit_log where subject = '${made.body.id}'`,
    );
    expect(entry).toEqual({
      action: 'department.created',
      detail: { name: 'Pós-venda & Trocas', slug: 'pos_venda_trocas' },
    });
  });

  test('a name that is there is refused, one that only reads alike gets a slug of its own', async () => {
    expect((await t.call('POST', '', { name: 'SUPORTE' })).body.error).toMatchObject({
      code: 'ALREADY_EXISTS',
      details: [{ field: 'name' }],
    });
    expect((await t.call('POST', '', { name: 'Suporte!' })).body.slug).toBe('suporte_2');
  });

  test('of several who make the same at the same moment one does', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => t.call('POST', '', { name: 'Cobrança' })));
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409]);
  });

  test('members are told of it and get work at once', async () => {
    const ana = await t.newUser('agent');
    t.agentsTold.length = 0;
    t.told.length = 0;
    await t.forgetJobs();
    const { body } = await t.call('POST', '', { name: 'Oficina', member_ids: [ana, ana] });
    expect(body.member_ids).toEqual([ana]);
    expect(t.agentsTold).toEqual([ana]);
    expect(t.told).toEqual([t.organizationId]);
    expect(await t.jobs()).toMatchObject([{ kind: 'queue.tend' }]);
    const events = await t.database.queryAsOwner<{ type: string }>(
      'select type from events order by seq desc limit 1',
    );
    expect(events).toEqual([{ type: 'agent.updated' }]);
  });

  test('400 names what is wrong', async () => {
    const viewer = await t.newUser('viewer');
    const stranger = await t.newUser('agent', t.otherOrganizationId);
    const ana = await t.newUser('agent');
    const sla = (await t.bySlug('geral')).sla;
    const nowhere = '01900000-0000-7000-8000-000000000000';
    const fault = async (input: object) =>
      (await t.call('POST', '', { name: 'Errado', ...input })).body.error.details[0];
    const unknown = (field: string) => ({ field, code: 'unknown_id' });
    expect(await fault({ name: ' ' })).toMatchObject({ field: 'name', code: 'too_small' });
    expect(await fault({ calendar_id: nowhere })).toMatchObject(unknown('calendar_id'));
    expect(await fault({ member_ids: [ana, viewer] })).toMatchObject(unknown('member_ids.1'));
    expect(await fault({ member_ids: [stranger] })).toMatchObject(unknown('member_ids.0'));
    const tooLate = { ...sla, resolution: { minutes: 10, alert_minutes: 10 } };
    expect(await fault({ sla: tooLate })).toMatchObject({
      field: 'sla.resolution.alert_minutes',
      code: 'too_big',
      maximum: 10,
      inclusive: false,
    });
    expect((await t.list()).some((one) => one.name === 'Errado')).toBe(false);
  });

  test('403 below admin', async () => {
    expect((await t.call('POST', '', { name: 'X' }, await t.as('supervisor'))).status).toBe(403);
  });
});

describe('PATCH /v1/departments/:id', () => {
  test('changes what is given and leaves the rest, the slug always', async () => {
    const before = await t.bySlug('geral');
    const { status, body } = await t.call('PATCH', `/${before.id}`, {
      name: 'Recepção',
      routing: 'round_robin',
      sticky: false,
      abandon_after_minutes: 30,
      position: 9,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...before,
      name: 'Recepção',
      routing: 'round_robin',
      sticky: false,
      abandon_after_minutes: 30,
      position: 9,
    });
    expect(await t.bySlug('geral')).toEqual(body);
  });

  test('replaces promises, and has open conversations counted again', async () => {
    const { id, sla } = await t.bySlug('vendas');
    const calm = { ...sla, first_response: null, next_response: { minutes: 60, alert_minutes: null } };
    await t.forgetJobs();
    expect((await t.call('PATCH', `/${id}`, { sla: calm })).body.sla).toEqual(calm);
    expect((await t.jobs()).map((job) => job.kind)).toEqual(['queue.tend', 'sla.recheck']);
    expect((await t.jobs())[1]).toMatchObject({
      kind: 'sla.recheck',
      unique_key: `sla.recheck:${t.organizationId}`,
      payload: { organizationId: t.organizationId },
    });
    const found = await t.ctx.db.tx(t.organizationId, (tx) => findSlaPolicy(tx, t.organizationId, id));
    expect(found).toEqual(calm);
    await t.forgetJobs();
    await t.call('PATCH', `/${id}`, { sticky: true });
    expect((await t.jobs()).map((job) => job.kind)).toEqual(['queue.tend']);
  });

  test('takes a calendar of its own, and gives it back', async () => {
    const [calendar] = await t.database.queryAsOwner<{ id: string }>(
      `select id from calendars where organization_id = '${t.organizationId}'`,
    );
    const { id } = await t.bySlug('vendas');
    await t.forgetJobs();
    expect((await t.call('PATCH', `/${id}`, { calendar_id: calendar?.id })).body.calendar_id).toBe(
      calendar?.id,
    );
    expect((await t.jobs()).map((job) => job.kind)).toContain('sla.recheck');
    expect((await t.call('PATCH', `/${id}`, { calendar_id: null })).body.calendar_id).toBeNull();
  });

  test('tells exactly those who came or went', async () => {
    const { id } = await t.bySlug('financeiro');
    const [ana, bia, cau] = [await t.newUser('agent'), await t.newUser('agent'), await t.newUser('agent')];
    await t.call('PATCH', `/${id}`, { member_ids: [ana, bia] });
    t.agentsTold.length = 0;
    const { body } = await t.call('PATCH', `/${id}`, { member_ids: [bia, cau] });
    expect(body.member_ids).toEqual([bia, cau].sort());
    expect(t.agentsTold.sort()).toEqual([ana, cau].sort());
  });

  test('who may no longer answer is no member, and one again when they may', async () => {
    const { id } = await t.bySlug('financeiro');
    const ana = await t.newUser('agent');
    await t.call('PATCH', `/${id}`, { member_ids: [ana] });
    await t.database.queryAsOwner(`update memberships set disabled_at = now() where user_id = '${ana}'`);
    expect((await t.bySlug('financeiro')).member_ids).toEqual([]);
    await t.database.queryAsOwner(`update memberships set disabled_at = null where user_id = '${ana}'`);
    expect((await t.bySlug('financeiro')).member_ids).toEqual([ana]);
  });

  test('refuses another one’s name, a stranger, an unknown id', async () => {
    const { id } = await t.bySlug('geral');
    expect((await t.call('PATCH', `/${id}`, { name: 'suporte' })).body.error.code).toBe('ALREADY_EXISTS');
    expect((await t.call('PATCH', `/${id}`, { name: 'x' }, await t.as('supervisor'))).status).toBe(403);
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await t.call('PATCH', `/${id}`, { name: 'x' }, foreign)).status).toBe(404);
    expect((await t.call('PATCH', `/${id}`, { abandon_after_minutes: 0 })).body.error.details[0].field).toBe(
      'abandon_after_minutes',
    );
  });
});
