import type { FromServer, PhoneBusiness, PhoneChat, PhoneContact, PhoneMessage } from './contract.ts';

/** What the page shows. One object, replaced piece by piece; views are told what changed. */
export interface PhoneState {
  connected: boolean;
  businesses: PhoneBusiness[];
  contacts: PhoneContact[];
  userKey: string | undefined;
  phoneNumberId: string | undefined;
  chat: PhoneChat | undefined;
  typingUntilMs: number;
  replyTo: PhoneMessage | undefined;
  /** The last answer of the business's webhook that was not 200. */
  webhookProblem: number | undefined;
}

export type Part = 'connection' | 'contacts' | 'chat' | 'message' | 'typing' | 'reply' | 'problem';

const memory = 'balcao-phone-user';

export const state: PhoneState = {
  connected: true,
  businesses: [],
  contacts: [],
  userKey: new URLSearchParams(location.search).get('user') ?? recall(),
  phoneNumberId: undefined,
  chat: undefined,
  typingUntilMs: 0,
  replyTo: undefined,
  webhookProblem: undefined,
};

const listeners = new Set<(part: Part) => void>();

export function onChange(listener: (part: Part) => void): void {
  listeners.add(listener);
}

export function changed(part: Part): void {
  for (const listener of listeners) listener(part);
}

export function getContact(): PhoneContact | undefined {
  return state.contacts.find(({ key }) => key === state.userKey);
}

export function getBusiness(): PhoneBusiness | undefined {
  return state.businesses.find(({ phoneNumberId }) => phoneNumberId === state.phoneNumberId);
}

/** Applies what the server tells; returns the part of the screen to draw again. */
export function applyFromServer(message: FromServer): Part | undefined {
  switch (message.type) {
    case 'welcome':
      state.businesses = message.businesses;
      state.contacts = message.contacts;
      state.webhookProblem = undefined;
      state.phoneNumberId ??= message.businesses[0]?.phoneNumberId;
      state.userKey =
        message.contacts.find(({ key }) => key === state.userKey)?.key ?? message.contacts[0]?.key;
      return 'contacts';
    case 'contacts':
      state.contacts = message.contacts;
      return 'contacts';
    case 'chat':
      if (!isOpen(message.chat)) return undefined;
      state.chat = message.chat;
      state.typingUntilMs = Date.now() + message.chat.typingForMs;
      return 'chat';
    case 'message': {
      if (!isOpen(message) || !state.chat) return undefined;
      const { messages } = state.chat;
      const index = messages.findIndex(({ id }) => id === message.message.id);
      if (index >= 0) messages[index] = message.message;
      else messages.push(message.message);
      if (index < 0 && message.message.direction === 'out') state.typingUntilMs = 0;
      return 'message';
    }
    case 'typing':
      if (!isOpen(message)) return undefined;
      state.typingUntilMs = Date.now() + message.forMs;
      return 'typing';
    case 'webhook':
      state.webhookProblem = message.status === 200 ? undefined : message.status;
      return 'problem';
  }
}

function isOpen(at: { userKey: string; phoneNumberId: string }): boolean {
  return at.userKey === state.userKey && at.phoneNumberId === state.phoneNumberId;
}

/** The same person after a reload; frames without storage simply begin with the latest one. */
export function remember(userKey: string): void {
  try {
    sessionStorage.setItem(memory, userKey);
  } catch {
    // Storage is switched off here.
  }
}

function recall(): string | undefined {
  try {
    return sessionStorage.getItem(memory) ?? undefined;
  } catch {
    return undefined;
  }
}
