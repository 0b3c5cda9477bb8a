import type { Db } from '../../platform/db/index.ts';
import { findLastSeq, readEvents, type StoredEvent } from './store.ts';

export type StoredEventPage = { events: StoredEvent[]; lastSeq: number; retainedFrom: number };

/**
 * Events after `afterSeq` with the bounds of the log, all of one moment: were `retainedFrom` read earlier than the
 * events, a cleaning in between would make a gap that nobody is told of.
 */
export function readEventPage(
  db: Db,
  organizationId: string,
  afterSeq: number,
  limit: number,
): Promise<StoredEventPage> {
  return db.tx(
    organizationId,
    async (tx) => {
      const { seq, retainedFrom } = await findLastSeq(tx, organizationId);
      const events = afterSeq >= seq ? [] : await readEvents(tx, organizationId, afterSeq, limit);
      return { events, lastSeq: seq, retainedFrom };
    },
    { readOnly: true, isolation: 'repeatable read' },
  );
}
