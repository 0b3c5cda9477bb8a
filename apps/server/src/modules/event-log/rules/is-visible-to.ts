import type { Principal } from '../../../platform/http/index.ts';

/** An event as a follower of the log holds it; which one it is is read with care, the log may be older than the code. */
export type FollowedEvent = { seq: number; type?: unknown; user_id?: unknown; notification?: unknown };

/**
 * A notification is its person's own: neither colleagues nor API keys see that it came or was read.
 * All else in the log is for everybody of the organization. What is not shown still has its number.
 */
export function isVisibleTo(principal: Pick<Principal, 'kind' | 'userId'>, event: FollowedEvent): boolean {
  if (typeof event.type !== 'string' || !event.type.startsWith('notification.')) return true;
  if (principal.kind !== 'user' || principal.userId === undefined) return false;
  return personOf(event) === principal.userId;
}

function personOf({ user_id, notification }: FollowedEvent): unknown {
  if (user_id !== undefined) return user_id;
  return typeof notification === 'object' && notification !== null && 'user_id' in notification
    ? notification.user_id
    : undefined;
}
