import { AppError } from '@balcao/protocol';
import { checkContent, type OutboundContent } from '@balcao/whatsapp';
import type { Tx } from '../../../platform/db/index.ts';
import type { Changes, OutboxOrigin } from '../changes.ts';
import type { AttachmentView, Line, MessageRow, StoredContext } from '../conversation.types.ts';
import { RANK } from '../rules/delivery-status.ts';
import { addMessage, conversationOf, mediaOf, messageOf, type RuleEnv } from '../rules/line.ts';
import { isWindowOpen } from '../rules/service-window.ts';
import { notePersonsWord } from '../rules/while-waiting.ts';
import type { ActingPrincipal, ConversationPorts } from './action.types.ts';

export type Outgoing = {
  content: OutboundContent;
  by: ActingPrincipal;
  clientKey: string | null;
  attachment: AttachmentView | null;
  context: StoredContext | null;
};

const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'];

/** Checks every limit of WhatsApp before anything is accepted. `attachment`: the file has no Meta id yet. */
export function parseContent(
  content: unknown,
  attachment: (AttachmentView & { kind: string }) | null,
): OutboundContent {
  const checked = checkContent(attachment ? withPlaceholder(content, attachment) : content);
  if (checked.ok) return attachment ? withoutPlaceholder(checked.content) : checked.content;
  throw new AppError('INVALID_CONTENT', {
    details: checked.problems.map(({ field, message, ...rest }) => ({ field, message, ...rest })),
  });
}

function withPlaceholder(content: unknown, attachment: { kind: string }): unknown {
  const record = typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {}; // checked by checkContent after
  const type = attachment.kind;
  if (record.type !== undefined && record.type !== type && MEDIA_KINDS.includes(String(record.type))) {
    throw new AppError('INVALID_CONTENT', {
      details: [{ field: 'content.type', message: `The attachment is of kind ${type}.` }],
    });
  }
  const media = typeof record[type] === 'object' && record[type] !== null ? record[type] : {};
  return { type, [type]: { ...media, id: 'attachment', link: undefined } };
}

function withoutPlaceholder(content: OutboundContent): OutboundContent {
  const media = mediaOf(content);
  if (!media) return content;
  const { kind, id: _placeholder, ...rest } = media;
  return { type: kind, [kind]: rest } as unknown as OutboundContent; // the sender puts Meta's id in: deliver/sender.ts
}

/** The one gate every message of a person, a program or a campaign passes before it is queued. */
export async function checkWindow(
  tx: Tx,
  ports: ConversationPorts,
  line: Line,
  content: OutboundContent,
  nowMs: number,
): Promise<void> {
  if (content.type === 'template' || isWindowOpen(conversationOf(line).window_expires_at, nowMs)) return;
  const templates = await ports.usableTemplates(tx, line.organizationId, line.channelId);
  throw new AppError('WINDOW_CLOSED', {
    details: templates.map((template) => ({
      message: `${template.name} (${template.language})`,
      ...template,
    })),
  });
}

export function queueMessage(line: Line, outgoing: Outgoing, env: RuleEnv, changes: Changes): MessageRow {
  const message = messageOf(line, env, {
    direction: 'outbound',
    content: outgoing.content,
    actor_type: outgoing.by.kind === 'user' ? 'user' : 'api',
    actor_id: outgoing.by.kind === 'user' ? outgoing.by.userId : outgoing.by.apiKeyId,
    actor_name: outgoing.by.kind === 'user' ? outgoing.by.name : null,
    status: RANK.queued,
    client_key: outgoing.clientKey,
    attachment_id: outgoing.attachment?.id ?? null,
    context: outgoing.context,
  });
  if (outgoing.attachment) changes.uploads.set(outgoing.attachment.id, outgoing.attachment);
  addMessage(line, message, env, changes);
  changes.outbox.push({
    organization_id: line.organizationId,
    channel_id: line.channelId,
    contact_id: line.contact.id,
    message_id: message.id,
    lane: 0,
    origin: originOf(outgoing),
  });
  // A thumb up is no answer: as the SLA clocks see it.
  if (outgoing.by.kind === 'user' && outgoing.content.type !== 'reaction')
    notePersonsWord(line, { type: 'user', id: outgoing.by.userId }, env, changes);
  if (outgoing.content.type === 'reaction') {
    changes.reactions.push({
      organization_id: line.organizationId,
      channel_id: line.channelId,
      wamid: outgoing.content.reaction.message_id,
      from: 'business',
      emoji: outgoing.content.reaction.emoji,
    });
  }
  return message;
}

function originOf({ content, by }: Outgoing): OutboxOrigin {
  if (content.type === 'template') return 'template';
  return by.kind === 'user' ? 'user' : 'api';
}
