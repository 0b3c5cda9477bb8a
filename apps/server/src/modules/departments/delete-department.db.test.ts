import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProfiles } from '../settings/index.ts';
import { createDepartmentJobHandlers } from './drain-department.ts';
import { findSlaPolicy, loadDepartments } from './index.ts';
import { createDepartmentApp, type DepartmentApp } from './testing/department-app.ts';

let t: DepartmentApp;
beforeAll(async () => {
  t = await createDepartmentApp();
});
afterAll(() => t.close());

async function openConversation(departmentId: string): Promise<string> {
  const [row] = await t.database.queryAsOwner<{ id: string }>(
    `with c as (insert into conversations (organization_id, id, contact_id, channel_id, owner, department_id, last_activity_at, created_at, updated_at)
                values ('${t.organizationId}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'queue',
                        '${departmentId}', now(), now(), now())
                returning organization_id, id, department_id)
     insert into queue_entries (organization_id, conversation_id, department_id, waiting_since, entered_at)
     select organization_id, id, department_id, now(), now() from c returning conversation_id as id`,
  );
  return row?.id ?? '';
}
const departmentOf = async (conversationId: string) => {
  const [row] = await t.database.queryAsOwner<{ department_id: string | null; queued: string | null }>(
    `select c.department_id, q.department_id as queued from conversations c
       join queue_entries q on q.conversation_id = c.id where c.id = '${conversationId}'`,
  );
  return row;
};

describe('DELETE /v1/departments/:id', () => {
  test('409 while somebody waits in it, unless it is said where they go', async () => {
    const { body: doomed } = await t.call('POST', '', { name: 'Temporário' });
    const vendas = await t.bySlug('vendas');
    const waiting = [await openConversation(doomed.id), await openConversation(doomed.id)];
    expect((await t.call('DELETE', `/${doomed.id}`)).body.error.code).toBe('DEPARTMENT_IN_USE');
    for (const wrong of [doomed.id, '01900000-0000-7000-8000-000000000000'])
      expect((await t.call('DELETE', `/${doomed.id}?move_to=${wrong}`)).body.error.details[0].field).toBe(
        'move_to',
      );
    expect((await t.call('DELETE', `/${doomed.id}?move_to=${vendas.id}`)).status).toBe(204);
    for (const id of waiting)
      expect(await departmentOf(id)).toEqual({ department_id: vendas.id, queued: vendas.id });
    expect((await t.list()).some((one) => one.id === doomed.id)).toBe(false);
  });

  test('who comes in while it is archived is moved a little later', async () => {
    const { body: doomed } = await t.call('POST', '', { name: 'Passageiro' });
    await t.forgetJobs();
    await t.call('DELETE', `/${doomed.id}`);
    const late = await openConversation(doomed.id);
    const drain = (
      await t.database.queryAsOwner<{ payload: unknown; run_at: Date }>(
        `select payload, run_at from jobs where kind = 'department.drain'`,
      )
    )[0];
    expect(drain?.run_at.getTime()).toBe(t.clock.now() + 5_000);
    await createDepartmentJobHandlers(t.ports)['department.drain']?.(
      {
        id: 1,
        lane: 'desk',
        kind: 'department.drain',
        key: null,
        organizationId: t.organizationId,
        payload: drain?.payload,
        attempts: 1,
        maxAttempts: 20,
      },
      { signal: new AbortController().signal, finish: async () => undefined },
    );
    expect(await departmentOf(late)).toEqual({ department_id: null, queued: null });
    expect((await t.jobs()).map((job) => job.kind)).toContain('queue.tend');
  });

  test('what is archived keeps its promises, loses its members, and gives back name and slug', async () => {
    const ana = await t.newUser('agent');
    const { body: first } = await t.call('POST', '', { name: 'Loja', member_ids: [ana] });
    t.agentsTold.length = 0;
    await t.call('DELETE', `/${first.id}`);
    expect(t.agentsTold).toEqual([ana]);
    const { body: second } = await t.call('POST', '', { name: 'Loja' });
    expect(second).toMatchObject({ slug: 'loja', member_ids: [] });
    expect(second.id).not.toBe(first.id);
    await t.ctx.db.tx(t.organizationId, async (tx) => {
      expect(await findSlaPolicy(tx, t.organizationId, first.id)).toEqual(first.sla);
      const { departments } = await createProfiles(t.ctx).loadProfile(tx, t.organizationId);
      expect(departments.filter((one) => one.slug === 'loja')).toEqual([
        { id: second.id, slug: 'loja', name: 'Loja' },
      ]);
      expect((await loadDepartments(tx, t.organizationId)).map((one) => one.id)).toEqual(
        departments.map((one) => one.id),
      );
    });
  });

  test('its canned replies go along, or become everybody’s: none is left where nobody sees it', async () => {
    const vendas = await t.bySlug('vendas');
    const { body: first } = await t.call('POST', '', { name: 'Quiosque' });
    const { body: second } = await t.call('POST', '', { name: 'Feira' });
    const reply = (shortcut: string, departmentId: string) =>
      t.database.queryAsOwner(
        `insert into canned_replies (organization_id, id, shortcut, title, body, department_id)
         values ('${t.organizationId}', gen_random_uuid(), '${shortcut}', 'x', 'x', '${departmentId}')`,
      );
    await reply('quiosque', first.id);
    await reply('feira', second.id);
    await t.call('DELETE', `/${first.id}?move_to=${vendas.id}`);
    await t.call('DELETE', `/${second.id}`);
    expect(
      await t.database.queryAsOwner('select shortcut, department_id from canned_replies order by shortcut'),
    ).toEqual([
      { shortcut: 'feira', department_id: null },
      { shortcut: 'quiosque', department_id: vendas.id },
    ]);
  });

  test('403 below admin, 404 for another tenant’s and for one that is archived', async () => {
    const { body: doomed } = await t.call('POST', '', { name: 'Final' });
    expect((await t.call('DELETE', `/${doomed.id}`, undefined, await t.as('supervisor'))).status).toBe(403);
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await t.call('DELETE', `/${doomed.id}`, undefined, foreign)).status).toBe(404);
    expect((await t.call('DELETE', `/${doomed.id}`)).status).toBe(204);
    expect((await t.call('DELETE', `/${doomed.id}`)).status).toBe(404);
    expect((await t.call('PATCH', `/${doomed.id}`, { name: 'De volta' })).status).toBe(404);
  });
});
