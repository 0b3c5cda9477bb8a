import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../platform/log/index.ts';
import { sweepAgents } from '../agents/sweep-agents.ts';
import { closeConversation } from '../conversations/actions/close-conversation.ts';
import { releaseConversation } from '../conversations/actions/release-conversation.ts';
import { takeConversation } from '../conversations/actions/take-conversation.ts';
import { assignFromQueue, returnConversations } from '../conversations/index.ts';
import { message } from '../conversations/testing/items.ts';
import { conversationOf, eventsOf, messagesOf, transcript } from '../conversations/testing/look.ts';
import { listQueue } from '../queues/index.ts';
import { createDeskBench, type DeskBench } from './testing/desk-bench.ts';

let bench: DeskBench;
beforeAll(async () => {
  bench = await createDeskBench({ max: 16 });
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.rows(`update conversations set status = 'closed', sla = null`);
  for (const table of ['queue_entries', 'department_members', 'agents', 'jobs'])
    await bench.rows(`delete from ${table}`);
  await bench.rows(
    `update departments set routing = 'longest_idle', announce_position = true, abandon_after_minutes = null`,
  );
});

const ownerOf = async (phone: string) => {
  const { owner, assignee_id } = await conversationOf(bench, phone);
  return assignee_id ?? owner;
};
const waiting = () => bench.rows<{ conversation_id: string }>('select conversation_id from queue_entries');
const close = async (phone: string, userId: string) =>
  closeConversation(
    bench.ports,
    bench.organizationId,
    (await conversationOf(bench, phone)).id,
    { kind: 'user', userId, name: 'Ana', role: 'agent' },
    { survey: false },
  );
const kinds = async (phone: string) =>
  (
    await bench.rows<{ kind: string }>(
      'select kind from service_log where conversation_id = $1 order by id',
      [(await conversationOf(bench, phone)).id],
    )
  ).map((row) => row.kind);

describe('a customer who asks for a person', () => {
  test('is told place and estimated wait, and again only when it changed much', async () => {
    const first = await bench.someoneWaits();
    const second = await bench.someoneWaits();
    await bench.tend();
    expect((await transcript(bench, first)).at(-2)).toBe(
      'out: Você é o próximo da fila de Suporte. Tempo estimado: ~5 minutos.\n\nEscreva *menu* para voltar ao menu ou *sair* para sair da fila.',
    );
    expect((await transcript(bench, second)).at(-2)).toContain(
      'Você está na 2ª posição da fila de Suporte. Tempo estimado: ~10',
    );
    await bench.tend();
    expect((await transcript(bench, second)).filter((line) => line.includes('posição'))).toHaveLength(1);
    await takeConversation(
      bench.ports,
      bench.organizationId,
      (await conversationOf(bench, first)).id,
      await bench.addAgent('Bia', { presence: 'away' }),
    );
    await bench.tend();
    expect(await transcript(bench, second)).not.toContain(expect.stringContaining('próximo'));
    await bench.clock.advance(2 * 60_000);
    await bench.tend();
    expect((await transcript(bench, second)).at(-2)).toContain('Você é o próximo');
  });

  test('is assigned at once, without being told a place, when somebody is free', async () => {
    const agent = await bench.addAgent('Bia');
    const phone = await bench.someoneWaits();
    await bench.tend();
    expect(await ownerOf(phone)).toBe(agent);
    expect(await waiting()).toEqual([]);
    expect((await transcript(bench, phone)).some((line) => line.includes('próximo'))).toBe(false);
    expect(await kinds(phone)).toEqual(['opened', 'bot_replied', 'queued', 'assigned']);
    const told = (await eventsOf(bench)).filter((event) => event.type === 'notification.created').at(-1);
    expect(told).toMatchObject({ notification: { user_id: agent, kind: 'assigned' } });
  });

  test('sends the wait measured in the department once five were served', async () => {
    for (let i = 0; i < 5; i++)
      await bench.rows(
        `insert into service_log (organization_id, id, conversation_id, contact_id, channel_id, department_id, kind, actor_type, at, detail)
         values ($1, $2, $2, $2, $2, $3, 'resolved', 'user', $4, '{"service_ms": 1200000}')`,
        [bench.organizationId, bench.newId(), bench.departmentId, new Date(bench.clock.now())],
      );
    const phone = await bench.someoneWaits();
    await bench.tend();
    expect((await transcript(bench, phone)).at(-2)).toContain('~20 minutos');
    await bench.rows(`delete from service_log where kind = 'resolved'`);
  });

  test('is not told a wait while the doors are shut and nobody is there; the queue looks again when they open', async () => {
    const nightMs = 12 * 3_600_000;
    await bench.clock.advance(nightMs);
    const phone = await bench.someoneWaits();
    await bench.rows('delete from jobs');
    await bench.tend();
    expect((await transcript(bench, phone)).some((line) => line.includes('próximo'))).toBe(false);
    const [job] = await bench.rows<{ run_at: Date }>(
      `select run_at from jobs where kind = 'queue.tend' order by run_at desc`,
    );
    expect(job?.run_at.getUTCHours()).toBe(11);
    await bench.clock.advance(24 * 3_600_000 - nightMs);
    await bench.tend();
  });
});

