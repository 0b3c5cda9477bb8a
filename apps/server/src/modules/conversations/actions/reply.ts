import { AppError, type Message } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import { retryOnClash } from '../../contacts/index.ts';
import { noChanges } from '../changes.ts';
import type { AttachmentView, Line, StoredContext } from '../conversation.types.ts';
import { conversationOf } from '../rules/line.ts';
import { commitChanges } from '../save-changes.ts';
import { findMessage, findMessageByClientKey } from '../store/reads.ts';
import { messageView } from '../views.ts';
import type { ActingPrincipal, ConversationPorts } from './action.types.ts';
import { checkKeyMode } from './check-key-mode.ts';
import { lockLine } from './lock-line.ts';
import { checkWindow, type Outgoing, parseContent, queueMessage } from './queue-message.ts';

export type Reply = {
  content: unknown;
  attachmentId: string | undefined;
  replyToMessageId: string | undefined;
  clientKey: string;
};

type KnownAttachment = AttachmentView & { kind: string };

/** A person answers. The same client key never sends twice. */
export async function replyToConversation(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  by: ActingPrincipal,
  reply: Reply,
): Promise<Message> {
  const view = await retryOnClash(() =>
    ports.db.tx(organizationId, async (tx) => {
      const line = await lockLine(tx, organizationId, id);
      const known = await findMessageByClientKey(tx, organizationId, reply.clientKey);
      if (known) return messageView(known.row, known.attachment);
      checkKeyMode(ports, by, line.channelId);
      checkOwner(line, by);
      const attachment = reply.attachmentId
        ? await findAttachment(tx, organizationId, reply.attachmentId)
        : null;
      const content = parseContent(reply.content, attachment);
      await checkWindow(tx, ports, line, content, ports.now());
      const context = reply.replyToMessageId
        ? await quote(tx, organizationId, line, reply.replyToMessageId)
        : null;
      return send(tx, ports, line, { content, by, clientKey: reply.clientKey, attachment, context });
    }),
  );
  ports.onCommitted(organizationId);
  return view;
}

/** Queues, saves, and answers with the message as the API shows it. */
export async function send(
  tx: Tx,
  ports: ConversationPorts,
  line: Line,
  outgoing: Outgoing,
): Promise<Message> {
  const changes = noChanges();
  const env = { nowMs: ports.now(), newId: ports.newId };
  const message = queueMessage(line, outgoing, env, changes);
  await commitChanges(tx, changes, ports, new Date(env.nowMs));
  return messageView(message, outgoing.attachment);
}

function checkOwner(line: Line, by: ActingPrincipal): void {
  const conversation = conversationOf(line);
  if (conversation.status === 'closed')
    throw new AppError('NOT_OWNER', { message: 'This conversation is closed. Take it to reopen it.' });
  if (by.kind === 'key') return;
  if (conversation.owner !== 'agent' || conversation.assignee_id !== by.userId)
    throw new AppError('NOT_OWNER');
}

async function findAttachment(tx: Tx, organizationId: string, id: string): Promise<KnownAttachment> {
  const [row] = await tx.query<KnownAttachment>({
    text: `select id, kind, state, mime_type, size_bytes, file_name, error from attachments
            where organization_id = $1 and id = $2 and direction = 'outbound' and state = 'ready'`,
    values: [organizationId, id],
  });
  if (!row)
    throw new AppError('NOT_FOUND', { message: 'There is no uploaded file with that attachment_id.' });
  return row;
}

async function quote(tx: Tx, organizationId: string, line: Line, messageId: string): Promise<StoredContext> {
  const quoted = await findMessage(tx, organizationId, messageId);
  if (!quoted || quoted.row.contact_id !== line.contact.id)
    throw new AppError('NOT_FOUND', { message: 'There is no such message to reply to.' });
  return { message_id: messageId, wamid: quoted.row.wamid, forwarded: false, frequently_forwarded: false };
}
