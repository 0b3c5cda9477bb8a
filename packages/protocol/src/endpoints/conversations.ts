import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { byId, flag, id, instant, pageOf, pageQuery } from '../resources/common.ts';
import { attachment, botSessionState, contact, conversation, message } from '../resources/conversations.ts';
import { priority, slaClock, surveyAnswer } from '../resources/desk.ts';

const tag = 'conversations';

/** The Cloud API's own shape; the server checks every limit before accepting it. */
const content = z.record(z.string(), z.unknown());

export const listConversations = endpoint({
  id: 'listConversations',
  method: 'GET',
  path: '/v1/conversations',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'The inbox, newest activity first; `sort=queue`: priority, then who waits longest',
  query: pageQuery.extend({
    status: z.enum(['open', 'closed', 'all']).default('open'),
    owner: z.enum(['bot', 'queue', 'agent', 'mine', 'all']).default('all'),
    channel_id: id.optional(),
    contact_id: id.optional(),
    department_id: id.optional(),
    assignee_id: id.optional(),
    tag: z.string().trim().min(1).max(60).optional(),
    unread: flag.optional(),
    /** its most urgent clock has alerted or is breached */
    sla_at_risk: flag.optional(),
    sort: z.enum(['activity', 'queue']).default('activity'),
    /** name, phone or username begins with or contains this */
    q: z.string().trim().max(100).optional(),
  }),
  response: pageOf(conversation).extend({
    /** subscribe to realtime after this */
    seq: z.number(),
    counts: z.object({
      all: z.number(),
      bot: z.number(),
      queue: z.number(),
      mine: z.number(),
      unread: z.number(),
    }),
  }),
  errors: ['INVALID_CURSOR'],
});
export const getConversation = endpoint({
  id: 'getConversation',
  method: 'GET',
  path: '/v1/conversations/:id',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'One conversation and its contact',
  params: byId,
  response: z.object({ conversation, contact, seq: z.number() }),
  errors: ['NOT_FOUND'],
});
export const getBotSession = endpoint({
  id: 'getBotSession',
  method: 'GET',
  path: '/v1/conversations/:id/session',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Where the contact is in the bot',
  params: byId,
  response: z.object({ session: botSessionState.nullable() }),
  errors: ['NOT_FOUND'],
});
export const listMessages = endpoint({
  id: 'listMessages',
  method: 'GET',
  path: '/v1/conversations/:id/messages',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Messages, newest first; a page goes back in time',
  params: byId,
  query: pageQuery,
  response: pageOf(message).extend({ seq: z.number() }),
  errors: ['NOT_FOUND', 'INVALID_CURSOR'],
});
export const replyToConversation = endpoint({
  id: 'replyToConversation',
  method: 'POST',
  path: '/v1/conversations/:id/messages',
  tag,
  auth: 'any',
  role: 'agent',
  status: 201,
  summary: 'Reply as a person. The same client_key never sends twice',
  params: byId,
  body: z.object({
    content,
    /** of POST /v1/media; then `content` has the media object without id and link */
    attachment_id: id.optional(),
    reply_to_message_id: id.optional(),
    client_key: z.string().min(8).max(100),
  }),
  response: message,
  errors: ['NOT_FOUND', 'INVALID_CONTENT', 'WINDOW_CLOSED', 'NOT_OWNER', 'UNSUPPORTED_MEDIA'],
});
export const takeConversation = endpoint({
  id: 'takeConversation',
  method: 'POST',
  path: '/v1/conversations/:id/take',
  tag,
  auth: 'user',
  role: 'agent',
  summary:
    'Take over from the bot, the queue or a colleague; reopens a closed one, unless the customer has a newer open one',
  params: byId,
  body: z
    .object({
      /** as seen: a conversation that changed hands since is not taken (CONFLICT) */
      epoch: z.number().int().optional(),
    })
    .prefault({}),
  response: conversation,
  errors: ['NOT_FOUND', 'CONFLICT'],
});
export const releaseConversation = endpoint({
  id: 'releaseConversation',
  method: 'POST',
  path: '/v1/conversations/:id/release',
  tag,
  auth: 'user',
  role: 'agent',
  summary: 'Give back to the bot, or to the queue',
  params: byId,
  body: z.object({ to: z.enum(['bot', 'queue']).default('bot') }),
  response: conversation,
  errors: ['NOT_FOUND', 'NOT_OWNER'],
});
export const closeConversation = endpoint({
  id: 'closeConversation',
  method: 'POST',
  path: '/v1/conversations/:id/close',
  tag,
  auth: 'any',
  role: 'agent',
  summary: 'Resolve; the next message opens a new one. The customer is asked for a score when the desk asks',
  params: byId,
  body: z
    .object({
      /** id of one of the desk's close reasons */
      reason: z.string().max(40).optional(),
      note: z.string().trim().max(2000).optional(),
      /** false: this time nobody asks for a score */
      survey: z.boolean().default(true),
    })
    .prefault({}),
  response: conversation,
  errors: ['NOT_FOUND', 'INVALID_INPUT'],
});
export const transferConversation = endpoint({
  id: 'transferConversation',
  method: 'POST',
  path: '/v1/conversations/:id/transfer',
  tag,
  auth: 'any',
  role: 'agent',
  summary: 'To a department’s queue or to a person; who waited keeps their place in time',
  params: byId,
  body: z
    .object({
      department_id: id.optional(),
      user_id: id.optional(),
      /** for the colleague: becomes a note */
      note: z.string().trim().max(4000).optional(),
    })
    .refine((to) => to.department_id !== undefined || to.user_id !== undefined, {
      message: 'Give department_id, user_id or both.',
      path: ['department_id'],
    }),
  response: conversation,
  errors: ['NOT_FOUND', 'NOT_OWNER', 'AGENT_UNAVAILABLE', 'CONFLICT'],
});
export const updateConversation = endpoint({
  id: 'updateConversation',
  method: 'PATCH',
  path: '/v1/conversations/:id',
  tag,
  auth: 'any',
  role: 'agent',
  summary: 'Change the priority',
  params: byId,
  body: z.object({ priority }),
  response: conversation,
  errors: ['NOT_FOUND'],
});
export const addNote = endpoint({
  id: 'addNote',
  method: 'POST',
  path: '/v1/conversations/:id/notes',
  tag,
  auth: 'any',
  role: 'agent',
  status: 201,
  summary: 'A note for colleagues; the customer never sees it. Mentioned people are notified',
  params: byId,
  body: z.object({
    body: z.string().trim().min(1).max(4000),
    mentions: z.array(id).max(20).default([]),
    client_key: z.string().min(8).max(100),
  }),
  response: message,
  errors: ['NOT_FOUND'],
});
export const getConversationSla = endpoint({
  id: 'getConversationSla',
  method: 'GET',
  path: '/v1/conversations/:id/sla',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Every SLA clock of the conversation, as of now',
  params: byId,
  response: z.object({ items: z.array(slaClock) }),
  errors: ['NOT_FOUND'],
});
export const search = endpoint({
  id: 'search',
  method: 'GET',
  path: '/v1/search',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Contacts and the words of messages and notes, without regard to accents',
  query: pageQuery.extend({ q: z.string().trim().min(2).max(100) }),
  response: z.object({
    /** first page only */
    contacts: z.array(contact.pick({ id: true, name: true, phone: true, username: true, tags: true })),
    messages: z.array(
      z.object({
        message_id: id,
        conversation_id: id,
        contact: contact.pick({ id: true, name: true, phone: true }),
        direction: z.enum(['inbound', 'outbound', 'system']),
        actor_name: z.string().nullable(),
        /** around the hit; hits between U+E000 and U+E001 */
        snippet: z.string(),
        at: instant,
      }),
    ),
    next_cursor: z.string().nullable(),
  }),
  errors: ['INVALID_CURSOR'],
});
export const readConversation = endpoint({
  id: 'readConversation',
  method: 'POST',
  path: '/v1/conversations/:id/read',
  tag,
  auth: 'user',
  role: 'agent',
  summary: 'A person looked: unread is zero, and the customer sees blue ticks when a person owns it',
  params: byId,
  response: conversation,
  errors: ['NOT_FOUND'],
});
export const resendMessage = endpoint({
  id: 'resendMessage',
  method: 'POST',
  path: '/v1/messages/:id/resend',
  tag,
  auth: 'any',
  role: 'agent',
  status: 201,
  summary: 'Send a failed or doubtful message again, as a new message',
  params: byId,
  body: z.object({ client_key: z.string().min(8).max(100) }),
  response: message,
  errors: ['NOT_FOUND', 'NOT_OWNER', 'MESSAGE_NOT_RESENDABLE', 'WINDOW_CLOSED'],
});
export const getMessage = endpoint({
  id: 'getMessage',
  method: 'GET',
  path: '/v1/messages/:id',
  tag: 'messages',
  auth: 'any',
  role: 'viewer',
  summary: 'One message with its delivery status',
  params: byId,
  response: message,
  errors: ['NOT_FOUND'],
});
export const sendMessage = endpoint({
  id: 'sendMessage',
  method: 'POST',
  path: '/v1/messages',
  tag: 'messages',
  auth: 'any',
  role: 'agent',
  status: 201,
  summary:
    'Send to a phone number; makes the contact and the conversation when needed. Send an Idempotency-Key header',
  body: z.looseObject({
    /** with or without +, or a BSUID */
    to: z.string().trim().min(5).max(140),
    /** needed when the organization has several numbers */
    channel_id: id.optional(),
    type: z.string().max(40).optional(),
    /** `{ body }`, or just the words */
    text: z.union([z.string(), z.looseObject({ body: z.string() })]).optional(),
  }),
  response: message,
  errors: [
    'INVALID_CONTENT',
    'WINDOW_CLOSED',
    'NOT_OWNER',
    'CONTACT_BLOCKED',
    'NOT_FOUND',
    'IDEMPOTENCY_MISMATCH',
  ],
});
export const uploadMedia = endpoint({
  id: 'uploadMedia',
  method: 'POST',
  path: '/v1/media',
  tag: 'media',
  auth: 'any',
  role: 'agent',
  status: 201,
  consumes: 'multipart',
  summary: 'Upload a file to send; kind and size are checked against WhatsApp’s limits at once',
  response: attachment.extend({ kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']) }),
  errors: ['UNSUPPORTED_MEDIA', 'PAYLOAD_TOO_LARGE'],
});
export const getMedia = endpoint({
  id: 'getMedia',
  method: 'GET',
  path: '/v1/media/:id',
  tag: 'media',
  auth: 'any',
  role: 'viewer',
  produces: 'binary',
  summary: 'The bytes of an attachment',
  params: byId,
  errors: ['NOT_FOUND'],
});

export const listContacts = endpoint({
  id: 'listContacts',
  method: 'GET',
  path: '/v1/contacts',
  tag: 'contacts',
  auth: 'any',
  role: 'viewer',
  summary: 'Contacts, newest first',
  query: pageQuery.extend({ q: z.string().trim().max(100).optional() }),
  response: pageOf(contact),
  errors: ['INVALID_CURSOR'],
});
export const getContact = endpoint({
  id: 'getContact',
  method: 'GET',
  path: '/v1/contacts/:id',
  tag: 'contacts',
  auth: 'any',
  role: 'viewer',
  summary: 'One contact',
  params: byId,
  response: contact,
  errors: ['NOT_FOUND'],
});
export const createContact = endpoint({
  id: 'createContact',
  method: 'POST',
  path: '/v1/contacts',
  tag: 'contacts',
  auth: 'any',
  role: 'agent',
  status: 201,
  summary: 'Make a contact, or update the one with this whatsapp_id',
  body: z.object({
    whatsapp_id: z.string().trim().min(5).max(30),
    name: z.string().trim().max(200).optional(),
    email: z.email().max(254).optional(),
    tags: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
    attributes: z.record(z.string(), z.unknown()).optional(),
  }),
  response: contact,
});
export const updateContact = endpoint({
  id: 'updateContact',
  method: 'PATCH',
  path: '/v1/contacts/:id',
  tag: 'contacts',
  auth: 'any',
  role: 'agent',
  summary: 'Change a contact: tags are added, attributes merged',
  params: byId,
  body: z.object({
    name: z.string().trim().min(1).max(200).optional(),
    email: z.email().max(254).nullable().optional(),
    tags: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
    remove_tags: z.array(z.string().max(60)).max(50).optional(),
    attributes: z.record(z.string(), z.unknown()).optional(),
  }),
  response: contact,
  errors: ['NOT_FOUND'],
});
export const listSurveyAnswers = endpoint({
  id: 'listSurveyAnswers',
  method: 'GET',
  path: '/v1/contacts/:id/survey-answers',
  tag: 'contacts',
  auth: 'any',
  role: 'viewer',
  summary: 'The scores a contact gave, newest first',
  params: byId,
  query: pageQuery,
  response: pageOf(surveyAnswer),
  errors: ['NOT_FOUND', 'INVALID_CURSOR'],
});
export const blockContact = endpoint({
  id: 'blockContact',
  method: 'POST',
  path: '/v1/contacts/:id/block',
  tag: 'contacts',
  auth: 'any',
  role: 'agent',
  summary: 'What they write is kept and shown, and reaches neither bot nor queue; open conversations close',
  params: byId,
  body: z.object({ blocked: z.boolean().default(true) }).prefault({}),
  response: contact,
  errors: ['NOT_FOUND'],
});
