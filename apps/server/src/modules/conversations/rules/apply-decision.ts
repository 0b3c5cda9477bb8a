import type { BotEffect, Decision } from '@balcao/bot';
import type { BotLogCode, OwnCloseReason } from '@balcao/protocol';
import { type Changes, changedContact } from '../changes.ts';
import type { Line, LogActor } from '../conversation.types.ts';
import { addActivity, conversationOf, type DeskEnv, logService, touch } from './line.ts';
import { closeConversation, giveToQueue } from './owner.ts';
import { sayAsBot } from './say-as-bot.ts';

const THE_BOT: LogActor = { type: 'bot', id: null };

export type BotTurnEnv = DeskEnv & { departments: readonly { id: string; slug: string; name: string }[] };

/**
 * Turns a bot's decision into rows. Messages carry the epoch that results from the decision,
 * so the farewell said while handing off or closing still goes out (architecture §3 "Owner and epoch").
 */
export function applyDecision(line: Line, decision: Decision, env: BotTurnEnv, changes: Changes): void {
  line.session = decision.session;
  changes.sessions.add(line);
  const firstMessage = changes.messages.length;
  let ended: OwnCloseReason | null = null;
  for (const effect of decision.effects) ended = applyEffect(line, effect, env, changes) ?? ended;
  if (ended !== null)
    closeConversation(line, { by: THE_BOT, byName: null, reason: ended, note: null }, env, changes);
  const epoch = conversationOf(line).epoch;
  for (let i = firstMessage; i < changes.messages.length; i++) {
    const message = changes.messages[i];
    if (message) message.epoch = epoch;
  }
}

/** How the bot ended the conversation, if it did. */
function applyEffect(
  line: Line,
  effect: BotEffect,
  env: BotTurnEnv,
  changes: Changes,
): OwnCloseReason | null {
  switch (effect.type) {
    case 'say':
      sayAsBot(line, effect.content, env, changes);
      return null;
    case 'tag': {
      const tags = new Set(line.contact.tags);
      for (const tag of effect.remove) tags.delete(tag);
      for (const tag of effect.add) tags.add(tag);
      changeContact(line, { tags: [...tags] }, env, changes);
      return null;
    }
    case 'set_attributes':
      changeContact(line, { attributes: { ...line.contact.attributes, ...effect.attributes } }, env, changes);
      return null;
    case 'hand_off':
      handOff(line, effect, env, changes);
      return null;
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
      return null;
    case 'fulfill':
      changes.jobs.push({
        kind: 'bot.fulfill',
        lane: 'reply',
        organizationId: line.organizationId,
        key: conversationOf(line).id,
        payload: {
          channelId: line.channelId,
          conversationId: conversationOf(line).id,
          contactId: line.contact.id,
          shard: conversationOf(line).shard,
          callId: effect.callId,
          step: effect.step,
          askedAtMs: env.nowMs,
          webhook: effect.webhook,
          timeoutMs: effect.timeoutMs,
          request: effect.request,
        },
      });
      return null;
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
      return null;
    case 'cancel_timer':
      changes.timers.delete(`${conversationOf(line).id} ${effect.name}`);
      changes.cancelledTimers.push({
        organization_id: line.organizationId,
        subject_id: conversationOf(line).id,
        name: effect.name,
      });
      return null;
    case 'survey_answer':
      changes.surveys.push({
        organization_id: line.organizationId,
        id: env.newId(),
        conversation_id: conversationOf(line).id,
        contact_id: line.contact.id,
        agent_id: null,
        department_id: conversationOf(line).department_id,
        survey: effect.survey,
        score: effect.score,
        comment: effect.comment ?? null,
        at: new Date(env.nowMs),
      });
      addActivity(line, 'survey_answered', env, changes, {
        score: effect.score,
        comment: effect.comment ?? null,
      });
      logService(line, 'rated', { type: 'customer', id: null }, env, changes, {
        survey: effect.survey,
        score: effect.score,
        agent_id: null,
      });
      return null;
    case 'log':
      addActivity(line, 'bot_log', env, changes, {
        code: effect.code satisfies BotLogCode,
        message: effect.message,
      });
      return null;
    case 'end':
      return effect.outcome === 'expired' ? null : effect.outcome;
    default:
      return effect satisfies never;
  }
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
  const { reason = 'bot' } = effect.context;
  conversation.department_id = department?.id ?? null;
  line.names.department_name = department?.name ?? null;
  conversation.priority = effect.priority;
  conversation.handoff = {
    client: { name: line.contact.name, phone: line.contact.phone },
    department: department?.name ?? effect.department,
    priority: effect.priority,
    reason,
    state: effect.context.state,
    problem: effect.context.problem ?? null,
    attempts: effect.context.attempts,
    elapsed_ms: effect.context.elapsedMs,
    collected: effect.context.collected,
    history: [],
    referral: null,
    at: new Date(env.nowMs).toISOString(),
  };
  giveToQueue(line, THE_BOT, reason, env, changes);
  conversation.handoff.priority = conversation.priority;
  changes.handedOff.add(line);
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
