import { randomUUID } from 'node:crypto';
import { createTestDatabase, type FakeClock, fakeClock } from '@balcao/testkit';
import type { Tx } from '../../../../platform/db/index.ts';
import { appendEvents, createLogConsumer, type LogConsumerOptions } from '../../index.ts';

const DAY_MS = 86_400_000;

/** Two organizations' logs, and a consumer that writes down what it was handed. */
export async function createConsumerBench() {
  const database = await createTestDatabase({ max: 20 });
  const { db } = database;
  await database.queryAsOwner('create table taken (organization_id uuid, seq bigint)');
  await database.queryAsOwner('grant select, insert on taken to balcao_app');
  const bench = {
    database,
    db,
    us: '',
    them: '',
    clock: fakeClock(Date.now()) as FakeClock,
    async reset() {
      await database.queryAsOwner('truncate events, event_counters, log_cursors, taken');
      bench.us = randomUUID();
      bench.them = randomUUID();
      bench.clock = fakeClock(Date.now());
    },
    append: (
      organizationId: string,
      count: number,
      { type = 'contact.updated', ageDays = 0 }: { type?: string; ageDays?: number } = {},
    ) =>
      db.tx(organizationId, (tx) =>
        appendEvents(
          tx,
          Array.from({ length: count }, () => ({
            organizationId,
            type,
            at: new Date(bench.clock.now() - ageDays * DAY_MS),
            data: {},
          })),
        ),
      ),
    async write(tx: Tx, organizationId: string, events: readonly { seq: number }[]) {
      for (const { seq } of events)
        await tx.execute({ text: 'insert into taken values ($1, $2)', values: [organizationId, seq] });
    },
    consumerOf: (options: Partial<LogConsumerOptions> = {}) =>
      createLogConsumer({ name: 'test', db, batch: 10, handle: bench.write, ...options }),
    async takenBy(organizationId: string): Promise<number[]> {
      const rows = await database.queryAsOwner<{ seq: number }>({
        text: 'select seq from taken where organization_id = $1 order by ctid',
        values: [organizationId],
      });
      return rows.map((row) => row.seq);
    },
    async cursorOf(organizationId: string): Promise<number | undefined> {
      const [row] = await database.queryAsOwner<{ seq: number }>({
        text: 'select seq from log_cursors where organization_id = $1',
        values: [organizationId],
      });
      return row?.seq;
    },
  };
  return bench;
}

export type ConsumerBench = Awaited<ReturnType<typeof createConsumerBench>>;
export const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);
