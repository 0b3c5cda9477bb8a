import { readLogLag } from '../modules/event-log/index.ts';
import type { Db } from '../platform/db/index.ts';
import { readLaneStats } from '../platform/jobs/index.ts';
import type { Metrics } from '../platform/metrics/index.ts';

/** The ages of what waits are the product's health: a queue may be long and young, never old. */
export function observePath(metrics: Metrics, db: Db, consumers: readonly string[]): void {
  metrics.sampledGauge({ name: 'inbox_rows', help: 'Stored deliveries not handled yet' }, async () => [
    { value: (await count(db, 'inbox')).n },
  ]);
  metrics.sampledGauge({ name: 'inbox_oldest_seconds', help: 'Age of the oldest of them' }, async () => [
    { value: (await count(db, 'inbox')).age },
  ]);
  metrics.sampledGauge(
    { name: 'outbox_rows', help: 'Messages not taken by WhatsApp yet', labels: ['state'] },
    async () => {
      const rows = await db.query<{ state: string; n: number }>({
        text: 'select state, count(*)::int as n from outbox group by 1',
      });
      return rows.map((row) => ({ value: row.n, labels: { state: row.state } }));
    },
  );
  metrics.sampledGauge({ name: 'outbox_oldest_seconds', help: 'Age of the oldest of them' }, async () => [
    { value: (await count(db, 'outbox')).age },
  ]);
  metrics.sampledGauge(
    { name: 'parked_statuses', help: 'Statuses whose message is not known yet' },
    async () => [{ value: (await count(db, 'parked_statuses')).n }],
  );
  metrics.sampledGauge(
    { name: 'jobs_waiting', help: 'Jobs due and not taken, by lane', labels: ['lane'] },
    async () =>
      (await readLaneStats(db)).map((lane) => ({ value: lane.waiting, labels: { lane: lane.lane } })),
  );
  metrics.sampledGauge(
    {
      name: 'log_consumer_lag',
      help: 'Events a reader of the log has not read yet, over all organizations',
      labels: ['consumer'],
    },
    async () => {
      const waiting = await readLogLag(db, consumers);
      return consumers.map((consumer) => ({
        value: waiting.reduce((sum, one) => sum + (one.consumer === consumer ? one.lag : 0), 0),
        labels: { consumer },
      }));
    },
  );
}

const AGE_COLUMN = { inbox: 'received_at', outbox: 'created_at', parked_statuses: 'parked_at' } as const;

async function count(db: Db, table: keyof typeof AGE_COLUMN): Promise<{ n: number; age: number }> {
  const [row] = await db.query<{ n: number; age: number }>({
    text: `select count(*)::int as n, coalesce(extract(epoch from now() - min(${AGE_COLUMN[table]})), 0)::float8 as age from ${table}`,
  });
  return row ?? { n: 0, age: 0 };
}
