import type { Db } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { readEventPage, type StoredEventPage } from './read-event-page.ts';
import { isVisibleTo } from './rules/is-visible-to.ts';

/**
 * What this caller may see of the log after `afterSeq`. Never an empty page before the log's end: the caller goes on
 * after the last event it got, and would ask for the same hidden page for ever. The bounds are the last page's, so
 * that a cleaning in between shows as `retainedFrom > afterSeq`.
 */
export async function readVisibleEvents(
  db: Db,
  principal: Principal,
  afterSeq: number,
  limit: number,
): Promise<StoredEventPage> {
  for (let cursor = afterSeq; ; ) {
    const page = await readEventPage(db, principal.organizationId, cursor, limit);
    const events = page.events.filter((event) => isVisibleTo(principal, event));
    const last = page.events.at(-1);
    if (events.length > 0 || last === undefined) return { ...page, events };
    cursor = last.seq;
  }
}
