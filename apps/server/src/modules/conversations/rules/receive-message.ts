import {
  type BotContext,
  type BotEvent,
  type BotSession,
  type CompiledBot,
  decide,
  type Locale,
  type OrganizationProfile,
} from '@balcao/bot';
import type { EchoEvent, InboundMessageEvent } from '@balcao/whatsapp';
import type { Changes } from '../changes.ts';
import type { Line, MessageRow } from '../conversation.types.ts';
import { applyDecision } from './apply-decision.ts';
import { RANK } from './delivery-status.ts';
import {
  addActivity,
  addMessage,
  changeOwner,
  conversationOf,
  mediaOf,
  messageOf,
  openConversation,
  type RuleEnv,
} from './line.ts';
import { SERVICE_WINDOW_MS } from './service-window.ts';
import { startsTurn } from './starts-turn.ts';

/** The bot of a channel, compiled, in the version a session is on; or why that version does not run. */
export type BotInUse = {
  compiled: CompiledBot | { problem: string };
  botId: string;
  versionId: string;
};

export type TurnEnv = RuleEnv & {
  profile: OrganizationProfile;
  locale: Locale;
  /** null: this channel has no bot, people answer */
  botFor: (session: BotSession | null) => BotInUse | null;
  shard: number;
};

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
  const hasBot = env.botFor(line.session) !== null;
  const conversation = openConversation(line, env, changes, hasBot ? 'bot' : 'queue', env.shard);
  conversation.shard = env.shard;
  const message = inboundRow(line, event, messageId, env);
  addAttachment(line, message, env, changes);
  addMessage(line, message, env, changes);
  conversation.unread_count += 1;
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
  if (conversation.owner !== 'bot' || !startsTurn(event.content, event.groupId)) return false;
  if (tooOld) {
    // Stored late, e.g. after an outage of days: a person decides what to say.
    changeOwner(line, 'queue', null, env, changes);
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
  const conversation = openConversation(line, env, changes, 'queue', env.shard);
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
  if (conversation.owner === 'bot') changeOwner(line, 'queue', null, env, changes);
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

/** False: there was no bot to ask, or it fell over. */
function takeTurn(line: Line, event: BotEvent, env: TurnEnv, changes: Changes): boolean {
  const bot = env.botFor(line.session);
  if (!bot) {
    changeOwner(line, 'queue', null, env, changes);
    return false;
  }
  if ('problem' in bot.compiled) {
    giveUp(line, bot.compiled.problem, env, changes);
    return false;
  }
  const context: BotContext = {
    organization: env.profile,
    contact: botContact(line),
    locale: env.locale,
  };
  try {
    const decision = decide(bot.compiled, line.session, event, context, env.nowMs, bot);
    applyDecision(line, decision, { ...env, departments: env.profile.departments }, changes);
    return true;
  } catch (error) {
    giveUp(line, error instanceof Error ? error.message : String(error), env, changes);
    return false;
  }
}

/** The message is stored and shown whatever becomes of the bot; a person takes over. */
function giveUp(line: Line, message: string, env: TurnEnv, changes: Changes): void {
  if (line.session) {
    line.session = { ...line.session, status: 'broken' };
    changes.sessions.add(line);
  }
  changeOwner(line, 'queue', null, env, changes);
  addActivity(line, 'bot_failed', env, changes, { message });
}

function botContact(line: Line): BotContext['contact'] {
  const { id, name, phone, email, tags, attributes } = line.contact;
  return {
    id,
    name: name ?? undefined,
    phone: phone ?? undefined,
    email: email ?? undefined,
    tags,
    attributes,
  };
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
  if (message.content.type === 'activity') return;
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
