export type { RoutingPorts } from './routing-ports.ts';
export { createRoutingHandlers, tendQueue } from './tend-queue.ts';
