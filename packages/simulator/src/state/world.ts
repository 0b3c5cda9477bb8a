import type { WebhookError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { limits } from '../limits.ts';
import type { Bucket } from './bucket.ts';
import { createBucket } from './bucket.ts';

/** Everything the simulator remembers. Plain data, so that it can be written to a file. */
export interface World {
  numbers: Map<string, BusinessNumber>;
  accounts: Map<string, BusinessAccount>;
  users: Map<string, SimulatedUser>;
  userKeysByWaId: Map<string, string>;
  userKeysByUserId: Map<string, string>;
  chats: Map<string, Chat>;
  messages: Map<string, SimulatedMessage>;
  templates: Map<string, SimulatedTemplate>;
  media: Map<string, SimulatedMedia>;
  tokens: Map<string, AccessToken>;
}

export interface PhoneNumberOptions {
  phoneNumberId: string;
  wabaId: string;
  displayPhoneNumber: string;
  verifiedName: string;
  messagesPerSecond?: number;
}

export interface BusinessNumber extends Required<PhoneNumberOptions> {
  digits: string;
  profile: JsonObject;
  overrideUrl?: string | undefined;
  throughput: Bucket;
}

export interface BusinessAccount {
  id: string;
  subscribed: boolean;
  overrideUrl?: string | undefined;
}

export interface SimulatedUser {
  key: string;
  waId: string;
  userId: string;
  name: string;
  username?: string | undefined;
  /** Delivered without `wa_id` and `from`, as people with a username are. */
  hidesPhone: boolean;
  /** The customer's phone is off: messages wait after `sent`. */
  offline: boolean;
  /** The customer shows when they read. */
  readReceipts: boolean;
  stoppedMarketing: boolean;
  /** Made because the business wrote to the number; nobody acted as this customer yet. */
  isStranger: boolean;
}

export interface Chat {
  phoneNumberId: string;
  userKey: string;
  messages: SimulatedMessage[];
  lastInboundMs?: number | undefined;
  referralMs?: number | undefined;
  freeEntryUntilMs?: number | undefined;
  typingUntilMs?: number | undefined;
  /** The business blocked this customer. */
  blocked: boolean;
  /** The customer blocked the business. */
  blocking: boolean;
  pair: Bucket;
}

export type MessageStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';

export interface SimulatedMessage {
  id: string;
  /** `in` is from the customer to the business, as the webhook sees it. */
  direction: 'in' | 'out';
  phoneNumberId: string;
  userKey: string;
  atMs: number;
  type: string;
  /** The object named after the type: `{ body }` of a text, the parameters of a template… */
  content: unknown;
  status: MessageStatus;
  context?: JsonObject | undefined;
  referral?: JsonObject | undefined;
  callbackData?: string | undefined;
  /** Sent to a phone or to a user id; statuses differ. */
  addressedBy?: 'phone' | 'user_id' | undefined;
  error?: WebhookError | undefined;
  /** Category of the template sent; free-form messages have none. */
  category?: string | undefined;
  /** The service window was open when it was accepted. */
  inWindow?: boolean | undefined;
  /** A status after `sent` already carried the price. */
  priced?: boolean | undefined;
  /** A template with its parameters filled in, as the customer sees it. */
  rendered?: JsonObject | undefined;
  /** A medium given by link, once it was fetched. */
  linkedMediaId?: string | undefined;
  reactions?: { customer?: string; business?: string } | undefined;
}

export type TemplateStatus = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED';

export interface SimulatedTemplate {
  id: string;
  wabaId: string;
  name: string;
  language: string;
  category: string;
  status: TemplateStatus;
  parameterFormat: 'POSITIONAL' | 'NAMED';
  components: JsonObject[];
  rejectedReason?: string | undefined;
}

export interface SimulatedMedia {
  id: string;
  phoneNumberId: string;
  mimeType: string;
  sha256: string;
  bytes: Buffer;
  filename?: string | undefined;
  source: 'upload' | 'customer';
  atMs: number;
}

export interface AccessToken {
  expired: boolean;
  /** Accounts this token may use; undefined: all. */
  wabaIds?: readonly string[] | undefined;
}

export const defaultPhoneNumber: PhoneNumberOptions = {
  phoneNumberId: '318840027715530',
  wabaId: '204118573390216',
  displayPhoneNumber: '+55 11 3555-0042',
  verifiedName: 'Balcão Demo',
};

export function createWorld(numbers: readonly PhoneNumberOptions[], nowMs: number): World {
  const world: World = {
    numbers: new Map(),
    accounts: new Map(),
    users: new Map(),
    userKeysByWaId: new Map(),
    userKeysByUserId: new Map(),
    chats: new Map(),
    messages: new Map(),
    templates: new Map(),
    media: new Map(),
    tokens: new Map(),
  };
  for (const number of numbers) addNumber(world, number, nowMs);
  return world;
}

export function addNumber(world: World, options: PhoneNumberOptions, nowMs: number): BusinessNumber {
  const messagesPerSecond = options.messagesPerSecond ?? 80;
  const number: BusinessNumber = {
    ...options,
    messagesPerSecond,
    digits: options.displayPhoneNumber.replaceAll(/\D/g, ''),
    profile: {},
    throughput: createBucket(messagesPerSecond, 1_000 / messagesPerSecond, nowMs),
  };
  world.numbers.set(number.phoneNumberId, number);
  if (!world.accounts.has(number.wabaId)) {
    world.accounts.set(number.wabaId, { id: number.wabaId, subscribed: true });
  }
  return number;
}

export function getChat(world: World, phoneNumberId: string, userKey: string, nowMs: number): Chat {
  const key = `${phoneNumberId}/${userKey}`;
  const known = world.chats.get(key);
  if (known) return known;
  const chat: Chat = {
    phoneNumberId,
    userKey,
    messages: [],
    blocked: false,
    blocking: false,
    pair: createBucket(limits.pairCapacity, limits.pairRefillMs, nowMs),
  };
  world.chats.set(key, chat);
  return chat;
}

export function storeMessage(world: World, chat: Chat, message: SimulatedMessage, keep: number): void {
  world.messages.set(message.id, message);
  chat.messages.push(message);
  if (world.messages.size <= keep) return;
  const oldest = world.messages.values().next().value;
  if (!oldest) return;
  world.messages.delete(oldest.id);
  const oldChat = world.chats.get(`${oldest.phoneNumberId}/${oldest.userKey}`);
  const index = oldChat?.messages.indexOf(oldest) ?? -1;
  if (oldChat && index >= 0) oldChat.messages.splice(index, 1);
}

/** Was this message seen by the customer's phone, or is it only on the business's books? */
export function isOnPhone(message: SimulatedMessage): boolean {
  return message.status !== 'failed';
}

export function getTextOf(message: SimulatedMessage): string {
  const { content, rendered } = message;
  if (rendered && typeof rendered.body === 'string') return rendered.body;
  if (!isObject(content)) return '';
  if (typeof content.body === 'string') return content.body;
  if (isObject(content.body) && typeof content.body.text === 'string') return content.body.text;
  if (typeof content.caption === 'string') return content.caption;
  return '';
}
