import { createTestDatabase, fakeClock, type TestDatabase } from '@balcao/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSchedules } from './schedules.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.queryAsOwner('TRUNCATE jobs, job_schedules'));

const count = async () => (await database.queryAsOwner('SELECT 1 FROM jobs')).length;

describe('schedules', () => {
  const schedule = {
    name: 'nightly',
    pattern: '0 3 * * *',
    job: { lane: 'maintenance', kind: 'sweep', payload: {} },
  } as const;
  test('each tick enqueues once, however many processes see it; missed ticks are made up once', async () => {
    const clock = fakeClock(Date.UTC(2026, 10, 21, 2, 59));
    const processes = [1, 2, 3].map(() => createSchedules(database.db, [schedule], () => clock.now()));
    const checkAll = () => Promise.all(processes.map((each) => each.check()));
    await checkAll();
    expect(await count()).toBe(0);
    await clock.advance(60_000);
    await checkAll();
    await checkAll();
    expect(await count()).toBe(1);
    await clock.advance(3 * 86_400_000 + 5_000);
    await createSchedules(database.db, [schedule], () => clock.now()).check();
    await checkAll();
    expect(await count()).toBe(2);
    await clock.advance(86_400_000);
    await checkAll();
    expect(await count()).toBe(3);
  });

  test('a time zone’s three o’clock is its own', async () => {
    const clock = fakeClock(Date.UTC(2026, 10, 21, 5, 59));
    const local = createSchedules(database.db, [{ ...schedule, timeZone: 'America/Sao_Paulo' }], () =>
      clock.now(),
    );
    await local.check();
    await clock.advance(60_000);
    await local.check();
    expect(await count()).toBe(1);
  });
});
