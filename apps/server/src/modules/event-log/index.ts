export { type CleanedEventLog, cleanEventLog } from './clean-event-log.ts';
export { readEventPage, type StoredEventPage } from './read-event-page.ts';
export {
  appendEvents,
  findLastSeq,
  type NewEvent,
  readEvents,
  type StoredEvent,
} from './store.ts';
