import type { ServiceEntry } from '../../apps/server/src/modules/conversations/changes.ts';
import type {
  ConversationRow,
  MessageRow,
  StoredSla,
} from '../../apps/server/src/modules/conversations/conversation.types.ts';
import { previewOf } from '../../apps/server/src/modules/conversations/rules/preview.ts';
import type { BreachRow } from '../../apps/server/src/modules/sla/index.ts';
import { uuidv7 } from '../../apps/server/src/platform/crypto/index.ts';
import type { Random } from '../lib/random.ts';
import { createTeller, type StoryPlan, type Teller } from './teller.ts';
import { customerText, pick } from './words.ts';

type Part = { organization_id: string; conversation_id: string; department_id: string };
export type SurveyAnswer = Part & {
  id: string;
  contact_id: string;
  survey: string;
  score: number;
  comment: string | null;
  at: Date;
  agent_id: string;
};
export type QueueEntry = Part & { priority: number; waiting_since: Date; entered_at: Date };

/** One stretch of talk as it lies in the tables. */
export type Story = {
  conversation: ConversationRow;
  messages: MessageRow[];
  log: ServiceEntry[];
  survey: SurveyAnswer | null;
  breach: BreachRow | null;
  queued: QueueEntry | null;
};

/** Moments of a conversation; null: has not come to that. */
type Moments = {
  waitingMs: number | null;
  assignedMs: number | null;
  repliedMs: number | null;
  closedMs: number | null;
  isAbandoned: boolean;
};

const MINUTE_MS = 60_000;
const ESCALATED = 0.45;
const ABANDONED = 0.04;
const FIRST_RESPONSE_MS = 15 * MINUTE_MS;
const PRIORITIES = ['alta', 'media', 'media', 'media', 'baixa'] as const;

export function tellStory(random: Random, plan: StoryPlan): Story {
  const teller = createTeller(random, plan);
  const isEscalated = plan.openWith === null ? random() < ESCALATED : plan.openWith !== 'bot';
  const moments: Moments = {
    waitingMs: null,
    assignedMs: null,
    repliedMs: null,
    closedMs: null,
    isAbandoned: isEscalated && plan.openWith === null && random() < ABANDONED,
  };
  talkWithBot(random, teller, Math.max(1, Math.round((isEscalated ? 0.15 : 0.4) * plan.length)));
  if (isEscalated) wait(random, teller, moments);
  if (isEscalated && plan.openWith !== 'queue' && !moments.isAbandoned)
    talkWithAgent(random, teller, moments, plan.length);
  if (plan.openWith === null) close(random, teller, moments);
  const survey = moments.closedMs !== null && moments.repliedMs !== null ? rate(random, teller) : null;
  const conversation = conversationOf(random, teller, plan, moments);
  return {
    conversation,
    messages: teller.messages,
    log: teller.log,
    survey,
    breach: breachOf(teller, moments),
    queued: plan.openWith === 'queue' ? queueEntryOf(conversation) : null,
  };
}

function talkWithBot(random: Random, teller: Teller, turns: number): void {
  const openedMs = teller.nowMs();
  teller.record('opened', 'customer', {}, false);
  teller.customer();
  teller.after(900, 3_000);
  teller.bot();
  teller.record('bot_replied', 'bot', { after_ms: Math.round(teller.nowMs() - openedMs) }, false);
  for (let i = 0; i < turns; i++) {
    teller.after(3_000, 2 * MINUTE_MS);
    if (random() < 0.5) teller.choice();
    else teller.customer();
    teller.after(700, 2_000);
    teller.bot();
  }
}

function wait(random: Random, teller: Teller, moments: Moments): void {
  moments.waitingMs = teller.nowMs();
  teller.line('queued');
  const reason = pick(random, ['asked', 'asked', 'bot', 'attempts']);
  teller.record('queued', 'bot', { reason, priority: 'media' });
}

function talkWithAgent(random: Random, teller: Teller, moments: Moments, length: number): void {
  const waitingMs = moments.waitingMs ?? 0;
  teller.after(5_000, 25 * MINUTE_MS);
  moments.assignedMs = teller.nowMs();
  const waited = Math.round(teller.nowMs() - waitingMs);
  teller.line('assigned');
  teller.record('assigned', 'system', { agent_id: teller.agentId, waited_ms: waited, by: 'routing' });
  teller.after(10_000, 4 * MINUTE_MS);
  moments.repliedMs = teller.nowMs();
  teller.agent();
  teller.record('first_replied', 'user', { after_ms: Math.round(teller.nowMs() - waitingMs) });
  while (teller.messages.length < length - 1) {
    teller.after(5_000, 6 * MINUTE_MS);
    teller.customer();
    teller.after(5_000, 3 * MINUTE_MS);
    teller.agent();
    if (random() < 0.08) teller.note();
  }
}

