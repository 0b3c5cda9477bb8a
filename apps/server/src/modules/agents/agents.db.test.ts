import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDepartmentRoutes } from '../departments/routes/index.ts';
import { isOnline, listRoutingAgents, lockAgents, markSeen, noteAgentIdle } from './index.ts';
import { type AgentApp, createAgentApp, type Person } from './testing/agent-app.ts';

let t: AgentApp;
let ana: Person;
let boss: Person;
beforeAll(async () => {
  t = await createAgentApp(addDepartmentRoutes);
});
afterAll(() => t.close());
beforeEach(async () => {
  ana = await t.person('agent');
  boss = await t.person('supervisor', 'Chefe');
  await t.forgetJobs();
  t.told.length = 0;
});

describe('GET /v1/agents', () => {
  test('lists who may answer, by name, with the number of the last event', async () => {
    const organization = t.otherOrganizationId;
    const people = [
      await t.person('agent', 'bia', organization),
      await t.person('viewer', 'Olho', organization),
      await t.person('owner', 'Ana', organization),
      await t.person('agent', 'Caio', organization),
    ] as const;
    await t.database.queryAsOwner(
      `update memberships set disabled_at = now() where user_id = '${people[3].id}'`,
    );
    const { items, seq } = await t.agents(people[1]);
    expect(seq).toBe(0);
    expect(items).toEqual([
      {
        id: people[2].id,
        name: 'Ana',
        role: 'owner',
        presence: 'offline',
        presence_at: expect.any(String),
        capacity: 5,
        department_ids: [],
      },
      expect.objectContaining({ id: people[0].id, name: 'bia', role: 'agent' }),
    ]);
  });

  test('says how many open conversations each has, of this organization, to whoever may look', async () => {
    const bia = await t.person('agent', 'Bia');
    const viewer = await t.person('viewer', 'Olho');
    const give = (
      to: Person,
      status: 'open' | 'closed',
      owner: 'agent' | 'queue',
      organization = t.organizationId,
    ) =>
      t.database.queryAsOwner(
        `insert into conversations (organization_id, id, contact_id, channel_id, status, owner, assignee_id, last_activity_at, created_at, updated_at)
         values ('${organization}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '${status}', '${owner}', '${to.id}', now(), now(), now())`,
      );
    await give(ana, 'open', 'agent');
    await give(ana, 'open', 'agent');
    await give(ana, 'closed', 'agent');
    await give(ana, 'open', 'queue');
    await give(bia, 'open', 'agent', t.otherOrganizationId);
    const { open } = (await t.call(viewer, 'GET', '/v1/agents')).body;
    expect(open).toEqual({ [ana.id]: 2 });
  });

  test('making somebody’s row changes nothing that is seen', async () => {
    const before = await t.agent(ana);
    await t.db.tx(t.organizationId, (tx) => lockAgents(tx, t.organizationId, [ana.id]));
    expect(await t.agent(ana)).toEqual(before);
  });
});

describe('PUT /v1/me/presence', () => {
  test('online has the queues looked at, and tells everybody once', async () => {
    await t.clock.advance(1_000);
    const { status, body } = await t.presence(ana, 'online');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: ana.id,
      presence: 'online',
      presence_at: new Date(t.clock.now()).toISOString(),
    });
    expect(await t.agent(ana)).toEqual(body);
    expect(await t.jobs()).toEqual(['queue.tend']);
    expect(t.told).toEqual([t.organizationId]);
    const { seq } = await t.agents(ana);
    expect(await t.eventsAfter(seq - 1)).toMatchObject([{ type: 'agent.updated', agent: body }]);
    await t.clock.advance(1_000);
    expect((await t.presence(ana, 'online')).body).toEqual(body);
    expect((await t.agents(ana)).seq).toBe(seq);
  });

  test('away keeps what is open, offline gives it back', async () => {
    await t.presence(ana, 'online');
    await t.forgetJobs();
    await t.presence(ana, 'away');
    // Nothing goes back, but who waits may have to be told that it takes longer.
    expect(await t.jobs()).toEqual(['queue.tend']);
    await t.forgetJobs();
    await t.presence(ana, 'offline');
    expect(await t.jobs()).toEqual(['queue.return']);
  });

  test('what the panel notices by itself changes only what it may', async () => {
    await t.presence(ana, 'online');
    expect((await t.presence(ana, 'away', true)).body.presence).toBe('away');
    expect((await t.presence(ana, 'online', true)).body.presence).toBe('online');
    await t.presence(ana, 'away');
    expect((await t.presence(ana, 'online', true)).body.presence).toBe('away');
    await t.presence(ana, 'offline');
    expect((await t.presence(ana, 'away', true)).body.presence).toBe('offline');
    expect((await t.presence(ana, 'offline', true)).body.error.details[0].field).toBe('automatic');
  });

  test('400 for a presence that is none, 403 for a viewer and for a key', async () => {
    expect((await t.call(ana, 'PUT', '/v1/me/presence', { presence: 'lunch' })).body.error).toMatchObject({
      code: 'INVALID_INPUT',
      details: [{ field: 'presence' }],
    });
    expect((await t.presence(await t.person('viewer'), 'online')).status).toBe(403);
    const key = await t.presence(
      { principal: { kind: 'key', organizationId: t.organizationId, role: 'admin', apiKeyId: ana.id } },
      'online',
    );
    expect(key.status).toBe(403);
  });
});

