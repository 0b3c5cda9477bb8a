export { createSlaJobHandlers } from './sla-jobs.ts';
export type { SlaPorts } from './sla-ports.ts';
export { type BreachRow, noteBreaches } from './store.ts';
