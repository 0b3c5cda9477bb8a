import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEvent,
  compareMessages,
  emptySnapshot,
  putPart,
  rankOf,
  type Snapshot,
  withFurthestTick,
} from './apply-event.ts';
import type { Contact, Conversation, DeliveryStatus, Message } from './resources/conversations.ts';
import type { BalcaoEvent } from './resources/events.ts';

const at = (n: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, n)).toISOString();

/** A server in miniature: the truth, and the log that tells it. */
type World = {
  conversations: Map<string, Conversation>;
  messages: Map<string, Message>;
  contacts: Map<string, Contact>;
  log: BalcaoEvent[];
};

const ids = ['c1', 'c2', 'c3'];
const statuses = ['sending', 'accepted', 'sent', 'failed', 'delivered', 'read', 'played'] as const;

function newWorld(): World {
  const world: World = { conversations: new Map(), messages: new Map(), contacts: new Map(), log: [] };
  for (const id of ids) {
    const contact = makeContact(`p-${id}`, `Pessoa ${id}`);
    world.contacts.set(contact.id, contact);
    world.conversations.set(id, makeConversation(id, contact));
  }
  return world;
}

type Step =
  | { do: 'say'; in: string; second: number; outbound: boolean }
  | { do: 'status'; pick: number; status: DeliveryStatus }
  | { do: 'react'; pick: number; emoji: string }
  | { do: 'take'; in: string }
  | { do: 'rename'; in: string; name: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('say' as const),
    in: fc.constantFrom(...ids),
    second: fc.nat(50),
    outbound: fc.boolean(),
  }),
  fc.record({ do: fc.constant('status' as const), pick: fc.nat(20), status: fc.constantFrom(...statuses) }),
  fc.record({ do: fc.constant('react' as const), pick: fc.nat(20), emoji: fc.constantFrom('👍', '❤️') }),
  fc.record({ do: fc.constant('take' as const), in: fc.constantFrom(...ids) }),
  fc.record({ do: fc.constant('rename' as const), in: fc.constantFrom(...ids), name: fc.string() }),
);

function perform(world: World, step: Step): void {
  const base = { seq: world.log.length + 1, at: at(world.log.length) };
  switch (step.do) {
    case 'say': {
      const message = makeMessage(`m${world.messages.size}`, step.in, at(step.second), step.outbound);
      world.messages.set(message.id, message);
      const { id, direction, type, status, created_at } = message;
      const conversation = {
        ...get(world.conversations, step.in),
        last_message: { id, direction, type, preview: 'oi', status, at: created_at },
      };
      world.conversations.set(step.in, conversation);
      world.log.push({ ...base, type: 'message.created', conversation, message });
      return;
    }
    case 'status': {
      const message = [...world.messages.values()][step.pick];
      if (message?.status == null || rankOf(step.status) <= rankOf(message.status)) return;
      const rank = rankOf(step.status);
      const taken = rank >= rankOf('accepted') && step.status !== 'failed';
      world.messages.set(message.id, {
        ...message,
        status: step.status,
        accepted_at: taken ? (message.accepted_at ?? base.at) : message.accepted_at,
        delivered_at: rank >= rankOf('delivered') ? (message.delivered_at ?? base.at) : message.delivered_at,
        read_at: rank >= rankOf('read') ? (message.read_at ?? base.at) : message.read_at,
      });
      const conversation = get(world.conversations, message.conversation_id);
      if (conversation.last_message?.id === message.id) {
        const last_message = { ...conversation.last_message, status: step.status };
        world.conversations.set(conversation.id, { ...conversation, last_message });
      }
      world.log.push({
        ...base,
        type: 'message.status',
        conversation_id: message.conversation_id,
        message_id: message.id,
        status: step.status,
        in_doubt: false,
        failure: null,
        wamid: null,
        happened_at: base.at,
      });
      return;
    }
    case 'react': {
      const message = [...world.messages.values()][step.pick];
      if (message === undefined) return;
      const next = { ...message, reactions: [{ from: 'contact' as const, emoji: step.emoji }] };
      world.messages.set(message.id, next);
      world.log.push({ ...base, type: 'message.updated', message: next });
      return;
    }
    case 'take': {
      const held = get(world.conversations, step.in);
      const conversation = { ...held, epoch: held.epoch + 1, unread_count: 0 };
      world.conversations.set(step.in, conversation);
      world.log.push({ ...base, type: 'conversation.updated', conversation });
      return;
    }
    case 'rename': {
      const contact = { ...get(world.contacts, `p-${step.in}`), name: step.name };
      world.contacts.set(contact.id, contact);
      const held = get(world.conversations, step.in);
      world.conversations.set(step.in, { ...held, contact: { ...held.contact, name: step.name } });
      world.log.push({ ...base, type: 'contact.updated', contact });
      return;
    }
    default:
      step satisfies never;
  }
}

/** What GET would answer now, with the thread of every conversation loaded. */
function read(world: World): Snapshot {
  const seq = world.log.length;
  let snapshot = emptySnapshot(seq);
  for (const conversation of world.conversations.values()) {
    snapshot = putPart(snapshot, 'conversations', conversation.id, seq, conversation);
    snapshot = putPart(snapshot, 'contacts', conversation.contact.id, seq, contactOf(world, conversation));
    const thread = [...world.messages.values()].filter((m) => m.conversation_id === conversation.id);
    snapshot = putPart(snapshot, 'threads', conversation.id, seq, thread.sort(compareMessages));
  }
  return snapshot;
}

