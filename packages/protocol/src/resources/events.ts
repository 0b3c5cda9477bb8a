import * as z from 'zod';
import { channel } from './channels.ts';
import { id, instant } from './common.ts';
import { contact, conversation, deliveryStatus, failure, message } from './conversations.ts';

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
]);
export type BalcaoEvent = z.infer<typeof event>;
export type EventType = BalcaoEvent['type'];