describe('who is served', () => {
  test('a VIP comes before who waits longer, and of equals who waits longest', async () => {
    const [older, newer] = [await bench.someoneWaits(), await bench.someoneWaits()];
    const vip = await bench.someoneWaits({ vip: true });
    expect((await conversationOf(bench, vip)).priority).toBe('alta');
    const agent = await bench.addAgent('Bia', { capacity: 2 });
    await bench.tend();
    expect([await ownerOf(vip), await ownerOf(older), await ownerOf(newer)]).toEqual([agent, agent, 'queue']);
  });

  test('who goes offline gives back what they have, with its place in time, and is given nothing', async () => {
    const agent = await bench.addAgent('Bia', { capacity: 1 });
    const phone = await bench.someoneWaits();
    await bench.tend();
    const before = await conversationOf(bench, phone);
    const newer = await bench.someoneWaits();
    await bench.setPresence(agent, 'offline');
    expect(await returnConversations(bench.ports, bench.organizationId, agent)).toBe(1);
    const colleague = await bench.addAgent('Caio', { capacity: 1 });
    await bench.tend();
    expect([await ownerOf(phone), await ownerOf(newer)]).toEqual([colleague, 'queue']);
    expect((await conversationOf(bench, phone)).waiting_since).toEqual(before.waiting_since);
    expect(await transcript(bench, phone)).toContain('(returned)');
  });

  test('one who came back before their conversations were returned keeps them', async () => {
    const agent = await bench.addAgent('Bia');
    const phone = await bench.someoneWaits();
    await bench.tend();
    expect(await returnConversations(bench.ports, bench.organizationId, agent)).toBe(0);
    expect(await ownerOf(phone)).toBe(agent);
  });

  test('an agent who becomes free is given the next, and the customer’s last agent comes first', async () => {
    const [bia, caio] = [
      await bench.addAgent('Bia', { capacity: 1 }),
      await bench.addAgent('Caio', { capacity: 0 }),
    ];
    const first = await bench.someoneWaits();
    const next = await bench.someoneWaits();
    await bench.tend();
    await close(first, bia);
    const [job] = await bench.rows(`select 1 from jobs where kind = 'queue.tend'`);
    expect(job).toBeDefined();
    await bench.rows('update agents set capacity = 1');
    const { contact_id } = await conversationOf(bench, next);
    await bench.rows('update contacts set last_agent_id = $2 where id = $1', [contact_id, caio]);
    await bench.rows('update queue_entries set preferred_agent_id = $1', [caio]);
    await bench.tend();
    expect(await ownerOf(next)).toBe(caio);
  });

  test('what somebody gave back does not come straight back to them', async () => {
    const bia = await bench.addAgent('Bia');
    const phone = await bench.someoneWaits();
    await bench.tend();
    const { id, contact_id } = await conversationOf(bench, phone);
    await bench.rows('update contacts set last_agent_id = $2 where id = $1', [contact_id, bia]);
    const caio = await bench.addAgent('Caio');
    await bench.clock.advance(1000);
    await releaseConversation(bench.ports, bench.organizationId, id, bia, 'queue');
    await bench.tend();
    expect(await ownerOf(phone)).toBe(caio);
  });

  test('with picking by hand nobody is given anything', async () => {
    await bench.rows(`update departments set routing = 'manual'`);
    await bench.addAgent('Bia');
    const phone = await bench.someoneWaits();
    await bench.tend();
    expect(await ownerOf(phone)).toBe('queue');
  });

  test('however many workers drain at once and people take by hand, nobody is assigned twice or above capacity', async () => {
    const agents = [
      await bench.addAgent('A', { capacity: 3 }),
      await bench.addAgent('B', { capacity: 2 }),
      await bench.addAgent('C', { capacity: 1 }),
    ];
    const phones: string[] = [];
    for (let i = 0; i < 12; i++) phones.push(await bench.someoneWaits({ vip: i % 5 === 4 }));
    await Promise.all(Array.from({ length: 5 }, () => bench.tend()));
    const given = await bench.rows<{ assignee_id: string; count: number }>(
      `select assignee_id, count(*)::int as count from conversations where status = 'open' and owner = 'agent' group by 1`,
    );
    expect(Object.fromEntries(given.map((row) => [row.assignee_id, row.count]))).toEqual({
      [agents[0] ?? '']: 3,
      [agents[1] ?? '']: 2,
      [agents[2] ?? '']: 1,
    });
    const assignments = await bench.rows<{ conversation_id: string }>(
      `select conversation_id from service_log where kind = 'assigned' and conversation_id in (select id from conversations where status = 'open')`,
    );
    expect(new Set(assignments.map((row) => row.conversation_id)).size).toBe(assignments.length);
    // The two VIPs and the four who waited longest.
    const served: number[] = [];
    for (const [i, phone] of phones.entries()) if ((await ownerOf(phone)) !== 'queue') served.push(i);
    expect(served).toEqual([0, 1, 2, 3, 4, 9]);
    expect(await waiting()).toHaveLength(6);
  });
});

