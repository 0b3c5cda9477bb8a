import {
  type AllBegun,
  type Attaching,
  type Begun,
  decideGo,
  nothingBegun,
  readyFiles,
  stillGoing,
  takeBack,
  withBegun,
  withItem,
} from './begun-state.ts';
import { ApiError } from './client.ts';
import type { NewOutgoing } from './outgoing.ts';
import { planSend } from './plan-send.ts';
import { createStore, type Store } from './store.ts';
import type { Uploaded } from './upload.ts';

type Parts = {
  upload: (
    file: File,
    options: { signal: AbortSignal; onProgress: (share: number) => void },
  ) => Promise<Uploaded>;
  words: { get: (conversationId: string) => string; clear: (conversationId: string) => void };
  send: (draft: NewOutgoing) => void;
};

/**
 * Files go up as soon as they are chosen, so that sending is instant; they and the quote stay with the begun
 * words while the person works elsewhere. A message told to go before its files are up goes with the last.
 */
export function createBegun({ upload, words, send }: Parts) {
  const store: Store<AllBegun> = createStore({});
  const uploads = new Map<string, AbortController>();
  const listeners = new Set<(conversationId: string) => void>();

  const get = (id: string) => store.get()[id] ?? nothingBegun;
  const change = (id: string, next: (begun: Begun) => Begun) => store.set((all) => withBegun(all, id, next));

  function go(id: string): void {
    const text = words.get(id);
    const begun = get(id);
    const decision = decideGo(begun, text);
    if (decision === 'wait') change(id, (held) => ({ ...held, going: { state: 'waits', text } }));
    if (decision === 'stop') change(id, (held) => ({ ...held, going: { state: 'stopped', text } }));
    if (decision !== 'send') return;
    for (const draft of planSend(id, text, readyFiles(begun), begun.replyToId)) send(draft);
    // The local pictures stay for the bubbles that show them.
    change(id, () => nothingBegun);
    words.clear(id);
  }

  /** After an upload ended, well or not. */
  function goOn(id: string): void {
    if (stillGoing(get(id).going, words.get(id)) !== 'waits') return;
    go(id);
    if (get(id).going.state === 'stopped') for (const listener of listeners) listener(id);
  }

  async function bringUp(id: string, { key, file, localUrl }: Attaching): Promise<void> {
    const controller = new AbortController();
    uploads.set(key, controller);
    const changeItem = (next: (item: Attaching) => Attaching) =>
      change(id, (held) => withItem(held, key, next));
    try {
      const done = await upload(file, {
        signal: controller.signal,
        onProgress: (share) => changeItem((item) => (item.state === 'uploading' ? { ...item, share } : item)),
      });
      const ready = {
        attachmentId: done.id,
        kind: done.kind,
        fileName: file.name,
        localUrl,
        caption: '',
      };
      changeItem(({ caption }) => ({ key, file, localUrl, caption, state: 'ready', ready }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      changeItem(({ caption }) => ({ key, file, localUrl, caption, state: 'failed', error }));
    } finally {
      uploads.delete(key);
    }
    goOn(id);
  }

  function drop(item: Attaching): void {
    uploads.get(item.key)?.abort();
    URL.revokeObjectURL(item.localUrl);
  }

  return {
    store,
    add(id: string, files: readonly File[]): void {
      const added = files.map((file) => ({
        key: crypto.randomUUID(),
        file,
        localUrl: URL.createObjectURL(file),
        caption: '',
        state: 'uploading' as const,
        share: 0,
      }));
      if (added.length === 0) return;
      change(id, (held) => takeBack({ ...held, items: [...held.items, ...added] }));
      for (const item of added) void bringUp(id, item);
    },
    remove(id: string, key: string): void {
      get(id)
        .items.filter((item) => item.key === key)
        .forEach(drop);
      change(id, (held) => takeBack({ ...held, items: held.items.filter((item) => item.key !== key) }));
    },
    retry(id: string, key: string): void {
      const item = get(id).items.find((one) => one.key === key);
      if (item === undefined) return;
      const { file, localUrl, caption } = item;
      const again: Attaching = { key, file, localUrl, caption, state: 'uploading', share: 0 };
      change(id, (held) => takeBack(withItem(held, key, () => again)));
      void bringUp(id, again);
    },
    setCaption: (id: string, key: string, caption: string) =>
      change(id, (held) => takeBack(withItem(held, key, (item) => ({ ...item, caption })))),
    setQuote: (id: string, replyToId: string | null) =>
      change(id, (held) => (held.replyToId === replyToId ? held : takeBack({ ...held, replyToId }))),
    /** Sends what was begun, or has it wait for its files; a file that failed stops it. */
    go,
    takeBack: (id: string) => change(id, takeBack),
    /** Hears of a message that was told to go, waited and stays because a file failed. */
    onStopped(listener: (conversationId: string) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Another person signs in here. */
    forget(): void {
      for (const begun of Object.values(store.get())) begun.items.forEach(drop);
      store.set(() => ({}));
    },
  };
}
