export * from './metrics.ts';
export * from './pool-metrics.ts';