describe('what routing saw may be old by the time it acts; under the locks it is refused', () => {
  const assign = async (phone: string, userId: string) => {
    const { id } = await conversationOf(bench, phone);
    const queue = await bench.db.tx(bench.organizationId, (tx) => listQueue(tx, bench.organizationId));
    const entry = queue.find((one) => one.conversationId === id);
    if (!entry) throw new Error('nobody waits');
    return () => assignFromQueue(bench.ports, bench.organizationId, entry, userId);
  };

  test('the agent has as many open as they may', async () => {
    const agent = await bench.addAgent('Bia', { capacity: 1 });
    const [first, second] = [await bench.someoneWaits(), await bench.someoneWaits()];
    expect(await (await assign(first, agent))()).toBe(true);
    expect(await (await assign(second, agent))()).toBe(false);
    expect(await ownerOf(second)).toBe('queue');
  });

  test('the agent is away or gone', async () => {
    const agent = await bench.addAgent('Bia');
    const phone = await bench.someoneWaits();
    const act = await assign(phone, agent);
    for (const presence of ['away', 'offline'] as const) {
      await bench.setPresence(agent, presence);
      expect(await act()).toBe(false);
    }
    expect(await ownerOf(phone)).toBe('queue');
  });

  test('somebody comes before', async () => {
    const agent = await bench.addAgent('Bia');
    const phone = await bench.someoneWaits();
    const act = await assign(phone, agent);
    await bench.someoneWaits({ vip: true });
    expect(await act()).toBe(false);
  });

  test('a person took it', async () => {
    const agent = await bench.addAgent('Bia');
    const phone = await bench.someoneWaits();
    const act = await assign(phone, agent);
    await takeConversation(
      bench.ports,
      bench.organizationId,
      (await conversationOf(bench, phone)).id,
      bench.agentId,
    );
    expect(await act()).toBe(false);
    expect(await ownerOf(phone)).toBe(bench.agentId);
  });
});

