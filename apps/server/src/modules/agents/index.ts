export type { RoutableAgent } from './agent.types.ts';
export { agentEvents } from './agent-events.ts';
export { agentSchedules, createAgentJobHandlers } from './agent-jobs.ts';
export { markSeen } from './mark-seen.ts';
export { noteAtWork } from './note-at-work.ts';
export type { AgentPorts } from './ports.ts';
export { createPresenceListener, type PresenceListener } from './presence-listener.ts';
export { isOnline, lockAgents } from './routing.ts';
export { countOpenByAgent, listRoutingAgents, noteAgentIdle } from './store.ts';
