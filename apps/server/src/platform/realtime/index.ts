export * from './endpoint.ts';
export * from './hints.ts';
export * from './hub.ts';
export * from './realtime.types.ts';
