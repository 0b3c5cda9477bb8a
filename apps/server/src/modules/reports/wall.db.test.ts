import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { createFacts } from './testing/facts.ts';
import { createReportApp, type ReportApp } from './testing/report-app.ts';

const MINUTE_MS = 60_000;

let bench: Bench;
let http: ReportApp;
let facts: ReturnType<typeof createFacts>;
let suporte: string;
let vendas: string;
const ago = (minutes: number) => new Date(bench.clock.now() - minutes * MINUTE_MS).toISOString();
const sla = (state: string, dueInMinutes: number | null) => ({
  clock: 'next_response',
  started_at: ago(30),
  alert_at: null,
  due_at: dueInMinutes === null ? null : ago(-dueInMinutes),
  state,
});
const open = async (of: Record<string, unknown>) => {
  const id = bench.newId();
  await facts.conversation({
    id,
    contact_id: await facts.contact(`Cliente ${id.slice(-4)}`, '551199990000'),
    created_at: ago(60),
    status: 'open',
    ...of,
  });
  return id;
};
const wait = async (department: string | null, minutes: number, of: Record<string, unknown> = {}) => {
  const id = await open({ owner: 'queue', department_id: department, ...of });
  await bench.rows(
    `insert into queue_entries (organization_id, conversation_id, department_id, waiting_since, entered_at) values ($1, $2, $3, $4, $4)`,
    [bench.organizationId, id, department, ago(minutes)],
  );
  return id;
};

beforeAll(async () => {
  bench = await createBench();
  http = await createReportApp(bench);
  facts = createFacts(bench);
  suporte = (await bench.rows<{ id: string }>('select id from departments'))[0]?.id ?? '';
  vendas = bench.newId();
  await bench.rows(
    `insert into departments (organization_id, id, slug, name, position) values ($1, $2, 'vendas', 'Vendas', 1)`,
    [bench.organizationId, vendas],
  );
  await bench.rows(
    'insert into department_members (organization_id, department_id, user_id) values ($1, $2, $3)',
    [bench.organizationId, suporte, bench.agentId],
  );
  await bench.rows(
    `insert into agents (organization_id, user_id, presence, capacity) values ($1, $2, 'online', 4), ($1, $3, 'away', 2)`,
    [bench.organizationId, bench.agentId, bench.colleagueId],
  );
});
afterAll(async () => {
  await http.close();
  await bench.close();
});

describe('the wall', () => {
  test('of a quiet shop shows every department and agent with nothing to do', async () => {
    const wall = await http.wall();
    const nothing = {
      waiting: 0,
      oldest_waiting_since: null,
      in_service: 0,
      sla_alert: 0,
      sla_breached: 0,
      resolved_today: 0,
    };
    expect(wall.departments).toMatchObject([
      {
        id: suporte,
        name: 'Suporte',
        open_now: true,
        agents_online: 1,
        estimated_wait_minutes: 5,
        ...nothing,
      },
      // Nobody is a member: everybody serves it.
      { id: vendas, name: 'Vendas', agents_online: 1, ...nothing },
    ]);
    expect(wall.agents).toMatchObject([
      { id: bench.agentId, name: 'Bia', presence: 'online', capacity: 4, open: 0, department_ids: [suporte] },
      { id: bench.colleagueId, name: 'Caio', presence: 'away', open: 0, department_ids: [] },
    ]);
    expect(wall.at_risk).toEqual([]);
  });

  test('counts who waits and since when, who serves, what is late, and what was resolved today', async () => {
    await wait(suporte, 12, { sla: sla('alert', 3) });
    await wait(suporte, 40);
    const nobodys = await wait(null, 5, { sla: sla('breached', -2) });
    const late = await open({
      owner: 'agent',
      assignee_id: bench.agentId,
      department_id: suporte,
      last_message_direction: 'inbound',
      sla: sla('breached', -20),
    });
    await open({
      owner: 'agent',
      assignee_id: bench.agentId,
      department_id: vendas,
      last_message_direction: 'outbound',
      sla: sla('paused', null),
    });
    await open({ owner: 'bot', sla: null });
    await bench.rows(`update organizations set time_zone = 'UTC' where id = $1`, [bench.organizationId]);
    const midnight = new Date(bench.clock.now()).toISOString().slice(0, 10);
    const resolved = { kind: 'resolved', by: 'user', actorId: bench.agentId, department: vendas };
    await facts.log(
      { ...resolved, at: `${midnight}T00:00:00Z` },
      { ...resolved, at: new Date(Date.parse(midnight) - 1000).toISOString() },
      { ...resolved, at: `${midnight}T00:00:01Z`, by: 'bot', actorId: undefined },
    );
    const wall = await http.wall();
    expect(wall.departments).toMatchObject([
      {
        id: suporte,
        waiting: 2,
        oldest_waiting_since: ago(40),
        estimated_wait_minutes: 15,
        in_service: 1,
        sla_alert: 1,
        sla_breached: 1,
        resolved_today: 0,
      },
      { id: vendas, waiting: 0, in_service: 1, sla_breached: 0, resolved_today: 1 },
      { id: null, name: 'Sem departamento', waiting: 1, in_service: 0, sla_breached: 1 },
    ]);
    expect(wall.agents[0]).toMatchObject({ open: 2, unanswered: 1, sla_breached: 1, resolved_today: 1 });
    expect(
      wall.at_risk.map((one) => [one.conversation_id, one.department, one.assignee?.name, one.sla.state]),
    ).toEqual([
      [late, 'Suporte', 'Bia', 'breached'],
      [nobodys, null, undefined, 'breached'],
      [expect.any(String), 'Suporte', undefined, 'alert'],
    ]);
  });

  test('estimates from the measured service times, once there are enough', async () => {
    await facts.log(
      ...Array.from({ length: 5 }, () => ({
        kind: 'resolved',
        by: 'user',
        actorId: bench.agentId,
        department: suporte,
        at: ago(100),
        detail: { service_ms: 40 * MINUTE_MS, handled_by_people: true },
      })),
    );
    // Third in line, four may be served at once.
    expect((await http.wall()).departments[0]?.estimated_wait_minutes).toBe(30);
  });

  test('says which departments are open now', async () => {
    await bench.rows(
      `insert into calendars (organization_id, id, name, definition) values ($1, $2, 'Nunca', '{"time_zone":"UTC","weekly":{}}')`,
      [bench.organizationId, suporte],
    );
    await bench.rows('update departments set calendar_id = $1 where id = $1', [suporte]);
    await bench.clock.advance(2_000);
    expect((await http.wall()).departments.map((one) => one.open_now)).toEqual([false, true, true]);
  });

  test('is for supervisors, and another tenant sees its own', async () => {
    expect(await http.errorOf('/v1/wall', { role: 'agent' })).toEqual([403, 'FORBIDDEN', undefined]);
    const theirs = await http.wall({ organizationId: bench.otherOrganizationId });
    expect(theirs).toMatchObject({ departments: [], agents: [], at_risk: [] });
  });
});