/** The values alone: at which event each part was last touched is no part of the law. */
function valuesOf(snapshot: Snapshot) {
  const strip = (table: Record<string, { value: unknown }>) =>
    Object.fromEntries(Object.entries(table).map(([id, part]) => [id, part.value]));
  return {
    seq: snapshot.seq,
    conversations: strip(snapshot.conversations),
    threads: strip(snapshot.threads),
    contacts: strip(snapshot.contacts),
  };
}

describe('applyEvent', () => {
  test('a snapshot plus the events after it is a fresh snapshot', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.array(step, { maxLength: 40 }), (before, after) => {
        const world = newWorld();
        for (const action of before) perform(world, action);
        const snapshot = read(world);
        for (const action of after) perform(world, action);
        const applied = world.log.slice(snapshot.seq).reduce(applyEvent, snapshot);
        expect(valuesOf(applied)).toEqual(valuesOf(read(world)));
      }),
    );
  });

  test('events a snapshot already includes change nothing, however often they come', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(40), (actions, from) => {
        const world = newWorld();
        for (const action of actions) perform(world, action);
        const fresh = read(world);
        expect(world.log.slice(from).reduce(applyEvent, fresh)).toEqual(fresh);
      }),
    );
  });

  test('a part loaded late is brought up to date by replaying the events after it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.array(step, { maxLength: 20 }), (before, after) => {
        const world = newWorld();
        for (const action of before) perform(world, action);
        const seq = world.log.length;
        const late = read(world).threads.c1?.value ?? [];
        for (const action of after) perform(world, action);
        const live = { ...read(world), threads: {} };
        const loaded = putPart(live, 'threads', 'c1', seq, late);
        const caughtUp = world.log.slice(seq).reduce(applyEvent, loaded);
        expect(caughtUp.threads.c1?.value).toEqual(read(world).threads.c1?.value);
        expect(caughtUp.conversations).toEqual(live.conversations);
      }),
    );
  });

  test('a message of a thread that was never loaded does not begin a thread with holes', () => {
    const world = newWorld();
    perform(world, { do: 'say', in: 'c1', second: 1, outbound: false });
    const applied = world.log.reduce(applyEvent, emptySnapshot());
    expect(applied.threads).toEqual({});
    expect(applied.conversations.c1?.value.last_message?.id).toBe('m0');
  });

  test('a status never goes back, whatever the order of arrival', () => {
    const world = newWorld();
    perform(world, { do: 'say', in: 'c1', second: 1, outbound: true });
    const snapshot = read(world);
    const status = (seq: number, status: DeliveryStatus): BalcaoEvent => ({
      type: 'message.status',
      seq,
      at: at(seq),
      conversation_id: 'c1',
      message_id: 'm0',
      status,
      in_doubt: false,
      failure: null,
      wamid: null,
      happened_at: at(seq),
    });
    const applied = [status(2, 'read'), status(3, 'delivered')].reduce(applyEvent, snapshot);
    expect(applied.threads.c1?.value[0]?.status).toBe('read');
    expect(applied.conversations.c1?.value.last_message?.status).toBe('read');

    // Read before that status was committed, numbered after it.
    const conversation = snapshot.conversations.c1?.value;
    if (!conversation) throw new Error('no c1');
    const late: BalcaoEvent = { type: 'conversation.updated', seq: 4, at: at(4), conversation };
    expect(applyEvent(applied, late).conversations.c1?.value.last_message?.status).toBe('read');
    // So may an action's answer be, which has no number at all.
    const held = applied.conversations.c1?.value;
    expect(withFurthestTick(held, conversation).last_message?.status).toBe('read');
    expect(withFurthestTick(conversation, held ?? conversation).last_message?.status).toBe('read');
  });
});

function get<T>(map: Map<string, T>, id: string): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`no ${id}`);
  return value;
}

function contactOf(world: World, conversation: Conversation): Contact {
  return get(world.contacts, conversation.contact.id);
}

function makeContact(id: string, name: string): Contact {
  const times = { created_at: at(0), updated_at: at(0) };
  const blank = {
    phone: null,
    email: null,
    username: null,
    tags: [],
    attributes: {},
    identities: [],
    blocked: false,
  };
  return { id, name, ...blank, ...times };
}

function makeConversation(id: string, contact: Contact): Conversation {
  return {
    id,
    contact: {
      id: contact.id,
      name: contact.name,
      phone: contact.phone,
      username: contact.username,
      tags: contact.tags,
      blocked: contact.blocked,
    },
    channel_id: 'ch',
    status: 'open',
    owner: { type: 'bot', user: null },
    epoch: 0,
    department: null,
    priority: 'media',
    waiting_since: null,
    assigned_at: null,
    first_reply_at: null,
    handoff: null,
    sla: null,
    close_reason: null,
    close_note: null,
    unread_count: 0,
    last_message: null,
    window_expires_at: null,
    created_at: at(0),
    updated_at: at(0),
    closed_at: null,
  };
}

function makeMessage(id: string, conversation_id: string, created_at: string, outbound: boolean): Message {
  return {
    id,
    conversation_id,
    contact_id: `p-${conversation_id}`,
    channel_id: 'ch',
    direction: outbound ? 'outbound' : 'inbound',
    type: 'text',
    content: { type: 'text', text: { body: 'oi' } },
    actor: { type: outbound ? 'bot' : 'customer', id: null, name: null },
    status: outbound ? 'queued' : null,
    in_doubt: false,
    failure: null,
    attachment: null,
    context: null,
    referral: null,
    reactions: [],
    wamid: null,
    created_at,
    accepted_at: null,
    delivered_at: null,
    read_at: null,
    client_key: null,
  };
}
