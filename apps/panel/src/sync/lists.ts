import { ApiError, type Client } from './client.ts';
import { type InboxState, takeConversations } from './inbox-state.ts';
import { blankView, type Filter, type ListView, placeOf, queryOf, viewKey } from './list-view.ts';
import type { Store } from './store.ts';

const FIRST_PAGE = 40;
/** Who scrolls wants many rows more than the first ones soon. */
const NEXT_PAGE = 100;

/** Reads the inbox lists, page by page. */
export function createLists(client: Client, store: Store<InboxState>) {
  const setView = (key: string, view: ListView) =>
    store.set((state) => ({ ...state, views: { ...state.views, [key]: view } }));

  async function readList(filter: Filter, cursor: string | null): Promise<void> {
    const key = viewKey(filter);
    const held = store.get().views[key];
    if (cursor !== null && held) setView(key, { ...held, loadingMore: true });
    else if (held?.load !== 'ready') setView(key, blankView);
    try {
      const limit = cursor === null ? FIRST_PAGE : NEXT_PAGE;
      const page = await client.call('listConversations', {
        query: { ...queryOf(filter), limit, cursor: cursor ?? undefined },
      });
      const last = page.items.at(-1);
      const before = cursor === null ? [] : (held?.read ?? []);
      const view: ListView = {
        load: 'ready',
        loadingMore: false,
        cursor: page.next_cursor,
        frontier: last ? placeOf(last, filter.view) : (held?.frontier ?? null),
        read: new Set([...before, ...page.items.map((row) => row.id)]),
      };
      store.set((state) => {
        const taken = takeConversations(state, page.seq, page.items);
        const snapshot = startAt(taken, page.seq);
        return { ...taken, snapshot, counts: page.counts, views: { ...state.views, [key]: view } };
      });
    } catch (error) {
      const now = store.get().views[key] ?? blankView;
      setView(key, { ...now, loadingMore: false, load: now.load === 'ready' ? 'ready' : 'failed' });
      if (!(error instanceof ApiError)) throw error;
    }
  }

  return {
    loadList: (filter: Filter) => readList(filter, null),
    loadMore(filter: Filter): void {
      const view = store.get().views[viewKey(filter)];
      if (view?.load === 'ready' && view.cursor !== null && !view.loadingMore) {
        void readList(filter, view.cursor);
      }
    },
    async refreshCounts(): Promise<void> {
      const page = await client.call('listConversations', { query: { limit: 1 } }).catch(() => null);
      if (page) store.set((state) => ({ ...state, counts: page.counts }));
    },
  };
}

/** The first list read says where the log is to be followed from. */
function startAt(state: InboxState, seq: number): InboxState['snapshot'] {
  return state.snapshot.seq === 0 ? { ...state.snapshot, seq } : state.snapshot;
}
