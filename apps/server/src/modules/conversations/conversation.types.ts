import type { BotSession, Json } from '@balcao/bot';
import type { MessageContent } from '@balcao/whatsapp';
import type { ContactRow } from '../contacts/index.ts';

export type Owner = 'bot' | 'queue' | 'agent';
export type Priority = 'alta' | 'media' | 'baixa';

export type HistoryLine = { from: 'customer' | 'bot' | 'person'; text: string; at: string };

export type StoredHandoff = {
  client: { name: string | null; phone: string | null };
  department: string | null;
  priority: Priority;
  reason: string;
  state: string;
  problem: string | null;
  attempts: number;
  elapsed_ms: number;
  collected: Record<string, Json>;
  history: HistoryLine[];
  referral: Record<string, unknown> | null;
  at: string;
};

/** The most urgent SLA clock, as written by the module `sla`. */
export type StoredSla = {
  clock: 'first_response' | 'next_response' | 'resolution';
  started_at: string;
  alert_at: string | null;
  due_at: string | null;
  state: 'running' | 'paused' | 'alert' | 'breached' | 'met';
};

/** A row of `conversations`, with the names its view needs. */
export type ConversationRow = {
  organization_id: string;
  id: string;
  contact_id: string;
  channel_id: string;
  status: 'open' | 'closed';
  owner: Owner;
  assignee_id: string | null;
  /** raised at each change of owner; a bot's send with an older one is refused */
  epoch: number;
  department_id: string | null;
  priority: Priority;
  /** since when the customer waits for a person; null while the bot has it */
  waiting_since: Date | null;
  assigned_at: Date | null;
  first_reply_at: Date | null;
  handoff: StoredHandoff | null;
  sla: StoredSla | null;
  close_reason: string | null;
  close_note: string | null;
  resolved_by: string | null;
  unread_count: number;
  last_message_id: string | null;
  last_message_direction: Direction | null;
  last_message_type: string | null;
  last_message_preview: string | null;
  last_activity_at: Date;
  last_inbound_at: Date | null;
  window_expires_at: Date | null;
  shard: number;
  created_at: Date;
  updated_at: Date;
  closed_at: Date | null;
};

/** Names that live in other tables. */
export type ConversationNames = { assignee_name: string | null; department_name: string | null };

export type Direction = 'inbound' | 'outbound' | 'system';
export type ActorType = 'customer' | 'bot' | 'user' | 'api' | 'system' | 'phone';

/** Who did something, in the service log. */
export type LogActor = { type: ActorType; id: string | null };

/** A colleague's words; `mentions`: user ids. */
export type NoteContent = { type: 'note'; note: { body: string; mentions: string[] } };

export type Activity = { name: string } & Record<string, Json>;
export type ActivityContent = { type: 'activity'; activity: Activity };

export type StoredContent = MessageContent | ActivityContent | NoteContent;

export type StoredContext = {
  message_id: string | null;
  wamid: string | null;
  forwarded: boolean;
  frequently_forwarded: boolean;
};

export type Reaction = { from: 'contact' | 'business'; emoji: string };

export type StoredFailure = { code: number | string; title: string; details: string | null };

/** A row of `messages`. */
export type MessageRow = {
  organization_id: string;
  id: string;
  conversation_id: string;
  contact_id: string;
  channel_id: string;
  direction: Direction;
  type: string;
  content: StoredContent;
  actor_type: ActorType;
  actor_id: string | null;
  actor_name: string | null;
  epoch: number;
  /** rank: rules/delivery-status.ts */
  status: number | null;
  in_doubt: boolean;
  failure: StoredFailure | null;
  wamid: string | null;
  attachment_id: string | null;
  context: StoredContext | null;
  referral: Record<string, unknown> | null;
  reactions: Reaction[];
  client_key: string | null;
  created_at: Date;
  accepted_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
};

export type AttachmentView = {
  id: string;
  state: 'pending' | 'ready' | 'failed';
  mime_type: string;
  size_bytes: number | null;
  file_name: string | null;
  error: string | null;
};

/** Everything of one contact on one channel: what a decision looks at. */
export type Line = {
  organizationId: string;
  channelId: string;
  contact: ContactRow;
  conversation: ConversationRow | null;
  names: ConversationNames;
  session: BotSession | null;
  /** what an earlier conversation left open; loaded where one may open without a customer's words */
  formerWindow?: ServiceWindow;
  /** the closed conversation a message may still belong to: a survey is open, or the contact is blocked */
  closed?: ClosedPart | null;
};

/** A row of `survey_requests`, and the conversation it is about. */
export type SurveyRequest = {
  organization_id: string;
  contact_id: string;
  channel_id: string;
  conversation_id: string;
  agent_id: string | null;
  department_id: string | null;
  survey: 'nps' | 'csat';
  step: 'score' | 'comment';
  answer_id: string | null;
  asked_at: Date;
  expires_at: Date;
};
export type ClosedPart = {
  conversation: ConversationRow;
  names: ConversationNames;
  request: SurveyRequest | null;
};

/** The 24 hours of WhatsApp belong to contact and number; a conversation carries what is known of them. */
export type ServiceWindow = Pick<ConversationRow, 'last_inbound_at' | 'window_expires_at'>;
