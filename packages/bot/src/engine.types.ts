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
  /** what the last interactive message offered, so that ids, titles and numbers ("2") are understood */
  options: { id: string; title: string; goto?: string }[];
  startedAtMs: number;
  lastInboundAtMs: number;
};

/** What the organization says of itself; the settings page edits it, the bot's texts use it. */
export type OrganizationProfile = {
  name: string;
  timeZone: string;
  address?: string;
  hoursText?: string;
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
  departments: { id: string; slug: string; name: string }[];
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
  /** replaces a timer of that name; `wait` of zero length is never emitted */
  | { type: 'set_timer'; name: string; step: number; dueAtMs: number }
  | { type: 'cancel_timer'; name: string }
  | { type: 'survey_answer'; survey: 'nps'; score: number; comment?: string }
  | { type: 'end'; outcome: 'finished' | 'left' | 'expired' }
  /** for the owner: shown in the conversation's technical log */
  | { type: 'log'; code: string; message: string };

export type HandoffContext = {
  state: string;
  problem?: string;
  attempts: number;
  elapsedMs: number;
  collected: Record<string, Json>;
};

export type Decision = { session: BotSession; effects: BotEffect[] };
