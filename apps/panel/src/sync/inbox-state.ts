import type { BalcaoEvent, Contact, Conversation, Message } from '@balcao/protocol';
import {
  applyEvent,
  emptySnapshot,
  insertMessages,
  putPart,
  type Snapshot,
  withFurthestTick,
} from './apply-event.ts';
import type { Filter, ListView } from './list-view.ts';
import type { Outgoing } from './outgoing.ts';

export type Connection = 'connecting' | 'live' | 'lost';
export type Load = 'loading' | 'ready' | 'failed';

export type ThreadView = { load: Load; cursor: string | null; loadingOlder: boolean };
export type Counts = { all: number; bot: number; queue: number; mine: number; unread: number };

export type InboxState = {
  snapshot: Snapshot;
  /** the newest events, to bring a part up to date that was read before them */
  recent: readonly BalcaoEvent[];
  views: Readonly<Record<string, ListView>>;
  threads: Readonly<Record<string, ThreadView>>;
  outgoing: Readonly<Record<string, readonly Outgoing[]>>;
  counts: Counts | null;
  connection: Connection;
};

export const emptyInbox: InboxState = {
  snapshot: emptySnapshot(),
  recent: [],
  views: {},
  threads: {},
  outgoing: {},
  counts: null,
  connection: 'connecting',
};

const RECENT = 500;

export function takeEvents(state: InboxState, events: readonly BalcaoEvent[]): InboxState {
  const snapshot = events.reduce(applyEvent, state.snapshot);
  const recent = [...state.recent, ...events].slice(-RECENT);
  return dropDelivered({ ...state, snapshot, recent }, events);
}

/** An optimistic item leaves when the message with its key arrives. */
function dropDelivered(state: InboxState, events: readonly BalcaoEvent[]): InboxState {
  let { outgoing } = state;
  for (const event of events) {
    if (event.type !== 'message.created' || event.message.client_key === null) continue;
    outgoing = withoutOutgoing(outgoing, event.message.conversation_id, event.message.client_key);
  }
  return outgoing === state.outgoing ? state : { ...state, outgoing };
}

export function withoutOutgoing(
  outgoing: InboxState['outgoing'],
  conversationId: string,
  clientKey: string,
): InboxState['outgoing'] {
  const held = outgoing[conversationId];
  if (!held?.some((item) => item.clientKey === clientKey)) return outgoing;
  return { ...outgoing, [conversationId]: held.filter((item) => item.clientKey !== clientKey) };
}

/** Puts what a GET answered at `seq`, then replays the events that came while it was under way. */
function putRead(state: InboxState, seq: number, put: (snapshot: Snapshot) => Snapshot): Snapshot {
  const later = state.recent.filter((event) => event.seq > seq);
  return later.reduce(applyEvent, put(state.snapshot));
}

export function takeConversations(
  state: InboxState,
  seq: number,
  conversations: readonly Conversation[],
): InboxState {
  const snapshot = putRead(state, seq, (held) =>
    conversations.reduce((next, one) => putPart(next, 'conversations', one.id, seq, one), held),
  );
  return { ...state, snapshot };
}

export function takeContact(state: InboxState, seq: number, contact: Contact): InboxState {
  const snapshot = putRead(state, seq, (held) => putPart(held, 'contacts', contact.id, seq, contact));
  return { ...state, snapshot };
}

/** One page, going back in time. The first page begins the thread. */
export function takeMessages(
  state: InboxState,
  conversationId: string,
  page: { seq: number; items: readonly Message[]; next_cursor: string | null },
): InboxState {
  const held = state.snapshot.threads[conversationId];
  const messages = insertMessages(held?.value ?? [], page.items);
  // An older page is read at a later seq than the thread, which keeps its own: what came between is known.
  const seq = held?.seq ?? page.seq;
  const threads = { ...state.snapshot.threads, [conversationId]: { seq, value: messages } };
  const snapshot = putRead(state, seq, (snapshot) => ({ ...snapshot, threads }));
  const view: ThreadView = { load: 'ready', cursor: page.next_cursor, loadingOlder: false };
  return { ...state, snapshot, threads: { ...state.threads, [conversationId]: view } };
}

/** The answer of an action: shown at once, and its event follows. */
export function takeAnswer(state: InboxState, conversation: Conversation): InboxState {
  const held = state.snapshot.conversations[conversation.id];
  if (held !== undefined && held.value.updated_at > conversation.updated_at) return state;
  const part = { seq: held?.seq ?? 0, value: withFurthestTick(held?.value, conversation) };
  const conversations = { ...state.snapshot.conversations, [conversation.id]: part };
  return { ...state, snapshot: { ...state.snapshot, conversations } };
}

export function takeSent(state: InboxState, message: Message): InboxState {
  const held = state.snapshot.threads[message.conversation_id];
  const outgoing =
    message.client_key === null
      ? state.outgoing
      : withoutOutgoing(state.outgoing, message.conversation_id, message.client_key);
  if (held === undefined) return { ...state, outgoing };
  const part = { seq: held.seq, value: insertMessages(held.value, [message]) };
  const threads = { ...state.snapshot.threads, [message.conversation_id]: part };
  return { ...state, outgoing, snapshot: { ...state.snapshot, threads } };
}

export type { Filter };
