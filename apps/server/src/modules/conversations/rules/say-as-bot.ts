import type { OutboundContent } from '@balcao/whatsapp';
import type { Changes } from '../changes.ts';
import type { Line, MessageRow } from '../conversation.types.ts';
import { RANK } from './delivery-status.ts';
import { addMessage, conversationOf, logService, messageOf, type RuleEnv } from './line.ts';

/** Said by the bot or by the desk on its own: refused when the owner changes before it leaves. */
export function sayAsBot(line: Line, content: OutboundContent, env: RuleEnv, changes: Changes): MessageRow {
  const message = messageOf(line, env, {
    direction: 'outbound',
    content,
    actor_type: 'bot',
    status: RANK.queued,
  });
  noteFirstAnswer(line, env, changes);
  addMessage(line, message, env, changes);
  changes.outbox.push({
    organization_id: line.organizationId,
    channel_id: line.channelId,
    contact_id: line.contact.id,
    message_id: message.id,
    lane: 0,
    origin: 'bot',
  });
  return message;
}

/** The bot's first answer to a conversation that this transaction opened. */
function noteFirstAnswer(line: Line, env: RuleEnv, changes: Changes): void {
  const { id, owner, created_at: openedAt, last_inbound_at: heardAt } = conversationOf(line);
  if (owner !== 'bot' || !changes.opened.delete(id)) return;
  logService(line, 'bot_replied', { type: 'bot', id: null }, env, changes, {
    after_ms: Math.max(0, env.nowMs - (heardAt ?? openedAt).getTime()),
  });
}
