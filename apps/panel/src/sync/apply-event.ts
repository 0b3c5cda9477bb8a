// All the contract the panel runs; the rest of it is types (see routes.ts).
export {
  applyEvent,
  emptySnapshot,
  insertMessages,
  listRows,
  putPart,
  putRow,
  type Snapshot,
  type Versioned,
  withFurthestTick,
} from '@balcao/protocol/apply-event';
