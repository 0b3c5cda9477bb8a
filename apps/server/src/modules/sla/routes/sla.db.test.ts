import { type SlaClock, slaClock } from '@balcao/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replyToConversation } from '../../conversations/actions/reply.ts';
import { takeConversation } from '../../conversations/actions/take-conversation.ts';
import { type BenchApp, createBenchApp, strangers, us } from '../../conversations/testing/http.ts';
import { createSlaBench, MINUTE_MS, type SlaBench } from '../testing/sla-bench.ts';
import { addSlaRoutes } from './index.ts';

let bench: SlaBench;
let http: BenchApp;
beforeAll(async () => {
  bench = await createSlaBench({ replyToConversation, takeConversation });
  http = await createBenchApp((app) => addSlaRoutes(app, { ctx: { db: bench.db, clock: bench.clock } }));
});
afterAll(async () => {
  await http.close();
  await bench.close();
});

const get = (id: string, as = us(bench, 'viewer')) => http.call(as, 'GET', `/v1/conversations/${id}/sla`);

test('GET /v1/conversations/:id/sla gives every clock as of now, those of former episodes too', async () => {
  const { id, phone } = await bench.queueCustomer();
  const advance = (minutes: number) => bench.clock.advance(minutes * MINUTE_MS);
  await advance(12);
  await bench.take(id);
  await bench.agentSays(id, 'Oi!');
  await advance(5);
  await bench.customerSays(phone, 'e o pedido?');
  await advance(20);
  const { status, body } = await get(id);
  expect(status).toBe(200);
  const items = (body.items as unknown[]).map((one): SlaClock => slaClock.parse(one));
  expect(items.map((one) => [one.clock, one.state, one.elapsed_ms / MINUTE_MS])).toEqual([
    ['first_response', 'met', 12],
    ['resolution', 'running', 32],
    ['next_response', 'breached', 20],
  ]);
  await bench.agentSays(id, 'Já vejo.');
  expect((await get(id)).body.items).toMatchObject([
    {},
    { state: 'paused', due_at: null },
    { state: 'breached', ended_at: new Date(bench.clock.now()).toISOString() },
  ]);
});

test('a conversation that the bot has, or without a department, has no clocks', async () => {
  const { id, phone } = await bench.queueCustomer();
  await bench.rows('update conversations set department_id = null where id = $1', [id]);
  expect((await get(id)).body).toEqual({ items: [] });
  expect(phone).not.toBe('');
});

test('is nobody else’s to see, and an id must be one', async () => {
  const { id } = await bench.queueCustomer();
  expect((await get(id, strangers(bench))).status).toBe(404);
  expect((await get(bench.newId())).status).toBe(404);
  const { status, body } = await get('x');
  expect([status, body.error?.code]).toEqual([400, 'INVALID_INPUT']);
});
