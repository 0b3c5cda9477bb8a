import { createTestDatabase, type TestDatabase } from '@balcao/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMetrics } from '../platform/metrics/index.ts';
import { observePath } from './path-metrics.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('how far each reader of the log is behind, over all organizations; 0 when it has read everything', async () => {
  const [sun, moon] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
  await database.queryAsOwner(
    `insert into event_counters (organization_id, seq) values ('${sun}', 7), ('${moon}', 5)`,
  );
  await database.queryAsOwner(
    `insert into log_cursors (consumer, organization_id, seq)
     values ('search', '${sun}', 4), ('search', '${moon}', 5), ('reports', '${sun}', 7), ('reports', '${moon}', 5)`,
  );
  const metrics = createMetrics();
  observePath(metrics, database.db, ['search', 'reports', 'new']);
  const { text } = await metrics.render();
  expect(text.match(/^balcao_log_consumer_lag.*$/gm)).toEqual([
    'balcao_log_consumer_lag{consumer="search"} 3',
    'balcao_log_consumer_lag{consumer="reports"} 0',
    'balcao_log_consumer_lag{consumer="new"} 12',
  ]);
});