function close(random: Random, teller: Teller, moments: Moments): void {
  const { waitingMs, assignedMs, repliedMs, isAbandoned } = moments;
  teller.after(5_000, 20 * MINUTE_MS);
  const nowMs = teller.nowMs();
  moments.closedMs = nowMs;
  teller.line('closed');
  const byPeople = repliedMs !== null;
  const [kind, by, reason] = isAbandoned
    ? (['abandoned', 'system', 'abandoned'] as const)
    : byPeople
      ? (['resolved', 'user', pick(random, ['resolvido', 'resolvido', 'sem_resposta'])] as const)
      : (['resolved', 'bot', 'finished'] as const);
  teller.record(
    kind,
    by,
    {
      reason,
      resolution_ms: Math.round(nowMs - (teller.log[0]?.at.getTime() ?? nowMs)),
      agent_id: byPeople ? teller.agentId : null,
      handled_by_people: byPeople,
      ...(waitingMs === null ? {} : { since_waiting_ms: Math.round(nowMs - waitingMs) }),
      ...(assignedMs === null ? {} : { service_ms: Math.round(nowMs - assignedMs) }),
    },
    waitingMs !== null,
  );
}

function rate(random: Random, teller: Teller): SurveyAnswer | null {
  if (random() > 0.4) return null;
  teller.after(20_000, 30 * MINUTE_MS);
  const score = pick(random, [5, 5, 5, 4, 4, 3, 2, 1]);
  teller.record('rated', 'customer', { survey: 'csat', score, agent_id: teller.agentId });
  return {
    ...partOf(teller),
    id: uuidv7(teller.nowMs()),
    contact_id: teller.contact_id,
    survey: 'csat',
    score,
    comment: score <= 3 && random() < 0.5 ? customerText(random) : null,
    at: new Date(teller.nowMs()),
    agent_id: teller.agentId,
  };
}

function partOf({ organization_id, conversation_id, department }: Teller): Part {
  return { organization_id, conversation_id, department_id: department.id };
}

function breachOf(teller: Teller, { waitingMs, repliedMs }: Moments): BreachRow | null {
  if (waitingMs === null || repliedMs === null || repliedMs - waitingMs < FIRST_RESPONSE_MS) return null;
  const dueAt = new Date(waitingMs + FIRST_RESPONSE_MS);
  return {
    ...partOf(teller),
    clock: 'first_response',
    level: 'breach',
    started_at: new Date(waitingMs),
    due_at: dueAt,
    assignee_id: teller.agentId,
    noticed_at: dueAt,
  };
}

function queueEntryOf(conversation: ConversationRow): QueueEntry | null {
  const { department_id, waiting_since } = conversation;
  if (department_id === null || waiting_since === null) return null;
  return {
    organization_id: conversation.organization_id,
    conversation_id: conversation.id,
    department_id,
    priority: ['alta', 'media', 'baixa'].indexOf(conversation.priority),
    waiting_since,
    entered_at: waiting_since,
  };
}

const dateOf = (ms: number | null) => (ms === null ? null : new Date(ms));

function conversationOf(random: Random, teller: Teller, plan: StoryPlan, moments: Moments): ConversationRow {
  const { waitingMs, assignedMs, repliedMs, closedMs, isAbandoned } = moments;
  const { openWith } = plan;
  const last = teller.messages.findLast((one) => one.direction !== 'system') ?? null;
  const lastInbound = teller.messages.findLast((one) => one.direction === 'inbound')?.created_at ?? null;
  const now = new Date(teller.nowMs());
  return {
    organization_id: teller.organization_id,
    id: teller.conversation_id,
    contact_id: teller.contact_id,
    channel_id: teller.channel_id,
    status: openWith === null ? 'closed' : 'open',
    owner: openWith ?? (repliedMs === null ? 'bot' : 'agent'),
    assignee_id: assignedMs === null ? null : teller.agentId,
    epoch: waitingMs === null ? 0 : 2,
    department_id: waitingMs === null ? null : teller.department.id,
    priority: waitingMs === null ? 'media' : pick(random, PRIORITIES),
    waiting_since: dateOf(waitingMs),
    assigned_at: dateOf(assignedMs),
    first_reply_at: dateOf(repliedMs),
    handoff: null,
    sla: openWith !== null && waitingMs !== null ? slaOf(random, waitingMs, assignedMs) : null,
    close_reason: closedMs === null ? null : isAbandoned ? 'abandoned' : repliedMs ? 'resolvido' : 'finished',
    close_note: null,
    resolved_by: closedMs !== null && repliedMs !== null ? teller.agentId : null,
    unread_count: openWith !== null && random() < 0.3 ? 1 + Math.floor(random() * 4) : 0,
    last_message_id: last?.id ?? null,
    last_message_direction: last?.direction ?? null,
    last_message_type: last?.type ?? null,
    last_message_preview: last ? previewOf(last.content) : null,
    last_activity_at: now,
    last_inbound_at: lastInbound,
    window_expires_at: lastInbound && new Date(lastInbound.getTime() + 24 * 60 * MINUTE_MS),
    shard: 0,
    created_at: new Date(plan.openedMs),
    updated_at: now,
    closed_at: dateOf(closedMs),
  };
}

function slaOf(random: Random, waitingMs: number, assignedMs: number | null): StoredSla {
  return {
    clock: assignedMs === null ? 'first_response' : 'next_response',
    started_at: new Date(waitingMs).toISOString(),
    alert_at: new Date(waitingMs + 10 * MINUTE_MS).toISOString(),
    due_at: new Date(waitingMs + FIRST_RESPONSE_MS).toISOString(),
    state: pick(random, ['running', 'running', 'running', 'running', 'alert', 'breached'] as const),
  };
}
