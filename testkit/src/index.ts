export {
  createFakeClock as fakeClock,
  type FakeClock,
} from '../../apps/server/src/platform/clock/fake-clock.ts';
export { openTcpProxy, proxyDatabase, type TcpProxy } from './tcp-proxy.ts';
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './test-database.ts';
export { testRedis } from './test-redis.ts';
export { until } from './until.ts';
