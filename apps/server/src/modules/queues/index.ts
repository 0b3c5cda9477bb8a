export { askToReturn, askToTend, RETURN_JOB, TEND_JOB } from './ask.ts';
export { type Assignment, chooseAssignment, serving } from './rules/choose-assignment.ts';
export { compareWaiting, placesOf } from './rules/compare-waiting.ts';
export { estimateMinutes, MINUTES_A_PLACE } from './rules/estimate.ts';
export {
  PRIORITY_RANK,
  type PriorityName,
  priorityName,
  type RoutingAgent,
  type RoutingDepartment,
  type Waiting,
} from './rules/queue.types.ts';
export { QUIET_MS, shouldTell, type Told } from './rules/should-tell.ts';
export {
  deleteQueueEntries,
  findLastAgents,
  isNextInLine,
  listQueue,
  noteTold,
  type QueueEntry,
  type QueueRow,
  readServiceTimes,
  upsertQueueEntries,
} from './store.ts';
