/** What the page and its server tell each other. Types only: both sides import it. */
export interface PhoneContact {
  key: string;
  waId: string;
  userId: string;
  name: string;
  username?: string | undefined;
  hidesPhone: boolean;
  stoppedMarketing: boolean;
  lastText?: string | undefined;
  lastAtMs?: number | undefined;
  unread: number;
}

export interface PhoneBusiness {
  phoneNumberId: string;
  name: string;
  displayPhoneNumber: string;
}

export interface PhoneMessage {
  id: string;
  direction: 'in' | 'out';
  atMs: number;
  type: string;
  status: string;
  content: unknown;
  rendered?: { [key: string]: unknown } | undefined;
  forwarded?: boolean | undefined;
  quoted?: { id: string; direction: 'in' | 'out'; type: string; text: string } | undefined;
  referral?: { [key: string]: unknown } | undefined;
  reactions?: { customer?: string; business?: string } | undefined;
  /** Where the page finds the file, relative to itself. */
  mediaPath?: string | undefined;
}

export interface PhoneChat {
  userKey: string;
  phoneNumberId: string;
  messages: PhoneMessage[];
  typingForMs: number;
  blocked: boolean;
  blocking: boolean;
}

export type FromServer =
  | { type: 'welcome'; businesses: PhoneBusiness[]; contacts: PhoneContact[] }
  | { type: 'contacts'; contacts: PhoneContact[] }
  | { type: 'chat'; chat: PhoneChat }
  | { type: 'message'; userKey: string; phoneNumberId: string; message: PhoneMessage }
  | { type: 'typing'; userKey: string; phoneNumberId: string; forMs: number }
  | { type: 'webhook'; status: number };

export type FromPage = { type: 'open'; userKey: string; phoneNumberId: string; visible: boolean };

export type PhoneAction =
  | { kind: 'text'; body: string; replyTo?: string; forwarded?: boolean; referral?: boolean }
  | {
      kind: 'location';
      latitude: number;
      longitude: number;
      name?: string;
      address?: string;
      replyTo?: string;
    }
  | { kind: 'contact'; name: string; phone: string }
  | { kind: 'button'; id: string; messageId: string }
  | { kind: 'row'; id: string; messageId: string }
  | { kind: 'flow'; messageId: string; response: { [key: string]: unknown } }
  | { kind: 'reaction'; messageId: string; emoji: string }
  | { kind: 'played'; messageId: string };

export type ContactChange =
  | { kind: 'rename'; name: string }
  | { kind: 'hide_phone'; on: boolean }
  | { kind: 'block'; on: boolean }
  | { kind: 'marketing'; allowed: boolean }
  | { kind: 'change_number'; waId: string };
