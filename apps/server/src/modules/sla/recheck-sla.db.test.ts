import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { replyToConversation } from '../conversations/actions/reply.ts';
import { takeConversation } from '../conversations/actions/take-conversation.ts';
import { transferConversation } from '../conversations/actions/transfer-conversation.ts';
import { conversationOf } from '../conversations/testing/look.ts';
import { createSlaBench, DAY_MINUTES, MINUTE_MS, POLICY, type SlaBench } from './testing/sla-bench.ts';

let bench: SlaBench;

beforeAll(async () => {
  bench = await createSlaBench({ replyToConversation, takeConversation });
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.reset();
  await bench.startWorker();
});
afterEach(() => bench.stopWorkers());

test('a calendar that is closed over the weekend makes Friday 17:50 due on Monday 8:05', async () => {
  const calendarId = bench.newId();
  const weekly = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ from: '08:00', to: '18:00' }]]));
  const definition = {
    time_zone: 'America/Sao_Paulo',
    weekly,
    exceptions: [],
    holidays: { national: false, optional: [], custom: [] },
  };
  await bench.rows('insert into calendars (organization_id, id, name, definition) values ($1, $2, $3, $4)', [
    bench.organizationId,
    calendarId,
    'Loja',
    JSON.stringify(definition),
  ]);
  await bench.rows('update organizations set calendar_id = $1', [calendarId]);
  const friday = nextFriday(bench.clock.now()) + (17 * 60 + 50) * MINUTE_MS;
  await bench.clock.advance(friday - bench.clock.now());
  const { id, phone } = await bench.queueCustomer();
  await bench.settle();
  const { sla } = await conversationOf(bench, phone);
  expect(sla?.due_at).toBe(new Date(friday + (3 * DAY_MINUTES - 10 * 60 + 15) * MINUTE_MS).toISOString());
  await bench.pass(2 * DAY_MINUTES);
  expect(await bench.told(id)).toEqual(['first_response alert']);
  await bench.pass(DAY_MINUTES - 10 * 60 + 14);
  expect(await bench.told(id)).toEqual(['first_response alert']);
  await bench.pass(1);
  expect(await bench.told(id)).toEqual(['first_response alert', 'first_response breach']);
});

test('in another department its promise holds; in one without there is none', async () => {
  const sales = await bench.addDepartment('Vendas', {
    ...POLICY,
    first_response: { minutes: 60, alert_minutes: null },
  });
  const quiet = await bench.addDepartment('Diretoria', null);
  const { id, phone } = await bench.queueCustomer();
  await bench.settle();
  const startedAt = (await conversationOf(bench, phone)).sla?.started_at;
  const transfer = (departmentId: string) =>
    transferConversation(bench.ports, bench.organizationId, id, bench.bia, { departmentId });
  await bench.pass(5);
  await transfer(sales);
  await bench.pass(30);
  expect(await bench.told(id)).toEqual([]);
  const { sla } = await conversationOf(bench, phone);
  expect(sla).toMatchObject({ clock: 'first_response', started_at: startedAt, alert_at: null });
  expect(Date.parse(sla?.due_at ?? '') - Date.parse(startedAt ?? '')).toBe(60 * MINUTE_MS);
  await transfer(quiet);
  await bench.pass(DAY_MINUTES);
  expect(await bench.ringOf(phone)).toBeNull();
  expect(await bench.told(id)).toEqual([]);
});

test('a tighter policy holds at once for all that is open, and judges nothing that is over', async () => {
  const waiting = await bench.queueCustomer();
  const answered = await bench.queueCustomer();
  await bench.pass(8);
  await bench.take(answered.id);
  await bench.agentSays(answered.id, 'Oi!');
  await bench.pass(1);
  await bench.setPolicy(bench.departmentId, {
    ...POLICY,
    first_response: { minutes: 5, alert_minutes: 2 },
  });
  await bench.rows(
    `insert into jobs (lane, kind, organization_id, payload, run_at) values ('desk', 'sla.recheck', $1, $2, $3)`,
    [
      bench.organizationId,
      JSON.stringify({ organizationId: bench.organizationId }),
      new Date(bench.clock.now()),
    ],
  );
  await bench.settle();
  expect(await bench.told(waiting.id)).toEqual(['first_response breach']);
  expect(await bench.told(answered.id)).toEqual([]);
  expect(await bench.ringOf(waiting.phone)).toBe('first_response breached');
  await bench.setPolicy(bench.departmentId, POLICY);
  await bench.recheck();
  await bench.settle();
  expect(await bench.ringOf(waiting.phone)).toBe('first_response running');
  await bench.pass(1);
  expect(await bench.ringOf(waiting.phone)).toBe('first_response alert');
  await bench.pass(5);
  expect(await bench.ringOf(waiting.phone)).toBe('first_response breached');
  expect(await bench.told(waiting.id)).toEqual(['first_response breach']);
});

/** Midnight of São Paulo, which keeps UTC-3 all year. */
function nextFriday(nowMs: number): number {
  const offsetMs = 3 * 60 * MINUTE_MS;
  const dayMs = DAY_MINUTES * MINUTE_MS;
  const midnight = Math.floor((nowMs - offsetMs) / dayMs) * dayMs + offsetMs;
  const untilFriday = (5 - new Date(midnight).getUTCDay() + 7) % 7 || 7;
  return midnight + untilFriday * dayMs;
}
