import type { Agent, Contact, Conversation, Message } from '@balcao/protocol';

/** For tests: a message with only what matters said. */
export function makeMessage(part: Partial<Message> & { id: string }): Message {
  return {
    conversation_id: 'c',
    contact_id: 'p',
    channel_id: 'ch',
    direction: 'inbound',
    type: 'text',
    content: { type: 'text', text: { body: 'oi' } },
    actor: { type: part.direction === 'outbound' ? 'user' : 'customer', id: null, name: null },
    status: null,
    in_doubt: false,
    failure: null,
    attachment: null,
    context: null,
    referral: null,
    reactions: [],
    wamid: `wamid.${part.id}`,
    created_at: '2026-11-21T12:00:00.000Z',
    accepted_at: null,
    delivered_at: null,
    read_at: null,
    client_key: null,
    ...part,
  };
}

export function makeConversation(part: Partial<Conversation> & { id: string }): Conversation {
  return {
    contact: { id: 'p', name: 'Ana', phone: '5511987654321', username: null, tags: [], blocked: false },
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
    created_at: '2026-11-21T12:00:00.000Z',
    updated_at: '2026-11-21T12:00:00.000Z',
    closed_at: null,
    ...part,
  };
}

export function makeContact(part: Partial<Contact> & { id: string }): Contact {
  return {
    name: 'Ana',
    phone: '5511987654321',
    email: null,
    username: null,
    tags: [],
    attributes: {},
    identities: [],
    blocked: false,
    created_at: '2026-11-21T12:00:00.000Z',
    updated_at: '2026-11-21T12:00:00.000Z',
    ...part,
  };
}

export function makeAgent(part: Partial<Agent> & { id: string }): Agent {
  return {
    name: part.id,
    role: 'agent',
    presence: 'offline',
    presence_at: '2026-11-21T12:00:00.000Z',
    capacity: 5,
    department_ids: [],
    ...part,
  };
}
