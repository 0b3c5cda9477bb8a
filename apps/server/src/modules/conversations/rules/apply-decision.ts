import type { BotEffect, Decision } from '@balcao/bot';
import type { OutboundContent } from '@balcao/whatsapp';
import { type Changes, changedContact } from '../changes.ts';
import type { Line } from '../conversation.types.ts';
import { RANK } from './delivery-status.ts';
import {
  addActivity,
  addMessage,
  changeOwner,
  closeConversation,
  conversationOf,
  messageOf,
  type RuleEnv,
  touch,
} from './line.ts';

export type BotTurnEnv = RuleEnv & { departments: readonly { id: string; slug: string; name: string }[] };

/**
 * Turns a bot's decision into rows. Messages carry the epoch that results from the decision,
 * so the farewell said while handing off or closing still goes out (architecture §3 "Owner and epoch").
 */
export function applyDecision(line: Line, decision: Decision, env: BotTurnEnv, changes: Changes): void {
  line.session = decision.session;
  changes.sessions.add(line);
  const firstMessage = changes.messages.length;
  let ended = false;
  for (const effect of decision.effects) ended = applyEffect(line, effect, env, changes) || ended;
  if (ended) closeConversation(line, { type: 'bot', name: null }, env, changes);
  const epoch = conversationOf(line).epoch;
  for (let i = firstMessage; i < changes.messages.length; i++) {
    const message = changes.messages[i];
    if (message) message.epoch = epoch;
  }
}

function applyEffect(line: Line, effect: BotEffect, env: BotTurnEnv, changes: Changes): boolean {
  switch (effect.type) {
    case 'say':
      say(line, effect.content, env, changes);
      return false;
    case 'tag': {
      const tags = new Set(line.contact.tags);
      for (const tag of effect.remove) tags.delete(tag);
      for (const tag of effect.add) tags.add(tag);
      changeContact(line, { tags: [...tags] }, env, changes);
      return false;
    }
    case 'set_attributes':
      changeContact(line, { attributes: { ...line.contact.attributes, ...effect.attributes } }, env, changes);
      return false;
    case 'hand_off':
      handOff(line, effect, env, changes);
      return false;
    case 'call':
      changes.jobs.push({
        kind: 'bot.call',
        lane: 'reply',
        organizationId: line.organizationId,
        key: conversationOf(line).id,
        payload: {
          organizationId: line.organizationId,
          channelId: line.channelId,
          conversationId: conversationOf(line).id,
          contactId: line.contact.id,
          shard: conversationOf(line).shard,
          callId: effect.callId,
          step: effect.step,
          request: effect.request,
        },
      });
      return false;
    case 'set_timer':
      changes.timers.set(`${conversationOf(line).id} ${effect.name}`, {
        organization_id: line.organizationId,
        subject_id: conversationOf(line).id,
        name: effect.name,
        channel_id: line.channelId,
        contact_id: line.contact.id,
        step: effect.step,
        shard: conversationOf(line).shard,
        due_at: new Date(effect.dueAtMs),
      });
      return false;
    case 'cancel_timer':
      changes.timers.delete(`${conversationOf(line).id} ${effect.name}`);
      changes.cancelledTimers.push({
        organization_id: line.organizationId,
        subject_id: conversationOf(line).id,
        name: effect.name,
      });
      return false;
    case 'survey_answer':
      changes.surveys.push({
        organization_id: line.organizationId,
        id: env.newId(),
        conversation_id: conversationOf(line).id,
        contact_id: line.contact.id,
        survey: effect.survey,
        score: effect.score,
        comment: effect.comment ?? null,
        at: new Date(env.nowMs),
      });
      addActivity(line, 'survey_answered', env, changes, {
        score: effect.score,
        comment: effect.comment ?? null,
      });
      return false;
    case 'log':
      addActivity(line, 'bot_log', env, changes, { code: effect.code, message: effect.message });
      return false;
    case 'end':
      return effect.outcome !== 'expired';
    default:
      return effect satisfies never;
  }
}

function say(line: Line, content: OutboundContent, env: BotTurnEnv, changes: Changes): void {
  const message = messageOf(line, env, {
    direction: 'outbound',
    content,
    actor_type: 'bot',
    status: RANK.queued,
  });
  addMessage(line, message, env, changes);
  changes.outbox.push({
    organization_id: line.organizationId,
    channel_id: line.channelId,
    contact_id: line.contact.id,
    message_id: message.id,
    lane: 0,
    origin: 'bot',
  });
}

function handOff(
  line: Line,
  effect: Extract<BotEffect, { type: 'hand_off' }>,
  env: BotTurnEnv,
  changes: Changes,
): void {
  const conversation = conversationOf(line);
  const department =
    env.departments.find((one) => one.slug === effect.department || one.id === effect.department) ?? null;
  conversation.department_id = department?.id ?? null;
  line.names.department_name = department?.name ?? null;
  conversation.priority = effect.priority;
  conversation.handoff = {
    department: department?.name ?? effect.department,
    priority: effect.priority,
    state: effect.context.state,
    problem: effect.context.problem ?? null,
    attempts: effect.context.attempts,
    elapsed_ms: effect.context.elapsedMs,
    collected: effect.context.collected,
    at: new Date(env.nowMs).toISOString(),
  };
  changeOwner(line, 'queue', null, env, changes);
  addActivity(line, 'handed_off', env, changes, { department: department?.name ?? effect.department });
}

function changeContact(
  line: Line,
  change: Partial<Line['contact']>,
  env: BotTurnEnv,
  changes: Changes,
): void {
  Object.assign(line.contact, change, { updated_at: new Date(env.nowMs) });
  changedContact(line.contact, changes);
  if (line.conversation) touch(line, env, changes);
}
