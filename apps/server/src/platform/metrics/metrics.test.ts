import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { observePool } from './pool-metrics.ts';

it('counts, gauges and timings are rendered under the product’s prefix', async () => {
  const metrics = createMetrics();
  const sent = metrics.counter({ name: 'sent_total', help: 'Sent', labels: ['kind'] });
  sent.add({ kind: 'text' });
  sent.add({ kind: 'text' }, 4);
  metrics.gauge({ name: 'inbox_rows', help: 'Rows' }).set(7);
  metrics.histogram({ name: 'ack_seconds', help: 'Ack', buckets: [0.1, 1] }).observe(0.5);
  const { text, contentType } = await metrics.render();
  expect(text).toContain('balcao_sent_total{kind="text"} 5');
  expect(text).toContain('balcao_inbox_rows 7');
  expect(text).toContain('balcao_ack_seconds_bucket{le="0.1"} 0');
  expect(text).toContain('balcao_ack_seconds_bucket{le="1"} 1');
  expect(contentType).toContain('text/plain');
});

it('a sampled gauge is read at each scrape; one that fails leaves the others', async () => {
  const metrics = createMetrics();
  const pool = { totalCount: 5, idleCount: 2, waitingCount: 1 };
  observePool(metrics, pool);
  metrics.sampledGauge({ name: 'broken', help: 'Broken' }, () => Promise.reject(new Error('database away')));
  expect((await metrics.render()).text).toContain('balcao_db_pool_connections{state="busy"} 3');
  pool.idleCount = 5;
  const { text } = await metrics.render();
  expect(text).toContain('balcao_db_pool_connections{state="busy"} 0');
  expect(text).not.toMatch(/^balcao_broken \d/m);
});

it('the process’s own figures are there when asked for, two registries do not collide', async () => {
  createMetrics().collectProcess();
  const metrics = createMetrics();
  metrics.collectProcess();
  const { text } = await metrics.render();
  expect(text).toContain('balcao_nodejs_eventloop_lag_seconds');
  expect(text).toContain('balcao_process_resident_memory_bytes');
});