describe('who waits and does not want to any more', () => {
  test('writes "menu" and has the bot again', async () => {
    const phone = await bench.someoneWaits();
    await bench.tend();
    await bench.receive(message(bench, phone, 'menu'));
    expect((await transcript(bench, phone)).slice(-3)).toEqual([
      'in: menu',
      '(left_queue)',
      'out: O que vai ser?',
    ]);
    expect(await conversationOf(bench, phone)).toMatchObject({
      owner: 'bot',
      waiting_since: null,
      handoff: null,
    });
    expect(await waiting()).toEqual([]);
    expect((await kinds(phone)).at(-1)).toBe('left_queue');
  });

  test('writes "sair" and the conversation ends', async () => {
    const phone = await bench.someoneWaits();
    await bench.receive(message(bench, phone, 'sair'));
    const conversation = await conversationOf(bench, phone);
    expect(conversation.owner === 'queue' && conversation.status === 'open').toBe(false);
    expect(await waiting()).toEqual([]);
  });

  test('anything else is only noted', async () => {
    const phone = await bench.someoneWaits();
    await bench.receive(message(bench, phone, 'estou esperando, quero ver o menu de hoje'));
    expect(await ownerOf(phone)).toBe('queue');
    expect((await messagesOf(bench, phone)).at(-1)?.direction).toBe('inbound');
  });

  test('is let go after the department’s business minutes of silence, and not a minute before', async () => {
    await bench.rows('update departments set abandon_after_minutes = 60');
    const phone = await bench.someoneWaits();
    await bench.clock.advance(58 * 60_000);
    await bench.receive(message(bench, phone, 'oi?'));
    await bench.clock.advance(59 * 60_000);
    await bench.tend();
    expect(await ownerOf(phone)).toBe('queue');
    await bench.clock.advance(61_000);
    await bench.tend();
    expect(await conversationOf(bench, phone)).toMatchObject({ status: 'closed', close_reason: 'abandoned' });
    expect((await transcript(bench, phone)).at(-1)).toContain('encerramos este atendimento');
    expect((await kinds(phone)).at(-1)).toBe('abandoned');
    expect(await waiting()).toEqual([]);
  });
});

test('who sends what nobody can read is there: not let go, their place and the next one’s stay', async () => {
  await bench.rows('update departments set abandon_after_minutes = 60');
  const phone = await bench.someoneWaits();
  await bench.clock.advance(50 * 60_000);
  await bench.receive(message(bench, phone, { type: 'unsupported', unsupported: { type: 'poll' }, raw: {} }));
  const next = await bench.someoneWaits();
  await bench.clock.advance(20 * 60_000);
  await bench.tend();
  expect(await ownerOf(phone)).toBe('queue');
  expect((await transcript(bench, next)).join()).toContain('2ª posição');
  await bench.clock.advance(41 * 60_000);
  await bench.tend();
  expect(await conversationOf(bench, phone)).toMatchObject({ status: 'closed', close_reason: 'abandoned' });
});

test('who takes by hand while offline is away: given nothing, and what they have goes back when their panel is gone', async () => {
  const bia = await bench.addAgent('Bia', { presence: 'offline' });
  const [phone, next] = [await bench.someoneWaits(), await bench.someoneWaits()];
  await takeConversation(bench.ports, bench.organizationId, (await conversationOf(bench, phone)).id, bia);
  expect((await eventsOf(bench)).findLast((event) => event.type === 'agent.updated')).toMatchObject({
    agent: { id: bia, presence: 'away' },
  });
  await bench.tend();
  expect([await ownerOf(phone), await ownerOf(next)]).toEqual([bia, 'queue']);
  await bench.clock.advance(91_000);
  const ports = { ctx: { ...bench, log: silentLog }, announce: () => undefined };
  await sweepAgents(ports, new Date(0));
  expect(await bench.rows(`select payload from jobs where kind = 'queue.return'`)).toEqual([
    { payload: { organizationId: bench.organizationId, userId: bia } },
  ]);
  await returnConversations(bench.ports, bench.organizationId, bia);
  expect(await ownerOf(phone)).toBe('queue');
});

test('who may answer no more takes nothing', async () => {
  const phone = await bench.someoneWaits();
  const bia = await bench.addAgent('Bia');
  await bench.rows('update memberships set disabled_at = now() where user_id = $1', [bia]);
  const taking = takeConversation(
    bench.ports,
    bench.organizationId,
    (await conversationOf(bench, phone)).id,
    bia,
  );
  await expect(taking).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await ownerOf(phone)).toBe('queue');
});

test('two people who take one conversation at the same moment: one has it, the other is told who', async () => {
  const phone = await bench.someoneWaits();
  const { id, epoch } = await conversationOf(bench, phone);
  const takes = await Promise.allSettled(
    [bench.agentId, bench.colleagueId].map((userId) =>
      takeConversation(bench.ports, bench.organizationId, id, userId, epoch),
    ),
  );
  expect(takes.map((take) => take.status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = takes.find((take) => take.status === 'rejected');
  expect(refused?.reason).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/^(Bia|Caio) took/),
  });
});
