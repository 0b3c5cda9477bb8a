import type { BotEvent } from '@balcao/bot';
import type { EchoEvent, InboundMessageEvent } from '@balcao/whatsapp';
import type { Changes } from '../changes.ts';
import type { ClosedPart, ConversationRow, Line, LogActor, MessageRow } from '../conversation.types.ts';
import { applySurveyAnswer, findBelonging, forgetSurvey } from './after-closing.ts';
import { RANK } from './delivery-status.ts';
import { addActivity, addMessage, conversationOf, mediaOf, messageOf, type RuleEnv } from './line.ts';
import { openConversation } from './open-conversation.ts';
import { closeConversation, giveToQueue } from './owner.ts';
import { SERVICE_WINDOW_MS } from './service-window.ts';
import { startsTurn } from './starts-turn.ts';
import { THE_SYSTEM, type TurnEnv, takeTurn } from './take-turn.ts';
import { leaveByCommand, noteCustomersWord, notePersonsWord } from './while-waiting.ts';

const THE_PHONE: LogActor = { type: 'phone', id: null };

/**
 * A customer wrote: store it, move the window, let the bot answer when the conversation is its own.
 * True: the bot took its turn, whatever it decided.
 */
export function receiveMessage(
  line: Line,
  event: InboundMessageEvent,
  messageId: string,
  env: TurnEnv,
  changes: Changes,
): boolean {
  const tooOld = event.timestampMs + SERVICE_WINDOW_MS <= env.nowMs;
  const belonging = tooOld ? null : findBelonging(line, event, env);
  const conversation = belonging
    ? continueClosed(line, belonging.closed)
    : openForCustomer(line, env, changes);
  conversation.shard = env.shard;
  const message = inboundRow(line, event, messageId, env);
  addAttachment(line, message, env, changes);
  addMessage(line, message, env, changes);
  if (event.content.type === 'reaction') {
    changes.reactions.push({
      organization_id: line.organizationId,
      channel_id: line.channelId,
      wamid: event.content.reaction.message_id,
      from: 'contact',
      emoji: event.content.reaction.emoji,
    });
  } else {
    moveWindow(line, event.timestampMs);
  }
  if (belonging) {
    if (belonging.answer) applySurveyAnswer(line, belonging.answer, env, changes);
    return false;
  }
  if (line.contact.blocked_at !== null) {
    closeUnheard(line, env, changes);
    return false;
  }
  conversation.unread_count += 1;
  // Whatever they send, they are there: their silence in the queue begins anew.
  if (conversation.owner === 'queue' && event.content.type !== 'reaction') changes.queue.add(line);
  if (!startsTurn(event.content, event.groupId)) return false;
  noteCustomersWord(line, changes);
  if (conversation.owner === 'queue') return leaveByCommand(line, event, message.id, env, changes);
  if (conversation.owner !== 'bot') return false;
  if (tooOld) {
    // Stored late, e.g. after an outage of days: a person decides what to say.
    giveToQueue(line, THE_SYSTEM, 'older_than_window', env, changes);
    addActivity(line, 'handed_off', env, changes, { reason: 'older_than_window', department: null });
    return false;
  }
  return takeTurn(
    line,
    { type: 'message', messageId: message.id, content: event.content, timestampMs: event.timestampMs },
    env,
    changes,
  );
}

/** A person typed on the phone of a coexistence number: shown as ours, and the bot steps back. */
export function receiveEcho(
  line: Line,
  event: EchoEvent,
  messageId: string,
  env: TurnEnv,
  changes: Changes,
): void {
  const conversation = openConversation(line, env, changes, 'queue', env.shard, THE_PHONE);
  const message = messageOf(line, env, {
    id: messageId,
    direction: 'outbound',
    content: event.content,
    actor_type: 'phone',
    status: RANK.sent,
    wamid: event.wamid,
    created_at: new Date(event.timestampMs),
  });
  addAttachment(line, message, env, changes);
  addMessage(line, message, env, changes);
  if (conversation.owner === 'bot') giveToQueue(line, THE_PHONE, 'phone', env, changes);
  if (event.content.type !== 'reaction') notePersonsWord(line, THE_PHONE, env, changes);
}

/** A timer went off or a call came back; stale ones do nothing. */
export function receiveBotEvent(
  line: Line,
  event: Exclude<BotEvent, { type: 'message' }>,
  env: TurnEnv,
  changes: Changes,
): void {
  if (line.conversation?.owner !== 'bot' || line.session?.step !== event.step) return;
  takeTurn(line, event, env, changes);
}

function openForCustomer(line: Line, env: TurnEnv, changes: Changes): ConversationRow {
  forgetSurvey(line, changes);
  const hasBot = env.botFor(line.session) !== null;
  // A blocked contact's words wait for nobody.
  const owner = hasBot || line.contact.blocked_at !== null ? 'bot' : 'queue';
  return openConversation(line, env, changes, owner, env.shard, { type: 'customer', id: null });
}

function continueClosed(line: Line, closed: ClosedPart): ConversationRow {
  line.conversation = closed.conversation;
  line.names = closed.names;
  return closed.conversation;
}

/** Kept and shown among the closed ones; reaches neither bot nor queue. */
function closeUnheard(line: Line, env: TurnEnv, changes: Changes): void {
  closeConversation(line, { by: THE_SYSTEM, byName: null, reason: 'blocked', note: null }, env, changes);
}

function inboundRow(line: Line, event: InboundMessageEvent, id: string, env: RuleEnv): MessageRow {
  const context = event.context;
  const target = event.content.type === 'reaction' ? event.content.reaction.message_id : context?.messageId;
  return messageOf(line, env, {
    id,
    direction: 'inbound',
    content: event.content,
    actor_type: 'customer',
    actor_name: line.contact.name,
    wamid: event.wamid,
    created_at: new Date(event.timestampMs),
    referral: event.referral ? { ...event.referral } : null,
    context:
      target || context?.forwarded || context?.frequentlyForwarded
        ? {
            message_id: null,
            wamid: target ?? null,
            forwarded: context?.forwarded ?? false,
            frequently_forwarded: context?.frequentlyForwarded ?? false,
          }
        : null,
  });
}

function addAttachment(line: Line, message: MessageRow, env: RuleEnv, changes: Changes): void {
  if (message.content.type === 'activity' || message.content.type === 'note') return;
  const media = mediaOf(message.content);
  if (!media?.id) return;
  const id = env.newId();
  message.attachment_id = id;
  changes.attachments.push({
    organization_id: line.organizationId,
    id,
    message_id: message.id,
    channel_id: line.channelId,
    direction: 'inbound',
    kind: media.kind,
    mime_type: media.mime_type ?? 'application/octet-stream',
    file_name: media.filename ?? null,
    sha256: media.sha256 ?? null,
    media_id: media.id,
  });
  changes.jobs.push({
    kind: 'media.download',
    lane: 'inbound',
    organizationId: line.organizationId,
    key: id,
    payload: { organizationId: line.organizationId, attachmentId: id },
  });
}

function moveWindow(line: Line, timestampMs: number): void {
  const conversation = conversationOf(line);
  if (conversation.last_inbound_at === null || conversation.last_inbound_at.getTime() < timestampMs) {
    conversation.last_inbound_at = new Date(timestampMs);
    conversation.window_expires_at = new Date(timestampMs + SERVICE_WINDOW_MS);
  }
}
