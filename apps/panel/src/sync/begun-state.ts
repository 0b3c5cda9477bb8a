import type { ApiError } from './client.ts';
import type { ReadyFile } from './plan-send.ts';

type Base = { key: string; file: File; localUrl: string; caption: string };
export type Attaching =
  | (Base & { state: 'uploading'; share: number })
  | (Base & { state: 'ready'; ready: ReadyFile })
  | (Base & { state: 'failed'; error: ApiError });

/** Whether the message was told to go; `text`: the words that were agreed to. */
export type Going =
  | { state: 'no' }
  /** goes by itself with the last file */
  | { state: 'waits'; text: string }
  /** stays, because a file failed */
  | { state: 'stopped'; text: string };

/** What stands beside the begun words of one conversation. */
export type Begun = { items: readonly Attaching[]; replyToId: string | null; going: Going };
export type AllBegun = Readonly<Record<string, Begun>>;

export const nothingBegun: Begun = { items: [], replyToId: null, going: { state: 'no' } };

/** Nothing begun leaves nothing behind. */
export function withBegun(all: AllBegun, conversationId: string, change: (begun: Begun) => Begun): AllBegun {
  const { [conversationId]: held = nothingBegun, ...others } = all;
  const next = change(held);
  if (next === held) return all;
  const empty = next.items.length === 0 && next.replyToId === null && next.going.state === 'no';
  return empty ? others : { ...others, [conversationId]: next };
}

export function withItem(begun: Begun, key: string, change: (item: Attaching) => Attaching): Begun {
  return { ...begun, items: begun.items.map((item) => (item.key === key ? change(item) : item)) };
}

/** Changed by hand: it goes when it is told so again. */
export function takeBack(begun: Begun): Begun {
  return begun.going.state === 'no' ? begun : { ...begun, going: { state: 'no' } };
}

/** What becomes of a message that is told to go. */
export function decideGo(begun: Begun, text: string): 'send' | 'wait' | 'stop' | 'nothing' {
  if (begun.items.some((item) => item.state === 'failed')) return 'stop';
  if (begun.items.some((item) => item.state === 'uploading')) return 'wait';
  return begun.items.length > 0 || text.trim() !== '' ? 'send' : 'nothing';
}

/** Words changed since were not agreed to. */
export function stillGoing(going: Going, text: string): Exclude<Going['state'], 'no'> | null {
  return going.state !== 'no' && going.text === text ? going.state : null;
}

/** The files that are up, in the order they will arrive. */
export function readyFiles(begun: Begun): ReadyFile[] {
  return begun.items.flatMap((item) =>
    item.state === 'ready' ? { ...item.ready, caption: item.caption } : [],
  );
}

/** Whether another try may succeed. */
export function mayUploadAgain(error: ApiError): boolean {
  return error.code === 'OFFLINE' || error.code === 'UNAUTHENTICATED' || error.status >= 500;
}
