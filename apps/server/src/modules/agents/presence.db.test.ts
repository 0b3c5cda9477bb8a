import { roleAllows } from '@balcao/protocol';
import { until } from '@balcao/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Principal } from '../../platform/http/index.ts';
import type { JobHandler } from '../../platform/jobs/index.ts';
import { createAgentJobHandlers, createPresenceListener, lockAgents, markSeen } from './index.ts';
import { noteSeen } from './store.ts';
import { type AgentApp, createAgentApp, type Person } from './testing/agent-app.ts';

let t: AgentApp;
let ana: Person;
beforeAll(async () => {
  t = await createAgentApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.database.queryAsOwner(`update agents set presence = 'offline'`);
  ana = await t.person('agent');
  await t.forgetJobs();
});

const seen = (person = ana) => markSeen(t.ports, t.organizationId, person.id);
const presenceOf = async (person = ana) => (await t.agent(person)).presence;
/** A worker that has been up since now. */
function startWorker(): () => Promise<void> {
  const sweep = createAgentJobHandlers(t.ports)['agents.sweep'] as JobHandler; // its own name
  return () =>
    sweep(
      {
        id: 1,
        lane: 'desk',
        kind: 'agents.sweep',
        key: null,
        organizationId: null,
        payload: {},
        attempts: 1,
        maxAttempts: 20,
      },
      { signal: new AbortController().signal, finish: async () => undefined },
    );
}

describe('a connected panel', () => {
  test('makes who answers online and gets them work; who leads is away until they choose', async () => {
    const boss = await t.person('supervisor');
    await seen();
    await seen(boss);
    expect(await presenceOf()).toBe('online');
    expect(await presenceOf(boss)).toBe('away');
    expect(await t.jobs()).toEqual(['queue.tend']);
  });

  test('brings back what was chosen, and tells nobody of what did not change', async () => {
    await t.presence(ana, 'away');
    const { seq } = await t.agents(ana);
    await seen();
    await seen();
    expect(await presenceOf()).toBe('away');
    expect((await t.agents(ana)).seq).toBe(seq);
  });

  test('of who may no longer answer counts for nothing', async () => {
    const viewer = await t.person('viewer');
    await seen(viewer);
    await seen();
    const sweep = startWorker();
    await t.database.queryAsOwner(`update memberships set role = 'viewer' where user_id = '${ana.id}'`);
    await t.clock.advance(91_000);
    await seen();
    await t.forgetJobs();
    await sweep();
    expect(await t.jobs()).toEqual(['queue.tend', 'queue.return']);
    const rows = await t.database.queryAsOwner(
      `select presence from agents where user_id in ('${ana.id}', '${viewer.id}') and presence <> 'offline'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('a panel that is gone', () => {
  test('puts its person offline after 90 seconds, their conversations go back, and they come back as they were', async () => {
    const sweep = startWorker();
    await seen();
    await t.forgetJobs();
    await t.clock.advance(90_000);
    await sweep();
    expect(await presenceOf()).toBe('online');
    await t.clock.advance(1);
    t.told.length = 0;
    await sweep();
    expect(await t.agent(ana)).toMatchObject({
      presence: 'offline',
      presence_at: new Date(t.clock.now()).toISOString(),
    });
    expect(await t.jobs()).toEqual(['queue.tend', 'queue.return']);
    expect(t.told).toEqual([t.organizationId]);
    const { seq } = await t.agents(ana);
    expect(await t.eventsAfter(seq - 1)).toMatchObject([
      { type: 'agent.updated', agent: { id: ana.id, presence: 'offline' } },
    ]);
    await sweep();
    expect((await t.agents(ana)).seq).toBe(seq);
    await seen();
    expect(await presenceOf()).toBe('online');
  });

  test('who is seen in time stays', async () => {
    const sweep = startWorker();
    await seen();
    for (let i = 0; i < 10; i++) {
      await t.clock.advance(20_000);
      await seen();
      await sweep();
    }
    expect(await presenceOf()).toBe('online');
  });

  test('who comes back while the sweep waits for their row stays', async () => {
    const sweep = startWorker();
    await seen();
    await t.clock.advance(91_000);
    const sweeping = await t.db.tx(t.organizationId, async (tx) => {
      await lockAgents(tx, t.organizationId, [ana.id]);
      const started = { done: sweep() };
      await until(
        async () => (await t.database.queryAsOwner('select 1 from pg_locks where not granted')).length > 0,
      );
      await noteSeen(tx, t.organizationId, ana.id, new Date(t.clock.now()));
      return started;
    });
    await sweeping.done;
    expect(await presenceOf()).toBe('online');
  });

  test('is waited for as long as the organization says, others’ as long as theirs', async () => {
    const other = await t.person('agent', 'Bia', t.otherOrganizationId);
    const sweep = startWorker();
    await seen();
    await markSeen(t.ports, t.otherOrganizationId, other.id);
    await t.database.queryAsOwner(
      `update organizations set desk = '{"presence": {"offline_after_seconds": 30}}' where id = '${t.organizationId}'`,
    );
    await t.clock.advance(31_000);
    await sweep();
    expect([await presenceOf(), await presenceOf(other)]).toEqual(['offline', 'online']);
    await t.clock.advance(60_000);
    await sweep();
    expect(await presenceOf(other)).toBe('offline');
    await t.database.queryAsOwner(`update organizations set desk = '{}'`);
  });

  test('after a standstill of the server everybody has their time to come back', async () => {
    await seen();
    await t.clock.advance(3_600_000);
    const sweep = startWorker();
    await t.clock.advance(60_000);
    await sweep();
    expect(await presenceOf()).toBe('online');
    await t.clock.advance(31_000);
    await sweep();
    expect(await presenceOf()).toBe('offline');
  });
});

describe('sockets', () => {
  const principal = (person: Person, role: Principal['role'] = 'agent'): Principal => ({
    kind: 'user',
    organizationId: t.organizationId,
    role,
    userId: person.id,
  });
  const lastSeen = async (person = ana) => {
    const [row] = await t.database.queryAsOwner<{ last_seen_at: Date }>(
      `select last_seen_at from agents where user_id = '${person.id}'`,
    );
    return row?.last_seen_at.getTime();
  };

  test('opening one counts, and “alive” once in 20 seconds', async () => {
    const listener = createPresenceListener(t.ports);
    listener.opened(principal(ana));
    const openedMs = t.clock.now();
    await until(async () => (await lastSeen()) === openedMs);
    expect(await presenceOf()).toBe('online');
    await t.clock.advance(19_999);
    listener.heard(principal(ana), { type: 'alive' });
    await t.clock.advance(1);
    listener.heard(principal(ana), { type: 'typing' });
    listener.heard(principal(ana), { type: 'alive' });
    const heardMs = t.clock.now();
    await until(async () => (await lastSeen()) === heardMs);
  });

  test('of viewers and programs count for nothing', async () => {
    const listener = createPresenceListener(t.ports);
    const viewer = await t.person('viewer');
    listener.opened(principal(viewer, 'viewer'));
    listener.opened({ kind: 'key', organizationId: t.organizationId, role: 'admin', apiKeyId: ana.id });
    listener.opened(principal(ana));
    await until(async () => (await presenceOf()) === 'online');
    expect(roleAllows('viewer', 'agent')).toBe(false);
    expect(await lastSeen(viewer)).toBeUndefined();
  });
});
