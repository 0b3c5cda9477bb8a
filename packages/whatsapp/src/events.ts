import type { GraphErrorDetail, InboundContent } from './content.ts';

/** Who a webhook speaks of. Any part may be absent: username users have no wa_id (section 5). */
export type WhatsAppUser = {
  waId?: string;
  userId?: string;
  parentUserId?: string;
  profileName?: string;
  username?: string;
  /** changes when the person's device changes: compare before sending what only they may read */
  identityKeyHash?: string;
};

export type MessageContext = {
  /** wamid of the quoted message */
  messageId?: string;
  from?: string;
  forwarded?: boolean;
  frequentlyForwarded?: boolean;
  referredProduct?: { catalogId: string; productRetailerId: string };
};

/** The ad or post the customer came from (first message only). */
export type Referral = {
  sourceUrl?: string;
  sourceId?: string;
  sourceType?: string;
  headline?: string;
  body?: string;
  mediaType?: string;
  mediaUrl?: string;
  thumbnailUrl?: string;
  ctwaClid?: string;
  welcomeText?: string;
};

export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'deleted' | 'warning';

type OnNumber = { wabaId: string; phoneNumberId: string };

export type InboundMessageEvent = OnNumber & {
  kind: 'message';
  wamid: string;
  /** ms since epoch, by Meta's clock; 0 when Meta gave none: use the time of arrival */
  timestampMs: number;
  from: WhatsAppUser;
  groupId?: string;
  content: InboundContent;
  context?: MessageContext;
  referral?: Referral;
  errors?: GraphErrorDetail[];
};

export type StatusEvent = OnNumber & {
  kind: 'status';
  wamid: string;
  status: StatusName;
  timestampMs: number;
  recipient: WhatsAppUser;
  /** the message went to a group; `recipient` is then empty */
  groupId?: string;
  recipientParticipantId?: string;
  /** our own message id, echoed */
  callbackData?: string;
  pricing?: { billable?: boolean; model?: string; type?: string; category?: string };
  errors: GraphErrorDetail[];
};

/** A person typed on the phone of a coexistence number. */
export type EchoEvent = OnNumber & {
  kind: 'echo';
  wamid: string;
  timestampMs: number;
  to: WhatsAppUser;
  content: InboundContent;
};

export type UserIdUpdateEvent = OnNumber & {
  kind: 'user_id_update';
  waId?: string;
  previousUserId?: string;
  currentUserId?: string;
  timestampMs: number;
};

export type UserPreferenceEvent = OnNumber & {
  kind: 'user_preference';
  waId?: string;
  userId?: string;
  category: string;
  value: string;
  timestampMs: number;
};

/** Everything of section 6.5 that changes a number, an account, a template or a form. */
export type ManagementEvent = {
  kind: 'management';
  wabaId: string;
  phoneNumberId?: string;
  field: string;
  value: unknown;
  timestampMs?: number;
};

/** A value-level error, e.g. 131000 beside an empty message. */
export type ErrorEvent = OnNumber & { kind: 'error'; errors: GraphErrorDetail[] };

/** Signed, but not understood: kept raw, counted, shown. */
export type UnknownEvent = {
  kind: 'unknown';
  wabaId?: string;
  phoneNumberId?: string;
  field?: string;
  reason: string;
  raw: unknown;
};

export type WebhookEvent =
  | InboundMessageEvent
  | StatusEvent
  | EchoEvent
  | UserIdUpdateEvent
  | UserPreferenceEvent
  | ManagementEvent
  | ErrorEvent
  | UnknownEvent;
