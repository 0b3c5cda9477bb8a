export {
  appendEvents,
  deleteEventsBefore,
  findLastSeq,
  type NewEvent,
  readEvents,
  type StoredEvent,
} from './store.ts';
