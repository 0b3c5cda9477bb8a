import { AppError, type Message } from '@balcao/protocol';
import type { OutboundContent } from '@balcao/whatsapp';
import { retryOnClash } from '../../contacts/index.ts';
import { RANK } from '../rules/delivery-status.ts';
import { conversationOf } from '../rules/line.ts';
import { findMessage, findMessageByClientKey } from '../store/reads.ts';
import { messageView } from '../views.ts';
import { type ActingPrincipal, type ConversationPorts, mayActFor } from './action.types.ts';
import { checkKeyMode } from './check-key-mode.ts';
import { lockLine } from './lock-line.ts';
import { checkWindow } from './queue-message.ts';
import { send } from './reply.ts';

/** Sends a failed or doubtful message again, as a message of its own. */
export async function resendMessage(
  ports: ConversationPorts,
  organizationId: string,
  messageId: string,
  by: ActingPrincipal,
  clientKey: string,
): Promise<Message> {
  const view = await retryOnClash(() =>
    ports.db.tx(organizationId, async (tx) => {
      const found = await findMessage(tx, organizationId, messageId);
      if (!found) throw new AppError('NOT_FOUND');
      const line = await lockLine(tx, organizationId, found.row.conversation_id);
      checkKeyMode(ports, by, line.channelId);
      const known = await findMessageByClientKey(tx, organizationId, clientKey);
      if (known) return messageView(known.row, known.attachment);
      const original = (await findMessage(tx, organizationId, messageId)) ?? found;
      const { content, status, in_doubt, direction } = original.row;
      if (direction !== 'outbound' || (status !== RANK.failed && !in_doubt))
        throw new AppError('MESSAGE_NOT_RESENDABLE');
      if (conversationOf(line).status === 'closed')
        throw new AppError('NOT_OWNER', { message: 'This conversation is closed. Take it to reopen it.' });
      if (!mayActFor(by, line)) throw new AppError('NOT_OWNER');
      const outbound = content as OutboundContent; // it was queued once, so it is one
      await checkWindow(tx, ports, line, outbound, ports.now());
      const { attachment } = original;
      return send(tx, ports, line, {
        content: outbound,
        by,
        clientKey,
        attachment,
        context: original.row.context,
      });
    }),
  );
  ports.onCommitted(organizationId);
  return view;
}
