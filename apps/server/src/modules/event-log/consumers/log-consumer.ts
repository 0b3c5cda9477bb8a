import type { BalcaoEvent, EventType } from '@balcao/protocol';
import type { Db, Tx } from '../../../platform/db/index.ts';
import { findLastSeq } from '../store.ts';
import { lockCursor, moveCursor, readSlice } from './cursor-store.ts';

export type LogConsumerOptions<Type extends EventType = EventType> = {
  /** its name in `log_cursors`, for good */
  name: string;
  db: Db;
  /** numbers of the log taken at once */
  batch: number;
  /** only these are handed over; absent: all */
  types?: readonly Type[];
  /**
   * Runs in the transaction that moves the cursor, so what it writes happens exactly once for each event, in order,
   * in one process at a time per organization. Events may have been written by an older version.
   */
  handle(tx: Tx, organizationId: string, events: readonly EventOf<Type>[]): Promise<void>;
  /**
   * The log no longer reaches back to the cursor: makes from the tables what the lost events told. Runs in a
   * repeatable-read transaction after which the cursor stands at the end of the log as of that moment.
   * Absent: lost events are passed over.
   */
  rebuild?(tx: Tx, organizationId: string): Promise<void>;
};
export type EventOf<Type extends EventType> = Extract<BalcaoEvent, { type: Type }>;

/** busy: another process is at it. gap: `events` up to `through` were cleaned away before they were taken. */
export type ConsumedStep =
  | { kind: 'busy' }
  | { kind: 'gap'; from: number; through: number; isRebuilt: boolean }
  | { kind: 'taken'; hasMore: boolean };

export type LogConsumer = {
  readonly name: string;
  /** One batch of one organization. Throws what `handle` throws; the cursor then has not moved. */
  step(organizationId: string): Promise<ConsumedStep>;
};

/** A reader of the event log that remembers where it was: search, reports, webhooks. Run by `createLogRunner`. */
export function createLogConsumer<Type extends EventType = EventType>(
  options: LogConsumerOptions<Type>,
): LogConsumer {
  const { name, db, batch, handle, rebuild } = options;
  const types = options.types ?? null;

  async function takeBatch(tx: Tx, organizationId: string): Promise<ConsumedStep> {
    const cursor = await lockCursor(tx, name, organizationId);
    if (cursor === null) return { kind: 'busy' };
    const slice = await readSlice(tx, organizationId, cursor, batch, types);
    const isGap = cursor < slice.retainedFrom;
    if (isGap && rebuild) return { kind: 'gap', from: cursor, through: slice.retainedFrom, isRebuilt: true };
    if (isGap) {
      await moveCursor(tx, name, organizationId, slice.retainedFrom);
      return { kind: 'gap', from: cursor, through: slice.retainedFrom, isRebuilt: false };
    }
    if (slice.through === cursor) return { kind: 'taken', hasMore: false };
    // First, so that `handle` may end with events of its own: appending is a transaction's last statement.
    await moveCursor(tx, name, organizationId, slice.through);
    // Only appendEvents writes the table, and it is given what the contract says.
    const events = slice.events as unknown as EventOf<Type>[];
    if (events.length > 0) await handle(tx, organizationId, events);
    return { kind: 'taken', hasMore: slice.through < slice.lastSeq };
  }

  async function rebuildAll(tx: Tx, organizationId: string): Promise<void> {
    const cursor = await lockCursor(tx, name, organizationId);
    const { seq, retainedFrom } = await findLastSeq(tx, organizationId);
    if (cursor === null || cursor >= retainedFrom) return;
    await moveCursor(tx, name, organizationId, seq);
    await tx.execute({ text: 'set local statement_timeout = 0' });
    await rebuild?.(tx, organizationId);
  }

  return {
    name,
    async step(organizationId) {
      const step = await db.tx(organizationId, (tx) => takeBatch(tx, organizationId));
      if (step.kind === 'gap' && step.isRebuilt)
        await db.tx(organizationId, (tx) => rebuildAll(tx, organizationId), { isolation: 'repeatable read' });
      return step;
    },
  };
}
