import type { Waiting } from './queue.types.ts';

/** Who is served first: priority, then who waits longest; the id settles a tie, so that everybody sees one order. */
export function compareWaiting(a: Waiting, b: Waiting): number {
  if (a.priority !== b.priority) return a.priority - b.priority;
  if (a.waitingSinceMs !== b.waitingSinceMs) return a.waitingSinceMs - b.waitingSinceMs;
  return a.conversationId < b.conversationId ? -1 : a.conversationId > b.conversationId ? 1 : 0;
}

/** Places in each department's queue, 1 being next. */
export function placesOf(waiting: readonly Waiting[]): Map<string, number> {
  const counts = new Map<string | null, number>();
  const places = new Map<string, number>();
  for (const one of [...waiting].sort(compareWaiting)) {
    const place = (counts.get(one.departmentId) ?? 0) + 1;
    counts.set(one.departmentId, place);
    places.set(one.conversationId, place);
  }
  return places;
}
