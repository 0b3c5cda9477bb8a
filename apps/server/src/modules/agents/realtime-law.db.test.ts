import { applyEvent, type BalcaoEvent, emptySnapshot, putPart, type Snapshot } from '@balcao/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDepartmentRoutes } from '../departments/routes/index.ts';
import { markSeen } from './mark-seen.ts';
import { sweepAgents } from './sweep-agents.ts';
import { type AgentApp, createAgentApp, type Person } from './testing/agent-app.ts';

let t: AgentApp;
beforeAll(async () => {
  t = await createAgentApp(addDepartmentRoutes);
});
afterAll(() => t.close());

/** mulberry32 */
function random(seed: number): (below: number) => number {
  let a = seed;
  return (below) => {
    a = (a + 0x6d2b79f5) | 0;
    let x = Math.imul(a ^ (a >>> 15), 1 | a);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

async function freshSnapshot(boss: Person): Promise<Snapshot> {
  const { items, seq } = await t.agents(boss);
  return items.reduce((held, agent) => putPart(held, 'agents', agent.id, seq, agent), emptySnapshot(seq));
}
const agentsOf = (snapshot: Snapshot) =>
  Object.fromEntries(Object.entries(snapshot.agents).map(([id, part]) => [id, part.value]));

test('whatever happens at the same moment, events applied to a snapshot equal a fresh one', async () => {
  const boss = await t.person('admin', 'Chefe');
  const people = await Promise.all(Array.from({ length: 4 }, () => t.person('agent')));
  const departments = (await t.call(boss, 'GET', '/v1/departments')).body.items as { id: string }[];
  const pick = random(7);
  const some = <T>(all: readonly T[]) => all.filter(() => pick(2) === 0);
  const act = (): Promise<unknown> => {
    const person = people[pick(people.length)] as Person; // inside
    const department = departments[pick(departments.length)] as { id: string }; // inside
    switch (pick(7)) {
      case 0:
        return t.presence(person, (['online', 'away', 'offline'] as const)[pick(3)] ?? 'away');
      case 1:
        return t.presence(person, pick(2) === 0 ? 'away' : 'online', true);
      case 2:
        return markSeen(t.ports, t.organizationId, person.id);
      case 3:
        return t.clock
          .advance(pick(100_000))
          .then(() => sweepAgents(t.ports, new Date(t.clock.now() - 100_000)));
      case 4:
        return t.call(boss, 'PATCH', `/v1/agents/${person.id}`, {
          capacity: pick(9),
          department_ids: some(departments).map((one) => one.id),
        });
      case 5:
        return t.call(boss, 'PATCH', `/v1/agents/${person.id}`, { presence: 'offline' });
      default:
        return t.call(boss, 'PATCH', `/v1/departments/${department.id}`, {
          member_ids: some(people).map((one) => one.id),
        });
    }
  };
  let held = await freshSnapshot(boss);
  for (let round = 0; round < 25; round++) {
    await Promise.all(Array.from({ length: 1 + pick(8) }, act));
    // Written by this server: events of the contract.
    const events = (await t.eventsAfter(held.seq)) as unknown as BalcaoEvent[];
    held = events.reduce(applyEvent, held);
    const fresh = await freshSnapshot(boss);
    expect(agentsOf(held)).toEqual(agentsOf(fresh));
    expect(held.seq).toBe(fresh.seq);
  }
  expect(held.seq).toBeGreaterThan(50);
});

test('an archived department leaves its people', async () => {
  const boss = await t.person('admin', 'Chefe');
  const ana = await t.person('agent');
  const { body } = await t.call(boss, 'POST', '/v1/departments', {
    name: 'Breve',
    member_ids: [ana.id],
  });
  const held = await freshSnapshot(boss);
  expect(held.agents[ana.id]?.value.department_ids).toEqual([body.id]);
  expect((await t.call(boss, 'DELETE', `/v1/departments/${body.id}`)).status).toBe(204);
  const events = (await t.eventsAfter(held.seq)) as unknown as BalcaoEvent[]; // as above
  expect(agentsOf(events.reduce(applyEvent, held))).toEqual(agentsOf(await freshSnapshot(boss)));
  expect((await t.agent(ana)).department_ids).toEqual([]);
});
