import * as z from 'zod';
import { id, instant } from './common.ts';
import { priority, slaState } from './desk.ts';

export const identity = z.object({
  kind: z.enum(['wa_id', 'bsuid', 'email', 'username']),
  value: z.string(),
});

export const contact = z.object({
  id,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  username: z.string().nullable(),
  tags: z.array(z.string()),
  attributes: z.record(z.string(), z.unknown()),
  identities: z.array(identity),
  /** nothing they write reaches the bot or a queue */
  blocked: z.boolean(),
  created_at: instant,
  updated_at: instant,
});
export type Contact = z.infer<typeof contact>;

/** What rides along with a conversation. */
export const contactSummary = contact.pick({
  id: true,
  name: true,
  phone: true,
  username: true,
  tags: true,
  blocked: true,
});

export const actor = z.object({
  type: z.enum(['customer', 'bot', 'user', 'api', 'system', 'phone']),
  id: z.string().nullable(),
  name: z.string().nullable(),
});

/** queued → sending → accepted (Meta's 200) → sent → failed | delivered → read → played. Only upwards. */
export const deliveryStatus = z.enum([
  'queued',
  'sending',
  'accepted',
  'sent',
  'failed',
  'delivered',
  'read',
  'played',
]);
export type DeliveryStatus = z.infer<typeof deliveryStatus>;

export const attachment = z.object({
  id,
  state: z.enum(['pending', 'ready', 'failed']),
  mime_type: z.string(),
  size_bytes: z.number().nullable(),
  file_name: z.string().nullable(),
  /** `GET` it with the same sign-in; null until ready */
  url: z.string().nullable(),
  error: z.string().nullable(),
});
export type Attachment = z.infer<typeof attachment>;

export const failure = z.object({
  code: z.union([z.number(), z.string()]),
  title: z.string(),
  details: z.string().nullable(),
});

export const message = z.object({
  id,
  conversation_id: id,
  contact_id: id,
  channel_id: id,
  /** system: a quiet line (`content.type` is `activity`) or a colleague's note (`note`: `{ body, mentions: [user id] }`), never sent */
  direction: z.enum(['inbound', 'outbound', 'system']),
  /** the Cloud API's type: text, image, audio, video, document, sticker, location, contacts, interactive, button, order, template, reaction…, or unsupported, activity, note */
  type: z.string(),
  /** the Cloud API's own shape: `{ type, [type]: … }` */
  content: z.record(z.string(), z.unknown()),
  actor,
  /** null for inbound */
  status: deliveryStatus.nullable(),
  /** nobody can say whether WhatsApp took it; it may be sent again by a person */
  in_doubt: z.boolean(),
  failure: failure.nullable(),
  attachment: attachment.nullable(),
  /** quoted message of ours or theirs, and forwarding */
  context: z
    .object({
      message_id: id.nullable(),
      wamid: z.string().nullable(),
      forwarded: z.boolean(),
      frequently_forwarded: z.boolean(),
    })
    .nullable(),
  /** the ad or post the customer came from */
  referral: z.record(z.string(), z.unknown()).nullable(),
  reactions: z.array(z.object({ from: z.enum(['contact', 'business']), emoji: z.string() })),
  wamid: z.string().nullable(),
  /** by Meta's clock for inbound */
  created_at: instant,
  accepted_at: instant.nullable(),
  delivered_at: instant.nullable(),
  read_at: instant.nullable(),
  /** the key the sender gave; lets a panel replace its optimistic item */
  client_key: z.string().nullable(),
});
export type Message = z.infer<typeof message>;

/** The activity lines: `content = { type: 'activity', activity: { name, … } }`. */
export const activityName = z.enum([
  'conversation_opened',
  'handed_off',
  'queued',
  'left_queue',
  'abandoned',
  'assigned',
  'transferred',
  'returned',
  'priority_changed',
  'blocked',
  'sla_alert',
  'sla_breached',
  'survey_asked',
  'taken',
  'released',
  'closed',
  'reopened',
  'expired',
  'contact_merged',
  'bot_failed',
  'bot_log',
  'survey_answered',
  'number_changed',
]);
export type ActivityName = z.infer<typeof activityName>;

