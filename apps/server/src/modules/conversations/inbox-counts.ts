import type { Queryable } from '../../platform/db/index.ts';
import { type InboxShare, listInboxShares } from './store/inbox.ts';

export type InboxCounts = { all: number; bot: number; queue: number; mine: number; unread: number };

/** Counts of open conversations as `userId` sees them; `seq`: the last of the log, read before in this transaction. */
export type CountInbox = (
  db: Queryable,
  organizationId: string,
  seq: number,
  userId: string | null,
) => Promise<InboxCounts>;

const KEPT_ORGANIZATIONS = 1_000;

/**
 * Every panel asks after every event, and all get the same: what is counted changes only together with the log. So an
 * organization is counted once per sequence, by whoever asks first, and nobody gets counts older than their sequence.
 */
export function createInboxCounts(list: typeof listInboxShares = listInboxShares): CountInbox {
  const kept = new Map<string, { seq: number; shares: Promise<InboxShare[]> }>();
  return async (db, organizationId, seq, userId) => {
    const known = kept.get(organizationId);
    if (known?.seq === seq) return summed(await known.shares, userId);
    const counted = { seq, shares: list(db, organizationId) };
    kept.delete(organizationId);
    if (kept.size >= KEPT_ORGANIZATIONS) kept.delete(kept.keys().next().value ?? '');
    kept.set(organizationId, counted);
    try {
      return summed(await counted.shares, userId);
    } catch (error) {
      if (kept.get(organizationId) === counted) kept.delete(organizationId);
      throw error;
    }
  };
}

function summed(shares: readonly InboxShare[], userId: string | null): InboxCounts {
  const sum = (of: 'count' | 'unread', keep: (share: InboxShare) => boolean = () => true) =>
    shares.filter(keep).reduce((total, share) => total + share[of], 0);
  return {
    all: sum('count'),
    bot: sum('count', (share) => share.owner === 'bot'),
    queue: sum('count', (share) => share.owner === 'queue'),
    mine: sum('count', (share) => share.assignee_id !== null && share.assignee_id === userId),
    unread: sum('unread'),
  };
}
