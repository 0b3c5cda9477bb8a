import { ApiError, type Client } from './client.ts';
import { type InboxState, type NotificationsView, takeNotifications, takeReadAnswer } from './inbox-state.ts';
import type { Store } from './store.ts';

const PAGE = 30;

/** What somebody wants this person to see. */
export function createNotifications(client: Client, store: Store<InboxState>) {
  const setView = (part: Partial<NotificationsView>) =>
    store.set((state) => ({ ...state, notifications: { ...state.notifications, ...part } }));

  async function read(cursor: string | null): Promise<void> {
    try {
      const query = { limit: PAGE, cursor: cursor ?? undefined };
      const page = await client.call('listNotifications', { query });
      store.set((state) => takeNotifications(state, page));
    } catch (error) {
      const { load } = store.get().notifications;
      setView({ loadingMore: false, load: load === 'ready' ? 'ready' : 'failed' });
      if (!(error instanceof ApiError)) throw error;
    }
  }

  return {
    loadNotifications: () => read(null),
    loadMoreNotifications(): void {
      const { cursor, loadingMore } = store.get().notifications;
      if (cursor === null || loadingMore) return;
      setView({ loadingMore: true });
      void read(cursor);
    },
    /** Those named, or all. */
    async readNotifications(ids: readonly string[] | null): Promise<void> {
      const body = ids === null ? {} : { ids: [...ids] };
      const answer = await client.call('readNotifications', { body });
      store.set((state) => takeReadAnswer(state, ids, answer));
    },
  };
}