/** Why a conversation waits for a person: of the bot, `handoff.reason`; of all, the reports' escalations. */
export const queueReason = z.enum([
  /** by phrase, command or button */
  'asked',
  /** the bot did not understand */
  'attempts',
  /** its definition leads there */
  'bot',
  'bot_failed',
  'older_than_window',
  'no_bot',
  /** answered on the shop's own phone */
  'phone',
  'released',
  'transferred',
  'agent_offline',
]);
export type QueueReason = z.infer<typeof queueReason>;
/** Why it first came to people; `taken`: a person took it at once. */
export type EscalationReason = QueueReason | 'taken';

/** Why a conversation was closed, where it is not one of the desk's close reasons. */
export const ownCloseReason = z.enum(['finished', 'left', 'abandoned', 'blocked']);
export type OwnCloseReason = z.infer<typeof ownCloseReason>;

/** `code` of the activity `bot_log`. */
export const botLogCode = z.enum([
  'CALENDAR_INVALID',
  'CALL_FAILED',
  'CALL_LOST',
  'CALL_URL_INVALID',
  'EXPRESSION_FAILED',
  'FULFILLMENT_FAILED',
  'FULFILLMENT_JUMP_UNKNOWN',
  'FULFILLMENT_LOOP',
  'FULFILLMENT_LOST',
  'FULFILLMENT_MALFORMED',
  'FULFILLMENT_OPTION_UNKNOWN',
  'FULFILLMENT_PARAMETERS_CUT',
  'FULFILLMENT_TIMEOUT',
  'MEDIA_MISSING',
  'STEP_BUDGET',
  'TOO_MANY_VARIABLES',
  'UNKNOWN_NODE',
  'WINDOW_CLOSED',
]);
export type BotLogCode = z.infer<typeof botLogCode>;

/** What the bot tells the person who takes over; written at that moment. */
export const handoff = z.object({
  client: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  department: z.string().nullable(),
  priority,
  /** a QueueReason of the bot's */
  reason: z.string(),
  /** where the bot was, e.g. SUPORTE_AGUARDANDO_DETALHES */
  state: z.string(),
  problem: z.string().nullable(),
  /** failed answers */
  attempts: z.number(),
  elapsed_ms: z.number(),
  collected: z.record(z.string(), z.unknown()),
  /** the last words before, oldest first, each on one line */
  history: z.array(z.object({ from: z.enum(['customer', 'bot', 'person']), text: z.string(), at: instant })),
  /** the ad or post the customer came from */
  referral: z.record(z.string(), z.unknown()).nullable(),
  at: instant,
});
export type Handoff = z.infer<typeof handoff>;

export const conversation = z.object({
  id,
  contact: contactSummary,
  channel_id: id,
  status: z.enum(['open', 'closed']),
  owner: z.object({
    type: z.enum(['bot', 'queue', 'agent']),
    user: z.object({ id, name: z.string() }).nullable(),
  }),
  /** raised at each change of owner */
  epoch: z.number(),
  department: z.object({ id, name: z.string() }).nullable(),
  priority,
  /** since when the customer waits for a person; kept over transfers, null while the bot has it */
  waiting_since: instant.nullable(),
  assigned_at: instant.nullable(),
  /** the first word of a person since it began to wait */
  first_reply_at: instant.nullable(),
  handoff: handoff.nullable(),
  /** the most urgent clock; null: none runs */
  sla: slaState.nullable(),
  /** an id of the desk's close reasons, or an OwnCloseReason */
  close_reason: z.string().nullable(),
  close_note: z.string().nullable(),
  unread_count: z.number(),
  last_message: z
    .object({
      id,
      direction: z.enum(['inbound', 'outbound', 'system']),
      type: z.string(),
      /** one line of plain text; empty for kinds that need a label */
      preview: z.string(),
      status: deliveryStatus.nullable(),
      at: instant,
    })
    .nullable(),
  /** until when free-form messages may be sent; null: the customer never wrote */
  window_expires_at: instant.nullable(),
  created_at: instant,
  updated_at: instant,
  closed_at: instant.nullable(),
});
export type Conversation = z.infer<typeof conversation>;

/** Where the contact is in the bot; null: in no bot. */
export const botSessionState = z.object({
  bot_id: id,
  /** the definition's name of the place, e.g. SUPORTE_AGUARDANDO_DETALHES */
  state: z.string(),
  status: z.enum(['active', 'waiting_call', 'handed_off', 'ended', 'broken']),
  variables: z.record(z.string(), z.unknown()),
  attempts: z.number(),
  started_at: instant,
  last_inbound_at: instant,
});
export type BotSessionState = z.infer<typeof botSessionState>;
