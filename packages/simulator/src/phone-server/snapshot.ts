import type { Core } from '../core.ts';
import { isObject } from '../json.ts';
import type { PhoneBusiness, PhoneChat, PhoneContact, PhoneMessage } from '../phone/contract.ts';
import type { Chat, SimulatedMessage } from '../state/world.ts';
import { getChat, getTextOf, isOnPhone } from '../state/world.ts';

const contactsShown = 60;
const messagesShown = 300;

export function renderBusinesses(core: Core): PhoneBusiness[] {
  return [...core.world.numbers.values()].map(({ phoneNumberId, verifiedName, displayPhoneNumber }) => ({
    phoneNumberId,
    name: verifiedName,
    displayPhoneNumber,
  }));
}

/** Who wrote last comes first; a load test's thousands stay out of the way. */
export function renderContacts(core: Core): PhoneContact[] {
  const lastChats = new Map<string, Chat>();
  for (const chat of core.world.chats.values()) {
    const other = lastChats.get(chat.userKey);
    if (!other || getLastMs(chat) > getLastMs(other)) lastChats.set(chat.userKey, chat);
  }
  return [...core.world.users.values()]
    .map((user) => {
      const chat = lastChats.get(user.key);
      const last = chat?.messages.findLast((message) => isOnPhone(message) && message.type !== 'reaction');
      const unread = chat?.messages.filter(isUnread).length ?? 0;
      const { key, waId, userId, name, username, hidesPhone, stoppedMarketing } = user;
      return {
        key,
        waId,
        userId,
        name,
        username,
        hidesPhone,
        stoppedMarketing,
        unread,
        lastText: last ? describeMessage(last) : undefined,
        lastAtMs: last?.atMs,
      };
    })
    .sort((a, b) => (b.lastAtMs ?? 0) - (a.lastAtMs ?? 0))
    .slice(0, contactsShown);
}

export function renderChat(core: Core, phoneNumberId: string, userKey: string): PhoneChat {
  const nowMs = core.clock.now();
  const chat = getChat(core.world, phoneNumberId, userKey, nowMs);
  return {
    userKey,
    phoneNumberId,
    messages: chat.messages
      .filter((message) => isOnPhone(message) && message.type !== 'reaction')
      .slice(-messagesShown)
      .map((message) => renderMessage(core, message)),
    typingForMs: Math.max(0, (chat.typingUntilMs ?? 0) - nowMs),
    blocked: chat.blocked,
    blocking: chat.blocking,
  };
}

export function renderMessage(core: Core, message: SimulatedMessage): PhoneMessage {
  const { id, direction, atMs, type, status, content, rendered, referral, reactions, context } = message;
  const quoted = typeof context?.id === 'string' ? core.world.messages.get(context.id) : undefined;
  return {
    id,
    direction,
    atMs,
    type,
    status,
    content,
    rendered,
    referral,
    reactions,
    forwarded: context?.forwarded === true || context?.frequently_forwarded === true,
    quoted: quoted && {
      id: quoted.id,
      direction: quoted.direction,
      type: quoted.type,
      text: describeMessage(quoted),
    },
    mediaPath: findMediaPath(core, message),
  };
}

function findMediaPath(core: Core, message: SimulatedMessage): string | undefined {
  const id = message.linkedMediaId ?? findMediaId(message.content) ?? findMediaId(findHeaderMedia(message));
  return id !== undefined && core.world.media.has(id) ? `api/media/${id}` : undefined;
}

function findHeaderMedia({ content, rendered }: SimulatedMessage): unknown {
  const header = rendered?.header ?? (isObject(content) ? content.header : undefined);
  return isObject(header) && typeof header.type === 'string' ? header[header.type] : undefined;
}

function findMediaId(value: unknown): string | undefined {
  return isObject(value) && typeof value.id === 'string' ? value.id : undefined;
}

function describeMessage(message: SimulatedMessage): string {
  const text = getTextOf(message);
  if (text !== '') return text.slice(0, 160);
  const { content } = message;
  if (!isObject(content)) return '';
  if (typeof content.text === 'string') return content.text;
  for (const key of ['button_reply', 'list_reply']) {
    const reply = content[key];
    if (isObject(reply)) return String(reply.title);
  }
  if (typeof content.filename === 'string') return content.filename;
  return typeof content.name === 'string' ? content.name : '';
}

function isUnread(message: SimulatedMessage): boolean {
  const { direction, status, type } = message;
  return (
    direction === 'out' &&
    type !== 'reaction' &&
    (status === 'accepted' || status === 'sent' || status === 'delivered')
  );
}

function getLastMs(chat: Chat): number {
  return chat.messages.at(-1)?.atMs ?? 0;
}
