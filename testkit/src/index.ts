export {
  createFakeClock as fakeClock,
  type FakeClock,
} from '../../apps/server/src/platform/clock/fake-clock.ts';
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './test-database.ts';
export { testRedis } from './test-redis.ts';
export { until } from './until.ts';
