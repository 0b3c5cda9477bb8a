import type { BusinessCalendar } from '@balcao/calendar';
import type { InboundContent, OutboundContent } from '@balcao/whatsapp';

export type Locale = 'pt-BR' | 'en' | 'es';

/** JSON that survives PostgreSQL and a round trip. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Where one contact is in one bot. Stored as jsonb; plain data only. */
export type BotSession = {
  botId: string;
  versionId: string;
  locale: Locale;
  /** id of the node that waits for the contact, a timer or a call */
  node: string;
  /** the definition's public name of that place, e.g. SUPORTE_AGUARDANDO_DETALHES */
  state: string;
  /** raised at every turn: a timer or call result with another step is stale and does nothing */
  step: number;
  status: 'active' | 'waiting_call' | 'handed_off' | 'ended' | 'broken';
  variables: Record<string, Json>;
  /** failed answers at the current node */
  attempts: number;
  /** failed answers in a row, whatever the node; absent in sessions of before it was counted */
  failures?: number;
  /** a person was called, and a question stands before the handoff: why, and what was said with it */
  escalation?: { reason: HandoffReason; problem?: string };
  /** what the last interactive message offered, so that ids, titles and numbers ("2") are understood */
  options: { id: string; title: string; goto?: string }[];
  startedAtMs: number;
  lastInboundAtMs: number;
  /** the session so far, newest last, for webhooks; kept only by bots whose intents call some */
  log?: SessionLogEntry[];
  /** what webhooks know this session by; from the first call on */
  sessionId?: string;
  /** the intent under way, or answered and waiting for the customer's words */
  intent?: IntentProgress;
  /** variables that an intent heard or asked for, and nothing else has set since: it asks again the next time */
  asked?: string[];
  /** jumps that webhooks made since the customer's last words */
  jumps?: number;
};

/** `at` is ISO 8601; `text` at most 300 characters. */
export type SessionLogEntry = { from: 'customer' | 'bot'; text: string; node: string; at?: string };

export type IntentProgress = {
  /** id of the intent's node */
  node: string;
  /** the words that led to it */
  query: string;
  /** the customer's last words before the call */
  message: string;
  /** the parameter that was asked last */
  asking?: string;
  /** "just a moment" was said */
  held?: true;
  /** answered: titles the webhook offered, and where words that mean nothing else lead */
  answered?: { options: string[]; goto: string | null };
};

/** What a fulfillment webhook is told; the server adds who asks, on which channel, and its token. */
export type FulfillmentRequest = {
  intent_name: string;
  /** everything the session knows by name, the intent's own parameters first */
  parameters: { [name: string]: Json };
  sessionLog: SessionLogEntry[];
  /** the words that led to the intent */
  query: string;
  /** the customer's last words: `query`, or the answer to a parameter's question */
  message: string;
  language: string;
  allRequiredParamsPresent: boolean;
  sessionId: string;
};

/** What the organization says of itself; the settings page edits it, the bot's texts use it. */
export type OrganizationProfile = {
  name: string;
  timeZone: string;
  address?: string;
  /** as typed by the owner; absent: the calendar's week in words */
  hoursText?: string;
  /** when the team answers; absent: always */
  calendar?: BusinessCalendar;
  phone?: string;
  website?: string;
  faq: { question: string; answer: string }[];
  items: {
    id: string;
    name: string;
    description?: string;
    priceCents: number;
    currency: string;
    imageMediaId?: string;
  }[];
  /** a department without a calendar keeps the organization's */
  departments: { id: string; slug: string; name: string; calendar?: BusinessCalendar }[];
  /** second copy of an invoice: an HTTP source called with the CPF/CNPJ; absent = not configured */
  invoiceSource?: { url: string; headers?: Record<string, string> };
};

export type BotContact = {
  id: string;
  name?: string;
  phone?: string;
  email?: string;
  tags: string[];
  attributes: Record<string, Json>;
};

/** Everything `decide` may know. It reads no clock, makes no ids, does no I/O. */
export type BotContext = { organization: OrganizationProfile; contact: BotContact; locale: Locale };

export type BotEvent =
  | { type: 'message'; messageId: string; content: InboundContent; timestampMs: number }
  | { type: 'timer'; name: string; step: number }
  | {
      type: 'call_result';
      callId: string;
      step: number;
      result: { ok: true; status: number; body: Json } | { ok: false; error: string; status?: number };
    };

export type BotEffect =
  /** one bubble; content already within WhatsApp's limits */
  | { type: 'say'; content: OutboundContent }
  | { type: 'tag'; add: string[]; remove: string[] }
  | { type: 'set_attributes'; attributes: Record<string, Json> }
  | {
      type: 'hand_off';
      department: string | null;
      priority: 'alta' | 'media' | 'baixa';
      context: HandoffContext;
    }
  /** performed by the server through its egress guard; the answer comes back as call_result with the same callId and step */
  | {
      type: 'call';
      callId: string;
      step: number;
      request: {
        method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
        url: string;
        headers: Record<string, string>;
        body?: Json;
        timeoutMs: number;
      };
    }
  /**
   * an intent's webhook, by the slug the server registered it under; the answer comes back as call_result with the same
   * callId and step. `timeoutMs` is the most any webhook gets; the server's own setting may be shorter.
   */
  | {
      type: 'fulfill';
      callId: string;
      step: number;
      webhook: string;
      timeoutMs: number;
      request: FulfillmentRequest;
    }
  /** replaces a timer of that name; `wait` of zero length is never emitted */
  | { type: 'set_timer'; name: string; step: number; dueAtMs: number }
  | { type: 'cancel_timer'; name: string }
  | { type: 'survey_answer'; survey: 'nps'; score: number; comment?: string }
  | { type: 'end'; outcome: 'finished' | 'left' | 'expired' }
  /** for the owner: shown in the conversation's technical log */
  | { type: 'log'; code: BotLogCode; message: string };

/** What the owner of a bot should know of a turn; the panel has words for each. */
export type BotLogCode =
  | 'CALENDAR_INVALID'
  | 'CALL_FAILED'
  | 'CALL_LOST'
  | 'CALL_URL_INVALID'
  | 'EXPRESSION_FAILED'
  | 'FULFILLMENT_FAILED'
  | 'FULFILLMENT_JUMP_UNKNOWN'
  | 'FULFILLMENT_LOOP'
  | 'FULFILLMENT_LOST'
  | 'FULFILLMENT_MALFORMED'
  | 'FULFILLMENT_OPTION_UNKNOWN'
  | 'FULFILLMENT_PARAMETERS_CUT'
  | 'FULFILLMENT_TIMEOUT'
  | 'MEDIA_MISSING'
  | 'STEP_BUDGET'
  | 'TOO_MANY_VARIABLES'
  | 'UNKNOWN_NODE'
  | 'WINDOW_CLOSED';

/**
 * Why a person: `asked` by phrase, command or button; `attempts` the bot did not understand; `bot_failed` it fell over;
 * `bot` its definition leads there.
 */
export type HandoffReason = 'asked' | 'attempts' | 'bot' | 'bot_failed';

export type HandoffContext = {
  reason: HandoffReason;
  state: string;
  problem?: string;
  attempts: number;
  elapsedMs: number;
  collected: Record<string, Json>;
};

export type Decision = { session: BotSession; effects: BotEffect[] };
