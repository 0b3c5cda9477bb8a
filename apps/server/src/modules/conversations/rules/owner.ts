import type { OwnCloseReason, QueueReason } from '@balcao/protocol';
import type { Changes } from '../changes.ts';
import type { ConversationRow, Line, LogActor } from '../conversation.types.ts';
import { addActivity, conversationOf, type DeskEnv, logService, type RuleEnv, touch } from './line.ts';
import { enterQueue } from './queue-moves.ts';

/** Somebody else owns it: what the former owner still wants to send is refused. */
function passOn(line: Line, env: RuleEnv, changes: Changes): ConversationRow {
  const conversation = conversationOf(line);
  if (conversation.owner === 'agent' && conversation.assignee_id !== null)
    changes.agents.set(conversation.assignee_id, line.organizationId);
  conversation.assignee_id = null;
  line.names.assignee_name = null;
  conversation.epoch += 1;
  changes.sla.add(line);
  touch(line, env, changes);
  return conversation;
}

/** To the queue of the conversation's department; one that waits already stays where it is. */
export function giveToQueue(
  line: Line,
  by: LogActor,
  reason: QueueReason,
  env: DeskEnv,
  changes: Changes,
): void {
  const before = conversationOf(line);
  if (before.owner === 'queue') return;
  if (before.owner === 'agent' && by.type !== 'system') changes.passedOn.add(line);
  passOn(line, env, changes).owner = 'queue';
  enterQueue(line, by, reason, env, changes);
}

export function giveToAgent(
  line: Line,
  agent: { id: string; name: string },
  by: LogActor,
  env: RuleEnv,
  changes: Changes,
): void {
  const before = conversationOf(line);
  if (before.owner === 'agent' && before.assignee_id === agent.id) return;
  const waitedFrom = before.waiting_since;
  const conversation = passOn(line, env, changes);
  conversation.owner = 'agent';
  conversation.assignee_id = agent.id;
  line.names.assignee_name = agent.name;
  conversation.assigned_at = new Date(env.nowMs);
  if (conversation.waiting_since === null) {
    conversation.waiting_since = new Date(env.nowMs);
    conversation.first_reply_at = null;
  }
  changes.agents.set(agent.id, line.organizationId);
  changes.queue.add(line);
  logService(line, 'assigned', by, env, changes, {
    agent_id: agent.id,
    waited_ms: waitedFrom === null ? 0 : env.nowMs - waitedFrom.getTime(),
    by: by.type === 'user' ? 'user' : 'routing',
  });
  changes.events.push({
    type: 'conversation.assigned',
    line,
    conversation,
    extra: { by: { type: by.type === 'user' ? 'user' : 'routing', id: by.id } },
  });
}

/** The bot begins anew at the customer's next message, or goes on at once when the caller lets it. */
export function giveToBot(line: Line, by: LogActor, env: RuleEnv, changes: Changes): void {
  const conversation = conversationOf(line);
  if (conversation.owner === 'bot') return;
  passOn(line, env, changes);
  changes.queue.add(line);
  logService(line, 'left_queue', by, env, changes, { to: 'bot' });
  conversation.owner = 'bot';
  conversation.handoff = null;
  conversation.waiting_since = null;
  conversation.assigned_at = null;
  // first_reply_at stays: a conversation that a person answered is not the bot's alone, whoever ends it.
  conversation.sla = null;
}

/** One of the desk's close reasons, by its id. */
export type DeskReason = { id: string };

export type Closing = {
  by: LogActor;
  byName: string | null;
  reason: OwnCloseReason | DeskReason | null;
  note: string | null;
};

export function closeConversation(line: Line, closing: Closing, env: RuleEnv, changes: Changes): void {
  const conversation = conversationOf(line);
  const { by, byName, note } = closing;
  const reason = idOf(closing.reason);
  addActivity(line, 'closed', env, changes, { by: byName, actor: by.type, reason });
  logResolved(line, by, reason, env, changes);
  if (conversation.owner === 'agent' && conversation.assignee_id !== null)
    changes.agents.set(conversation.assignee_id, line.organizationId);
  conversation.status = 'closed';
  conversation.closed_at = new Date(env.nowMs);
  conversation.close_reason = reason;
  conversation.close_note = note;
  conversation.resolved_by = conversation.assignee_id ?? (by.type === 'user' ? by.id : null);
  conversation.sla = null;
  conversation.unread_count = 0;
  conversation.epoch += 1;
  // The bot's stand in no queue, keep nobody busy, and what a person had promised was settled when the bot got it back.
  if (conversation.owner !== 'bot') {
    changes.queue.add(line);
    changes.sla.add(line);
  }
  changes.cancelledTimers.push({
    organization_id: line.organizationId,
    subject_id: conversation.id,
    name: '*',
  });
  for (const key of changes.timers.keys()) if (key.startsWith(conversation.id)) changes.timers.delete(key);
  changes.events.push({
    type: 'conversation.resolved',
    line,
    conversation,
    extra: {
      resolution_time: Math.round((env.nowMs - conversation.created_at.getTime()) / 1000),
      satisfaction: changes.surveys.findLast((one) => one.conversation_id === conversation.id)?.score ?? null,
    },
  });
}

function idOf(reason: Closing['reason']): string | null {
  return reason === null || typeof reason === 'string' ? reason : reason.id;
}

function logResolved(line: Line, by: LogActor, reason: string | null, env: RuleEnv, changes: Changes): void {
  const conversation = conversationOf(line);
  const { assigned_at: assignedAt, waiting_since: waitingSince } = conversation;
  logService(line, reason === 'abandoned' ? 'abandoned' : 'resolved', by, env, changes, {
    reason,
    resolution_ms: env.nowMs - conversation.created_at.getTime(),
    agent_id: conversation.assignee_id,
    handled_by_people: conversation.first_reply_at !== null,
    ...(waitingSince === null ? {} : { since_waiting_ms: env.nowMs - waitingSince.getTime() }),
    // What the estimate of a wait is made of: only service that took place.
    ...(assignedAt === null || conversation.first_reply_at === null
      ? {}
      : { service_ms: env.nowMs - assignedAt.getTime() }),
  });
}

/** A closed conversation goes on with this person. */
export function reopenConversation(
  line: Line,
  by: LogActor,
  byName: string,
  env: RuleEnv,
  changes: Changes,
): void {
  const conversation = conversationOf(line);
  conversation.status = 'open';
  conversation.owner = 'bot';
  conversation.assignee_id = null;
  line.names.assignee_name = null;
  conversation.closed_at = null;
  conversation.close_reason = null;
  conversation.close_note = null;
  conversation.resolved_by = null;
  conversation.waiting_since = null;
  conversation.first_reply_at = null;
  // What was asked at its end is answered no more: it has not ended.
  changes.surveyRequests.set(line, null);
  addActivity(line, 'reopened', env, changes, { by: byName });
  logService(line, 'reopened', by, env, changes);
}
