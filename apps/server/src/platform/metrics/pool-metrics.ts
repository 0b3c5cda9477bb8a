import type { Metrics } from './metrics.ts';

/** The part of a pg Pool that says how busy it is. */
export type PoolCounts = { totalCount: number; idleCount: number; waitingCount: number };

export function observePool(metrics: Metrics, pool: PoolCounts): void {
  metrics.sampledGauge(
    { name: 'db_pool_connections', help: 'Database connections by state', labels: ['state'] },
    () => [
      { value: pool.totalCount - pool.idleCount, labels: { state: 'busy' } },
      { value: pool.idleCount, labels: { state: 'idle' } },
      { value: pool.waitingCount, labels: { state: 'waited_for' } },
    ],
  );
}
