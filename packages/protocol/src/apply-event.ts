import type { Channel } from './resources/channels.ts';
import type { Contact, Conversation, DeliveryStatus, Message } from './resources/conversations.ts';
import type { Agent, Notification } from './resources/desk.ts';
import type { BalcaoEvent } from './resources/events.ts';
import { listRows, putRow, type Table } from './table.ts';

export { listRows, putRow } from './table.ts';

/** A value and the sequence number of the last event it includes. */
export type Versioned<T> = { readonly seq: number; readonly value: T };
type Parted<T> = Table<Versioned<T>>;

/**
 * What a reader of the event log holds. Parts are loaded at different moments, so each carries its own
 * `seq`: an event is applied to a part only when it is newer than that part.
 */
export type Snapshot = {
  /** the last event seen; resume the log after it */
  readonly seq: number;
  readonly conversations: Parted<Conversation>;
  /** only of conversations whose messages were loaded: a thread begun by an event would have holes */
  readonly threads: Parted<readonly Message[]>;
  readonly contacts: Parted<Contact>;
  readonly channels: Parted<Channel>;
  readonly agents: Parted<Agent>;
  readonly notifications: Parted<Notification>;
};

export function emptySnapshot(seq = 0): Snapshot {
  return {
    seq,
    conversations: {},
    threads: {},
    contacts: {},
    channels: {},
    agents: {},
    notifications: {},
  };
}

/**
 * Pure. The law: a snapshot read at `n` plus the events after `n` equals a snapshot read now.
 *
 * @example applyEvent(snapshot, { seq: 8, type: 'contact.updated', at, contact }).seq // 8
 */
export function applyEvent(snapshot: Snapshot, event: BalcaoEvent): Snapshot {
  const seen = event.seq > snapshot.seq ? { ...snapshot, seq: event.seq } : snapshot;
  switch (event.type) {
    case 'message.created': {
      const known = putConversation(seen, event.seq, event.conversation);
      return editThread(known, event.message.conversation_id, event.seq, (messages) =>
        insertMessages(ofContact(messages, event.conversation.contact.id), [event.message]),
      );
    }
    case 'message.updated':
      return editThread(seen, event.message.conversation_id, event.seq, (messages) =>
        messages.some((message) => message.id === event.message.id)
          ? insertMessages(messages, [event.message])
          : messages,
      );
    case 'message.status':
      return applyStatus(seen, event);
    case 'conversation.updated':
    case 'conversation.assigned':
    case 'conversation.resolved':
    case 'conversation.rated':
    case 'conversation.sla_alert':
    case 'conversation.sla_breached':
      return editThread(
        putConversation(seen, event.seq, event.conversation),
        event.conversation.id,
        event.seq,
        (messages) => ofContact(messages, event.conversation.contact.id),
      );
    case 'contact.updated':
      return applyContact(seen, event.seq, event.contact);
    case 'channel.updated':
      return putPart(seen, 'channels', event.channel.id, event.seq, event.channel);
    case 'agent.updated':
      return putPart(seen, 'agents', event.agent.id, event.seq, event.agent);
    case 'notification.created':
      return putPart(seen, 'notifications', event.notification.id, event.seq, event.notification);
    case 'notification.read':
      return readNotifications(seen, event);
    default:
      return ignoreUnknown(seen, event);
  }
}

/** A newer server may send kinds this reader does not know; their sequence still counts. */
function ignoreUnknown(snapshot: Snapshot, _event: never): Snapshot {
  return snapshot;
}

/** Oldest first, as the server pages them: ids are UUIDv7, so their order is the order of arrival. */
export function compareMessages(a: Message, b: Message): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** Merges pages or single messages into a thread; a message known twice keeps its furthest status. */
export function insertMessages(thread: readonly Message[], added: readonly Message[]): readonly Message[] {
  if (added.length === 0) return thread;
  const byId = new Map(thread.map((message) => [message.id, message]));
  for (const message of added) {
    const known = byId.get(message.id);
    byId.set(message.id, known === undefined ? message : mergeMessage(known, message));
  }
  return [...byId.values()].sort(compareMessages);
}

const RANK: Record<DeliveryStatus, number> = {
  queued: 0,
  sending: 1,
  accepted: 2,
  sent: 3,
  failed: 4,
  delivered: 5,
  read: 6,
  played: 7,
};

export function rankOf(status: DeliveryStatus | null): number {
  return status === null ? -1 : RANK[status];
}

function mergeMessage(known: Message, next: Message): Message {
  return rankOf(known.status) > rankOf(next.status)
    ? {
        ...next,
        status: known.status,
        in_doubt: known.in_doubt,
        failure: known.failure,
        wamid: known.wamid ?? next.wamid,
        accepted_at: known.accepted_at ?? next.accepted_at,
        delivered_at: known.delivered_at ?? next.delivered_at,
        read_at: known.read_at ?? next.read_at,
      }
    : next;
}

