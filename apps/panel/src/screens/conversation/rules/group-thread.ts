import type { Message } from '@balcao/protocol';
import type { Outgoing } from '../../../sync/outgoing.ts';
import { readContent, type ShownContent } from './read-content.ts';

/** `first`/`last` of the bubbles one sender wrote within a minute. */
type Place = { first: boolean; last: boolean };

export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'quiet'; key: string; message: Message; content: ShownContent }
  | {
      kind: 'message';
      key: string;
      message: Message;
      content: ShownContent;
      place: Place;
      /** the customer changed or took back these words later */
      mark: 'edited' | 'revoked' | null;
    }
  | { kind: 'note'; key: string; message: Message; content: Note }
  | { kind: 'outgoing'; key: string; item: Outgoing; content: ShownContent; place: Place };
type Note = Extract<ShownContent, { kind: 'note' }>;

const QUIET = new Set<ShownContent['kind']>(['activity', 'system', 'revoke', 'call_permission']);

/** What a conversation shows, oldest first. `dayOf` names the local day of an instant. */
export function groupThread(
  messages: readonly Message[],
  outgoing: readonly Outgoing[],
  dayOf: (at: string) => string,
): ThreadItem[] {
  const read = messages.map((message) => ({ message, content: readContent(message.content) }));
  const known = new Set(messages.flatMap((message) => message.wamid ?? []));
  const reacting = reactionsUnderWay(outgoing, known);
  const marks = marksOf(read.map((entry) => entry.content));
  const items: ThreadItem[] = [];
  let day = '';
  const openDay = (at: string) => {
    if (dayOf(at) === day) return;
    day = dayOf(at);
    items.push({ kind: 'day', key: `day-${day}`, at });
  };
  for (const { message, content } of read) {
    // A reaction is drawn on the bubble it is about.
    if (content.kind === 'reaction' && content.wamid !== null && known.has(content.wamid)) continue;
    if (content.kind === 'revoke' && content.wamid !== null && known.has(content.wamid)) continue;
    openDay(message.created_at);
    if (content.kind === 'note') {
      items.push({ kind: 'note', key: message.client_key ?? message.id, message, content });
    } else if (message.direction === 'system' || QUIET.has(content.kind)) {
      items.push({ kind: 'quiet', key: message.id, message, content });
    } else {
      const mark = marks.get(message.wamid ?? '') ?? null;
      // The optimistic item and the message that replaces it share a key, so nothing blinks.
      const key = message.client_key ?? message.id;
      const emoji = reacting.get(message.wamid ?? '');
      const shown = emoji === undefined ? message : withReaction(message, emoji);
      items.push({ kind: 'message', key, message: shown, content, place: alone, mark });
    }
  }
  const arrived = new Set(messages.map((message) => message.client_key));
  for (const item of outgoing) {
    if (arrived.has(item.clientKey)) continue;
    const content = readContent(item.content);
    // A reaction on its way is drawn where it will be; one that was refused says so on its own.
    if (content.kind === 'reaction' && item.state !== 'refused' && known.has(content.wamid ?? '')) continue;
    openDay(item.at);
    items.push({ kind: 'outgoing', key: item.clientKey, item, content, place: alone });
  }
  return items.map((item, index) => withPlace(item, items[index - 1], items[index + 1]));
}

/** Emoji of ours that the server has not confirmed yet, by the message they are about. */
function reactionsUnderWay(outgoing: readonly Outgoing[], known: ReadonlySet<string>): Map<string, string> {
  const emoji = new Map<string, string>();
  for (const item of outgoing) {
    const content = readContent(item.content);
    if (content.kind === 'reaction' && item.state !== 'refused' && known.has(content.wamid ?? ''))
      emoji.set(content.wamid ?? '', content.emoji);
  }
  return emoji;
}

/** One reaction per side; an empty emoji takes it back. */
function withReaction(message: Message, emoji: string): Message {
  const others = message.reactions.filter((one) => one.from !== 'business');
  return { ...message, reactions: emoji === '' ? others : [...others, { from: 'business', emoji }] };
}

const alone: Place = { first: true, last: true };

function marksOf(contents: readonly ShownContent[]): Map<string, 'edited' | 'revoked'> {
  const marks = new Map<string, 'edited' | 'revoked'>();
  for (const content of contents) {
    if (content.kind === 'edit' && content.wamid) marks.set(content.wamid, 'edited');
    if (content.kind === 'revoke' && content.wamid) marks.set(content.wamid, 'revoked');
  }
  return marks;
}

function withPlace(item: ThreadItem, before?: ThreadItem, after?: ThreadItem): ThreadItem {
  if (item.kind !== 'message' && item.kind !== 'outgoing') return item;
  return { ...item, place: { first: !sameGroup(before, item), last: !sameGroup(item, after) } };
}

function sameGroup(a: ThreadItem | undefined, b: ThreadItem | undefined): boolean {
  const one = groupOf(a);
  const two = groupOf(b);
  return one !== null && two !== null && one.sender === two.sender && one.minute === two.minute;
}

function groupOf(item: ThreadItem | undefined): { sender: string; minute: string } | null {
  if (item?.kind === 'message') {
    const { actor, created_at } = item.message;
    return {
      sender: `${item.message.direction}|${actor.type}|${actor.id ?? ''}`,
      minute: created_at.slice(0, 16),
    };
  }
  return item?.kind === 'outgoing' ? { sender: 'outgoing', minute: item.item.at.slice(0, 16) } : null;
}
