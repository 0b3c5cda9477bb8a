// The one place that names the pure reader of the event log.
export {
  applyEvent,
  emptySnapshot,
  insertMessages,
  putPart,
  type Snapshot,
  type Versioned,
} from '@balcao/protocol/apply-event';