/** When two contacts turn out to be one person, conversations change hands, and so do the messages in them. */
function ofContact(messages: readonly Message[], contactId: string): readonly Message[] {
  return messages.every((message) => message.contact_id === contactId)
    ? messages
    : messages.map((message) => ({ ...message, contact_id: contactId }));
}

type StatusEvent = Extract<BalcaoEvent, { type: 'message.status' }>;

function applyStatus(snapshot: Snapshot, event: StatusEvent): Snapshot {
  const thread = editThread(snapshot, event.conversation_id, event.seq, (messages) =>
    messages.map((message) => (message.id === event.message_id ? withStatus(message, event) : message)),
  );
  const part = thread.conversations[event.conversation_id];
  const last = part?.value.last_message;
  if (part === undefined || part.seq >= event.seq || last?.id !== event.message_id) return thread;
  if (rankOf(event.status) < rankOf(last.status)) return thread;
  return putPart(thread, 'conversations', event.conversation_id, event.seq, {
    ...part.value,
    last_message: { ...last, status: event.status },
  });
}

function withStatus(message: Message, event: StatusEvent): Message {
  if (rankOf(event.status) < rankOf(message.status)) return message;

  const at = event.happened_at;
  const rank = rankOf(event.status);
  // Refused before WhatsApp gave it an id: it never was accepted.
  const taken = rank >= RANK.accepted && (event.status !== 'failed' || event.wamid !== null);
  return {
    ...message,
    status: event.status,
    in_doubt: event.in_doubt,
    failure: event.failure,
    wamid: event.wamid ?? message.wamid,
    // Statuses skip: one that was read was delivered, whether or not WhatsApp said so.
    accepted_at: taken ? (message.accepted_at ?? at) : message.accepted_at,
    delivered_at: rank >= RANK.delivered ? (message.delivered_at ?? at) : message.delivered_at,
    read_at: rank >= RANK.read ? (message.read_at ?? at) : message.read_at,
  };
}

function readNotifications(
  snapshot: Snapshot,
  { seq, notification_ids, read_at }: Extract<BalcaoEvent, { type: 'notification.read' }>,
): Snapshot {
  return notification_ids.reduce((next, id) => {
    const held = next.notifications[id];
    if (held === undefined || held.value.read_at !== null) return next;
    return putPart(next, 'notifications', id, seq, { ...held.value, read_at });
  }, snapshot);
}

function applyContact(snapshot: Snapshot, seq: number, contact: Contact): Snapshot {
  const { id, name, phone, username, tags, blocked } = contact;
  const summary = { id, name, phone, username, tags, blocked };
  let { conversations } = snapshot;
  for (const part of listRows(conversations)) {
    if (part.value.contact.id === contact.id && part.seq < seq) {
      // `seq` of the conversation stays: this event says nothing of its other fields.
      const value = { ...part.value, contact: summary };
      conversations = putRow(conversations, value.id, { seq: part.seq, value });
    }
  }
  return putPart({ ...snapshot, conversations }, 'contacts', contact.id, seq, contact);
}

type Parts = {
  conversations: Conversation;
  contacts: Contact;
  channels: Channel;
  agents: Agent;
  notifications: Notification;
  threads: readonly Message[];
};
type Tables = { readonly [K in keyof Parts]: Parted<Parts[K]> };

/**
 * Statuses only rise. A conversation was read a moment before its event got a number, or its answer arrived: its tick
 * may be one that a status event has overtaken.
 */
export function withFurthestTick(known: Conversation | undefined, next: Conversation): Conversation {
  const held = known?.last_message;
  const last = next.last_message;
  if (!held || !last || held.id !== last.id || rankOf(held.status) <= rankOf(last.status)) return next;
  return { ...next, last_message: { ...last, status: held.status } };
}

function putConversation(snapshot: Snapshot, seq: number, next: Conversation): Snapshot {
  const known = snapshot.conversations[next.id]?.value;
  return putPart(snapshot, 'conversations', next.id, seq, withFurthestTick(known, next));
}

/** Puts a part read at `seq`, unless what is held is newer. */
export function putPart<K extends keyof Parts>(
  snapshot: Snapshot,
  table: K,
  id: string,
  seq: number,
  value: Parts[K],
): Snapshot {
  const tables: Tables = snapshot;
  const held = tables[table][id];
  if (held !== undefined && held.seq >= seq) return snapshot;
  return { ...snapshot, [table]: putRow(tables[table], id, { seq, value }) };
}

function editThread(
  snapshot: Snapshot,
  conversationId: string,
  seq: number,
  edit: (messages: readonly Message[]) => readonly Message[],
): Snapshot {
  const held = snapshot.threads[conversationId];
  if (held === undefined || held.seq >= seq) return snapshot;
  return putPart(snapshot, 'threads', conversationId, seq, edit(held.value));
}
