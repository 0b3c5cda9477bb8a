export { type CleanedEventLog, cleanEventLog } from './clean-event-log.ts';
export { type LogLag, readLogLag } from './consumers/cursor-store.ts';
export {
  type ConsumedStep,
  createLogConsumer,
  type EventOf,
  type LogConsumer,
  type LogConsumerOptions,
} from './consumers/log-consumer.ts';
export { createLogRunner, type LogRunner, type LogRunnerOptions } from './consumers/log-runner.ts';
export { readEventPage, type StoredEventPage } from './read-event-page.ts';
export { type FollowedEvent, isVisibleTo } from './rules/is-visible-to.ts';
export {
  appendEvents,
  findLastSeq,
  type NewEvent,
  readEvents,
  type StoredEvent,
} from './store.ts';
