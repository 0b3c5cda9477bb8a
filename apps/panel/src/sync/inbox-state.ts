import type { Agent, BalcaoEvent, Contact, Conversation, Message, Notification } from '@balcao/protocol';
import {
  applyEvent,
  emptySnapshot,
  insertMessages,
  listRows,
  putPart,
  putRow,
  type Snapshot,
  withFurthestTick,
} from './apply-event.ts';
import type { ListView } from './list-view.ts';
import type { Outgoing } from './outgoing.ts';

export type Connection = 'connecting' | 'live' | 'lost';
export type Load = 'loading' | 'ready' | 'failed';

export type ThreadView = { load: Load; cursor: string | null; loadingOlder: boolean };
export type Counts = { all: number; bot: number; queue: number; mine: number; unread: number };
/** How far one's own notifications were read; `unread` is the server's count and what came since. */
export type NotificationsView = { load: Load; cursor: string | null; loadingMore: boolean; unread: number };

export type InboxState = {
  /** who sits here: the log tells of everybody's notifications */
  userId: string | null;
  snapshot: Snapshot;
  /** the newest events, to bring a part up to date that was read before them */
  recent: readonly BalcaoEvent[];
  views: Readonly<Record<string, ListView>>;
  threads: Readonly<Record<string, ThreadView>>;
  outgoing: Readonly<Record<string, readonly Outgoing[]>>;
  counts: Counts | null;
  notifications: NotificationsView;
  connection: Connection;
};

export const emptyInbox: InboxState = {
  userId: null,
  snapshot: emptySnapshot(),
  recent: [],
  views: {},
  threads: {},
  outgoing: {},
  counts: null,
  notifications: { load: 'loading', cursor: null, loadingMore: false, unread: 0 },
  connection: 'connecting',
};

const RECENT = 500;

export function takeEvents(state: InboxState, events: readonly BalcaoEvent[]): InboxState {
  const snapshot = events.reduce(applyEvent, state.snapshot);
  const recent = [...state.recent, ...events].slice(-RECENT);
  const { notifications } = state;
  const added = countNew(events, state.userId);
  const counted = added === 0 ? notifications : { ...notifications, unread: notifications.unread + added };
  return dropDelivered({ ...state, snapshot, recent, notifications: counted }, events);
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
  return {
    ...state,
    snapshot: putRead(state, seq, (held) =>
      conversations.reduce((next, one) => putPart(next, 'conversations', one.id, seq, one), held),
    ),
  };
}

export function takeAgents(state: InboxState, seq: number, agents: readonly Agent[]): InboxState {
  return {
    ...state,
    snapshot: putRead(state, seq, (held) =>
      agents.reduce((next, one) => putPart(next, 'agents', one.id, seq, one), held),
    ),
  };
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
  const threads = putRow(state.snapshot.threads, conversationId, { seq, value: messages });
  const snapshot = putRead(state, seq, (snapshot) => ({ ...snapshot, threads }));
  const view: ThreadView = { load: 'ready', cursor: page.next_cursor, loadingOlder: false };
  return { ...state, snapshot, threads: { ...state.threads, [conversationId]: view } };
}

/** The answer of an action: shown at once, and its event follows. */
export function takeAnswer(state: InboxState, conversation: Conversation): InboxState {
  const held = state.snapshot.conversations[conversation.id];
  if (held !== undefined && held.value.updated_at > conversation.updated_at) return state;
  const part = { seq: held?.seq ?? 0, value: withFurthestTick(held?.value, conversation) };
  const conversations = putRow(state.snapshot.conversations, conversation.id, part);
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
  const threads = putRow(state.snapshot.threads, message.conversation_id, part);
  return { ...state, outgoing, snapshot: { ...state.snapshot, threads } };
}

function countNew(events: readonly BalcaoEvent[], userId: string | null): number {
  return events.filter(
    (event) =>
      event.type === 'notification.created' &&
      event.notification.user_id === userId &&
      event.notification.read_at === null,
  ).length;
}

/** One page of one's own notifications, newest first. */
export function takeNotifications(
  state: InboxState,
  page: { seq: number; items: readonly Notification[]; next_cursor: string | null; unread: number },
): InboxState {
  const later = state.recent.filter((event) => event.seq > page.seq);
  return {
    ...state,
    snapshot: putRead(state, page.seq, (held) =>
      page.items.reduce((next, one) => putPart(next, 'notifications', one.id, page.seq, one), held),
    ),
    notifications: {
      load: 'ready',
      cursor: page.next_cursor,
      loadingMore: false,
      unread: page.unread + countNew(later, state.userId),
    },
  };
}

/** The answer of marking some read, or all; its event follows. */
export function takeReadAnswer(
  state: InboxState,
  ids: readonly string[] | null,
  answer: { read_at: string; unread: number },
): InboxState {
  let { notifications } = state.snapshot;
  for (const { seq, value } of listRows(notifications)) {
    const meant = value.user_id === state.userId && (ids === null || ids.includes(value.id));
    if (meant && value.read_at === null)
      notifications = putRow(notifications, value.id, {
        seq,
        value: { ...value, read_at: answer.read_at },
      });
  }
  return {
    ...state,
    snapshot: { ...state.snapshot, notifications },
    notifications: { ...state.notifications, unread: answer.unread },
  };
}

/** The answer of a change of presence; its event follows. */
export function takeAgentAnswer(state: InboxState, agent: Agent): InboxState {
  const held = state.snapshot.agents[agent.id];
  if (held !== undefined && held.value.presence_at > agent.presence_at) return state;
  const agents = putRow(state.snapshot.agents, agent.id, { seq: held?.seq ?? 0, value: agent });
  return { ...state, snapshot: { ...state.snapshot, agents } };
}

/** The answer of a change of a contact; its event follows. */
export function takeContactAnswer(state: InboxState, contact: Contact): InboxState {
  const held = state.snapshot.contacts[contact.id];
  if (held !== undefined && held.value.updated_at > contact.updated_at) return state;
  // Applied as an event that carries no number of its own: conversations of the contact follow too.
  const seq = held?.seq ?? 0;
  const contacts = putRow(state.snapshot.contacts, contact.id, { seq, value: contact });
  const { id, name, phone, username, tags, blocked } = contact;
  const summary = { id, name, phone, username, tags, blocked };
  let { conversations } = state.snapshot;
  for (const part of listRows(conversations)) {
    if (part.value.contact.id === id) {
      const value = { ...part.value, contact: summary };
      conversations = putRow(conversations, value.id, { seq: part.seq, value });
    }
  }
  return { ...state, snapshot: { ...state.snapshot, contacts, conversations } };
}
