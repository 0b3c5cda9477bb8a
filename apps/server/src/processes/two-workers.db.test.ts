import { until } from '@balcao/testkit';
import type { Customer } from '@balcao/whatsapp-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shardOf } from '../modules/intake/rules/shard-of.ts';
import type { Server } from './testing/processes.ts';
import { answersTo, hearScript, openShop, SCRIPT, type Shop } from './testing/shop.ts';

let shop: Shop;
let web: Server;
let workers: Server[];
let expected: string[];
const CONTACTS = 60;

beforeAll(async () => {
  // A status for each send: what a killed worker had sent is proven by its status.
  shop = await openShop({
    behaviour: { statusesPerMessage: 1, sentAfterMs: [20, 60], answerDelayMs: 20 },
  });
  const env = (role: string) => ({ ...shop.env, ROLE: role });
  [web, ...workers] = await Promise.all([
    shop.processes.start(env('web')),
    shop.processes.start(env('worker')),
    shop.processes.start(env('worker')),
  ]);
  shop.deliverTo([web.url]);
  expected = await hearScript(shop.simulator.user('5511900000000', { name: 'Maria' }));
});
afterAll(async () => shop.close());

let nextNumber = 5511910000000;
function newCustomers(): Customer[] {
  return Array.from({ length: CONTACTS }, () => shop.simulator.user(String(nextNumber++), { name: 'Maria' }));
}
/** All at once, each in order, none waiting for answers. */
async function writeAll(customers: readonly Customer[]): Promise<void> {
  await Promise.all(
    customers.map(async (customer) => {
      for (const words of SCRIPT) await customer.sendText(words);
    }),
  );
}
const isAnswered = (customer: Customer) => answersTo(customer).length >= expected.length;
const isAnsweredOr = (held: ReadonlySet<string>) => (customer: Customer) =>
  isAnswered(customer) || held.has(customer.user.waId);
const holders = () =>
  shop.database.queryAsOwner<{ owner: string; shards: number }>(
    'select owner, count(*)::int as shards from shard_leases where owner is not null group by 1 order by 1',
  );

describe('two workers and a web process', () => {
  let before: Awaited<ReturnType<typeof holders>> = [];
  beforeEach(async () => {
    await until(
      async () => {
        before = await holders();
        return before.length === 2 && before.every(({ shards }) => shards === 32);
      },
      { what: 'each worker holds half of the shards' },
    );
  });

  test('every message of 60 customers is answered once and in order, and both workers handled some', async () => {
    const customers = newCustomers();
    await writeAll(customers);
    await until(() => customers.every(isAnswered), { what: 'everybody is answered' });
    for (const customer of customers) expect(answersTo(customer)).toEqual(expected);
    // Only the holder of a shard can take its rows, and no shard changed hands.
    expect(await holders()).toEqual(before);
    const shards = new Set(customers.map(({ user }) => shardOf(shop.channelId, user.userId)));
    const used = await shop.database.queryAsOwner({
      text: 'select distinct owner from shard_leases where shard = any($1::smallint[])',
      values: [[...shards]],
    });
    expect(used).toHaveLength(2);
  });

  test('a worker killed with -9 in the middle: within 10 s the rest is answered once by the other, and nothing is doubled', async () => {
    const customers = newCustomers();
    const { accepted } = shop.simulator.counters();
    const writing = writeAll(customers);
    await until(() => shop.simulator.counters().accepted > accepted + 20);
    // The worst moment: calls that WhatsApp took and did not answer, and whose statuses come late.
    shop.simulator.setBehaviour({
      sentAfterMs: [7_500, 7_500],
      failures: { timeoutAfterAccepting: 1, hangMs: 2_000 },
    });
    await until(async () => (await sendersAwaitingAnswers()) === 2, {
      what: 'both workers wait for WhatsApp',
    });
    const [victim] = workers;
    victim?.signal('SIGKILL');
    await victim?.exited;
    const killedAt = performance.now();
    shop.simulator.setBehaviour({ sentAfterMs: [20, 60], failures: { timeoutAfterAccepting: 0 } });
    await writing;
    await until(async () => customers.every(isAnsweredOr((await linesInDoubt()).all)), {
      timeoutMs: 10_000,
      what: 'everybody whose line is not in doubt is answered',
    });
    const recoveredMs = performance.now() - killedAt;
    // What WhatsApp took is settled by its status. What it did not take cannot be told from that for a minute.
    await until(async () => customers.every(isAnsweredOr((await linesInDoubt()).notTaken)), {
      what: 'sends that WhatsApp took are settled by their statuses',
    });
    const { notTaken } = await linesInDoubt();
    console.info(
      `recovered ${Math.round(recoveredMs)} ms after kill -9; ${notTaken.size} of ${CONTACTS} lines wait a minute`,
    );
    // That minute.
    await shop.database.queryAsOwner(
      `update outbox set unknown_since = unknown_since - interval '61 seconds' where state = 'unknown'`,
    );
    await until(() => customers.every(isAnswered), { what: 'lines in doubt are settled' });
    for (const customer of customers) expect(answersTo(customer)).toEqual(expected);
    // Statuses still come in; nothing that stays.
    await until(async () => (await leftBehind()).length === 0, { what: 'inbox and quarantine are empty' });
    workers[0] = await shop.processes.start({ ...shop.env, ROLE: 'worker' });
  });
});

const leftBehind = () =>
  shop.database.queryAsOwner(`select 'inbox' from inbox union all select 'quarantine' from quarantine`);

const takenByWhatsApp = () => new Set(shop.simulator.messages().map((message) => message.callbackData));

/** Workers with a send that WhatsApp took and did not answer. */
async function sendersAwaitingAnswers(): Promise<number> {
  const rows = await shop.database.queryAsOwner<{ lease_owner: string; message_id: string }>(
    `select lease_owner, message_id from outbox where state = 'sending'`,
  );
  const taken = takenByWhatsApp();
  return new Set(rows.filter((row) => taken.has(row.message_id)).map((row) => row.lease_owner)).size;
}

type Lines = { all: Set<string>; notTaken: Set<string> };

/** Customers whose next message may have left, and among them those whose message never reached WhatsApp. */
async function linesInDoubt(): Promise<Lines> {
  const rows = await shop.database.queryAsOwner<{ wa_id: string; message_id: string }>(
    `select i.value as wa_id, o.message_id from outbox o join identities i
         on i.organization_id = o.organization_id and i.contact_id = o.contact_id and i.kind = 'wa_id'
      where o.state = 'unknown'`,
  );
  const taken = takenByWhatsApp();
  const waIds = (some: typeof rows) => new Set(some.map((row) => row.wa_id));
  return { all: waIds(rows), notTaken: waIds(rows.filter((row) => !taken.has(row.message_id))) };
}
