import { createStore, type Store } from './store.ts';

/** What was begun in a conversation and not sent. */
export type Draft = { reply: string; note: string; atMs: number };
export type Drafts = Readonly<Record<string, Draft>>;

const MOST = 100;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const SAVE_AFTER_MS = 300;

/** Empty drafts go, and so do the oldest of too many. */
export function withDraft(
  drafts: Drafts,
  conversationId: string,
  part: Partial<Pick<Draft, 'reply' | 'note'>>,
  nowMs: number,
): Drafts {
  const { [conversationId]: held, ...others } = drafts;
  const { reply, note } = { reply: held?.reply ?? '', note: held?.note ?? '', ...part };
  if (held !== undefined && held.reply === reply && held.note === note) return drafts;
  if (reply.trim() === '' && note.trim() === '') return held === undefined ? drafts : others;
  const all = Object.entries({ ...others, [conversationId]: { reply, note, atMs: nowMs } });
  const fresh = all.filter(([, draft]) => nowMs - draft.atMs < KEPT_MS);
  return Object.fromEntries(fresh.sort(([, a], [, b]) => b.atMs - a.atMs).slice(0, MOST));
}

/** What an earlier visit stored; whatever is not a draft is passed over. */
export function parseDrafts(text: string | null): Drafts {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, Draft] => isDraft(entry[1])),
    );
  } catch {
    return {};
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reply' in value &&
    typeof value.reply === 'string' &&
    'note' in value &&
    typeof value.note === 'string' &&
    'atMs' in value &&
    typeof value.atMs === 'number'
  );
}

/** Kept in this browser for one person; another who signs in here does not see them. */
export function createDrafts() {
  const store: Store<Drafts> = createStore({});
  let key: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    if (key === null) return;
    try {
      localStorage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // Storage is full or forbidden: drafts then last as long as the tab.
    }
  };
  return {
    store,
    open(userId: string): void {
      key = `balcao.drafts.${userId}`;
      store.set(() => parseDrafts(localStorage.getItem(key ?? '')));
      addEventListener('pagehide', save);
    },
    set(conversationId: string, part: Partial<Pick<Draft, 'reply' | 'note'>>): void {
      store.set((drafts) => withDraft(drafts, conversationId, part, Date.now()));
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_AFTER_MS);
    },
    forget(): void {
      clearTimeout(timer);
      if (key !== null) localStorage.removeItem(key);
      key = null;
    },
  };
}
