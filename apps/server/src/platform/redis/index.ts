export * from './create-redis.ts';
export * from './no-redis.ts';
export * from './redis.types.ts';
export * from './shared-rate-limit.ts';
