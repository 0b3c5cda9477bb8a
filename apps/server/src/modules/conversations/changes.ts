import type { Json } from '@balcao/bot';
import type { ContactRow, IdentityKey, IdentityRow } from '../contacts/index.ts';
import type { NewEvent } from '../event-log/index.ts';
import type {
  ActorType,
  AttachmentView,
  ConversationNames,
  ConversationRow,
  Line,
  MessageRow,
  SurveyRequest,
} from './conversation.types.ts';

export type OutboxOrigin = 'bot' | 'user' | 'api' | 'template';

export type NewOutboxRow = {
  organization_id: string;
  channel_id: string;
  contact_id: string;
  message_id: string;
  /** 0 reply, 1 campaign */
  lane: number;
  /** what an ambiguous outcome may do: rules/decide-outcome.ts */
  origin: OutboxOrigin;
};

export type NewAttachment = {
  organization_id: string;
  id: string;
  message_id: string;
  channel_id: string;
  direction: 'inbound' | 'outbound';
  kind: string;
  mime_type: string;
  file_name: string | null;
  sha256: string | null;
  media_id: string | null;
};

export type NewTimer = {
  organization_id: string;
  subject_id: string;
  name: string;
  channel_id: string;
  contact_id: string;
  step: number;
  shard: number;
  due_at: Date;
};

/** What happened, for good (table service_log): SLA and reports are made of it. */
export type ServiceEntry = {
  organization_id: string;
  id: string;
  conversation_id: string;
  contact_id: string;
  channel_id: string;
  department_id: string | null;
  kind:
    | 'opened'
    | 'bot_replied'
    | 'queued'
    | 'left_queue'
    | 'abandoned'
    | 'assigned'
    | 'first_replied'
    | 'transferred'
    | 'resolved'
    | 'reopened'
    | 'rated';
  actor_type: ActorType;
  actor_id: string | null;
  at: Date;
  detail: Record<string, Json>;
};

export type NewSurveyAnswer = {
  organization_id: string;
  id: string;
  conversation_id: string;
  contact_id: string;
  agent_id: string | null;
  department_id: string | null;
  survey: string;
  score: number;
  comment: string | null;
  at: Date;
};

export type NewJob = {
  kind: string;
  lane: 'inbound' | 'reply' | 'desk' | 'maintenance';
  organizationId: string;
  key: string;
  uniqueKey?: string;
  /** by the app's clock */
  runAt?: Date;
  payload: unknown;
};

export type ReactionPatch = {
  organization_id: string;
  channel_id: string;
  wamid: string;
  from: 'contact' | 'business';
  emoji: string;
};

/** Events that show a conversation and say what happened to it. */
export type ToldEventType =
  | 'conversation.assigned'
  | 'conversation.resolved'
  | 'conversation.rated'
  | 'conversation.sla_alert'
  | 'conversation.sla_breached';

/** What will be an event once everything is saved: the view is built from the final rows. */
export type PendingEvent =
  | { type: 'message.created'; line: Line; message: MessageRow }
  | { type: 'conversation.updated'; line: Line }
  /** `conversation`: where the line may have gone on to another one since */
  | { type: ToldEventType; line: Line; conversation?: ConversationRow; extra: Record<string, Json> }
  /** of another module, complete */
  | { type: 'ready'; event: NewEvent }
  | { type: 'contact.updated'; contact: ContactRow };

/** Everything a transaction will write, collected by rules that do no I/O. */
export type Changes = {
  contacts: Map<string, ContactRow>;
  /** made by this transaction, so nobody holds an older view of them */
  newContacts: Set<string>;
  toldContacts: Set<string>;
  identities: IdentityRow[];
  lostIdentities: IdentityKey[];
  conversations: Set<Line>;
  /** replaced by a newer conversation of the same line within one batch; the line has that one's names by now */
  closedConversations: { conversation: ConversationRow; names: ConversationNames }[];
  sessions: Set<Line>;
  messages: MessageRow[];
  /** lines that already said something in this batch: what comes now needs a younger id */
  spoken: Set<Line>;
  /** wamids whose message got another id than the one they were claimed with */
  renumbered: { organization_id: string; channel_id: string; wamid: string; message_id: string }[];
  outbox: NewOutboxRow[];
  attachments: NewAttachment[];
  /** files of messages written here that were there before: uploaded, or sent once already */
  uploads: Map<string, AttachmentView>;
  timers: Map<string, NewTimer>;
  cancelledTimers: { organization_id: string; subject_id: string; name: string }[];
  reactions: ReactionPatch[];
  surveys: NewSurveyAnswer[];
  surveyComments: { organization_id: string; id: string; comment: string }[];
  /** by line; null: answered or not wanted any more */
  surveyRequests: Map<Line, SurveyRequest | null>;
  /** lines that entered, left or moved in the queue, or wrote while waiting */
  queue: Set<Line>;
  /** lines that a person gave up or was relieved of: whoever answered last is not preferred */
  passedOn: Set<Line>;
  /** lines whose SLA clocks may have changed */
  sla: Set<Line>;
  /** handed to people in this transaction: the story so far is written for them */
  handedOff: Set<Line>;
  /** conversations made here that the bot has not answered yet */
  opened: Set<string>;
  serviceLog: ServiceEntry[];
  /** agents who were given a conversation or freed of one: user id → organization */
  agents: Map<string, string>;
  /** contact → the person who answers them now */
  lastAgents: Map<string, { organization_id: string; contact_id: string; agent_id: string }>;
  jobs: NewJob[];
  events: PendingEvent[];
};

export function noChanges(): Changes {
  return {
    contacts: new Map(),
    newContacts: new Set(),
    toldContacts: new Set(),
    identities: [],
    lostIdentities: [],
    conversations: new Set(),
    closedConversations: [],
    sessions: new Set(),
    messages: [],
    spoken: new Set(),
    renumbered: [],
    outbox: [],
    attachments: [],
    uploads: new Map(),
    timers: new Map(),
    cancelledTimers: [],
    reactions: [],
    surveys: [],
    surveyComments: [],
    surveyRequests: new Map(),
    queue: new Set(),
    passedOn: new Set(),
    sla: new Set(),
    handedOff: new Set(),
    opened: new Set(),
    serviceLog: [],
    agents: new Map(),
    lastAgents: new Map(),
    jobs: [],
    events: [],
  };
}

/** The contact is written, and whoever shows it is told. */
export function changedContact(contact: ContactRow, changes: Changes): void {
  changes.contacts.set(contact.id, contact);
  if (changes.newContacts.has(contact.id) || changes.toldContacts.has(contact.id)) return;
  changes.toldContacts.add(contact.id);
  changes.events.push({ type: 'contact.updated', contact });
}
