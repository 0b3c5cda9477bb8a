import * as z from 'zod';
import { channel } from './channels.ts';
import { id, instant } from './common.ts';
import { contact, conversation, deliveryStatus, failure, message } from './conversations.ts';
import { agent, notification, slaClockName, surveyKind } from './desk.ts';

const base = { seq: z.number().int(), at: instant };

/** The event log. Each event carries enough to be applied to a snapshot without asking. */
export const event = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('message.created'), conversation, message }),
  z.object({ ...base, type: z.literal('message.updated'), message }),
  z.object({
    ...base,
    type: z.literal('message.status'),
    conversation_id: id,
    message_id: id,
    status: deliveryStatus,
    in_doubt: z.boolean(),
    failure: failure.nullable(),
    wamid: z.string().nullable(),
    /** when WhatsApp says it happened */
    happened_at: instant,
  }),
  z.object({ ...base, type: z.literal('conversation.updated'), conversation }),
  z.object({ ...base, type: z.literal('contact.updated'), contact }),
  z.object({ ...base, type: z.literal('channel.updated'), channel }),
  z.object({
    ...base,
    type: z.literal('conversation.assigned'),
    conversation,
    /** routing gave it; a person took it or was given it by one */
    by: z.object({ type: z.enum(['routing', 'user']), id: id.nullable() }),
  }),
  z.object({
    ...base,
    type: z.literal('conversation.resolved'),
    conversation,
    /** seconds since it was opened */
    resolution_time: z.number(),
    /** the score known by then; one that comes later is in conversation.rated */
    satisfaction: z.number().nullable(),
  }),
  z.object({
    ...base,
    type: z.literal('conversation.rated'),
    conversation,
    survey: surveyKind,
    score: z.number(),
    comment: z.string().nullable(),
    agent_id: id.nullable(),
    resolution_time: z.number().nullable(),
  }),
  z.object({
    ...base,
    type: z.enum(['conversation.sla_alert', 'conversation.sla_breached']),
    conversation,
    clock: slaClockName,
    started_at: instant,
    due_at: instant,
  }),
  z.object({ ...base, type: z.literal('agent.updated'), agent }),
  z.object({ ...base, type: z.literal('notification.created'), notification }),
  z.object({
    ...base,
    type: z.literal('notification.read'),
    user_id: id,
    notification_ids: z.array(id),
    read_at: instant,
  }),
]);
export type BalcaoEvent = z.infer<typeof event>;
export type EventType = BalcaoEvent['type'];