describe('PATCH /v1/agents/:id', () => {
  const update = (payload: object, as = boss, id = ana.id) =>
    t.call(as, 'PATCH', `/v1/agents/${id}`, payload);
  const departmentIds = async () =>
    (await t.call(boss, 'GET', '/v1/departments')).body.items.map((one: { id: string }) => one.id);

  test('another capacity has the queues looked at: more are served, or wait longer', async () => {
    expect((await update({ capacity: 9 })).body).toEqual({ ...(await t.agent(ana)), capacity: 9 });
    expect(await t.jobs()).toEqual(['queue.tend']);
    await t.forgetJobs();
    expect((await update({ capacity: 9 })).body.capacity).toBe(9);
    expect(await t.jobs()).toEqual([]);
    expect((await update({ capacity: 0 })).body.capacity).toBe(0);
    expect(await t.jobs()).toEqual(['queue.tend']);
    const [entry] = await t.database.queryAsOwner<{ action: string; actor_id: string; detail: object }>(
      `select action, actor_id, detail from audit_log where subject = '${ana.id}' order by id desc limit 1`,
    );
    expect(entry).toEqual({ action: 'agent.updated', actor_id: boss.id, detail: { capacity: 0 } });
  });

  test('replaces departments, seen from both sides', async () => {
    const [first, second, third] = await departmentIds();
    await update({ department_ids: [first, second, first] });
    await t.forgetJobs();
    const { body } = await update({ department_ids: [second, third] });
    expect(body.department_ids).toEqual([second, third].sort());
    expect(await t.jobs()).toEqual(['queue.tend']);
    const { items } = (await t.call(boss, 'GET', '/v1/departments')).body;
    expect(items.map((one: { member_ids: string[] }) => one.member_ids.includes(ana.id))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const { seq } = await t.agents(boss);
    await update({ department_ids: [third, second] });
    expect((await t.agents(boss)).seq).toBe(seq);
  });

  test('a supervisor’s offline holds although the panel stays connected', async () => {
    await t.presence(ana, 'online');
    await t.forgetJobs();
    expect((await update({ presence: 'offline' })).body.presence).toBe('offline');
    expect(await t.jobs()).toEqual(['queue.tend', 'queue.return']);
    await markSeen(t.ports, t.organizationId, ana.id);
    expect((await t.agent(ana)).presence).toBe('offline');
    expect((await t.presence(ana, 'online')).body.presence).toBe('online');
  });

  test('400 names what is wrong, 403 for an agent, 404 for a viewer and for another tenant', async () => {
    const [first] = await departmentIds();
    const field = async (payload: object) => (await update(payload)).body.error.details[0].field;
    expect(await field({ capacity: 101 })).toBe('capacity');
    expect(await field({ presence: 'online' })).toBe('presence');
    expect(await field({ department_ids: [first, ana.id] })).toBe('department_ids.1');
    expect((await update({ capacity: 1 }, ana)).status).toBe(403);
    const viewer = await t.person('viewer');
    expect((await update({ capacity: 1 }, boss, viewer.id)).status).toBe(404);
    const foreign = await t.person('owner', 'Outra', t.otherOrganizationId);
    expect((await update({ capacity: 1 }, foreign)).status).toBe(404);
    expect((await t.agent(ana)).capacity).toBe(5);
  });
});

describe('what routing reads', () => {
  const routing = (userId: string) =>
    t.db.tx(t.organizationId, async (tx) =>
      (await listRoutingAgents(tx, t.organizationId)).find((one) => one.userId === userId),
    );

  test('everybody who may answer is there, who never came as offline', async () => {
    const viewer = await t.person('viewer');
    expect(await routing(viewer.id)).toBeUndefined();
    expect(await routing(ana.id)).toMatchObject({ presence: 'offline', capacity: 5, departmentIds: [] });
    await t.database.queryAsOwner(`update memberships set disabled_at = now() where user_id = '${ana.id}'`);
    expect(await routing(ana.id)).toBeUndefined();
  });

  test('who comes online has been idle since then; being given work or freed of it moves that, never back', async () => {
    await t.clock.advance(60_000);
    await t.presence(ana, 'online');
    const cameAt = new Date(t.clock.now());
    expect((await routing(ana.id))?.idleSince).toEqual(cameAt);
    const later = new Date(t.clock.now() + 5_000);
    for (const at of [later, cameAt])
      await t.db.tx(t.organizationId, (tx) => noteAgentIdle(tx, t.organizationId, ana.id, at));
    expect((await routing(ana.id))?.idleSince).toEqual(later);
  });

  test('locked agents hold still: a change waits, and is read by who waited', async () => {
    await t.presence(ana, 'online');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let locked = () => {};
    const gotIt = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const first = t.db.tx(t.organizationId, async (tx) => {
      const rows = await lockAgents(tx, t.organizationId, [boss.id, ana.id]);
      expect(rows.map((row) => row.userId)).toEqual([ana.id, boss.id].sort());
      locked();
      await held;
      return isOnline(tx, t.organizationId, ana.id);
    });
    await gotIt;
    const goes = t.presence(ana, 'offline');
    const second = t.db.tx(t.organizationId, async (tx) => {
      await lockAgents(tx, t.organizationId, [ana.id]);
      return isOnline(tx, t.organizationId, ana.id);
    });
    release();
    expect(await first).toBe(true);
    await goes;
    await second;
    expect(await t.db.tx(t.organizationId, (tx) => isOnline(tx, t.organizationId, ana.id))).toBe(false);
  });
});
