import { listRows, type Snapshot } from '../../../sync/apply-event.ts';
import { everything, matches, type View } from '../../../sync/list-view.ts';

type OpenView = Exclude<View, 'closed'>;
const OPEN_VIEWS: readonly OpenView[] = ['mine', 'queue', 'all', 'bot'];

/**
 * How many open conversations of each view have something unread, out of those held: what is unread was active
 * lately, so the first lists bring it.
 */
export function unreadViews(
  conversations: Snapshot['conversations'],
  userId: string | null,
): Record<OpenView, number> {
  const counts = { mine: 0, queue: 0, all: 0, bot: 0 };
  for (const { value } of listRows(conversations)) {
    if (value.unread_count === 0) continue;
    for (const view of OPEN_VIEWS) {
      if (matches(value, { ...everything, view }, userId ?? '')) counts[view]++;
    }
  }
  return counts;
}
