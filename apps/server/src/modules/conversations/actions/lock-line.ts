import type { BotSession } from '@balcao/bot';
import { AppError } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import { lockContacts } from '../../contacts/index.ts';
import type { ConversationNames, ConversationRow, Line } from '../conversation.types.ts';
import { conversationNames, conversationSelectList } from '../store/lines.ts';

type Row = ConversationRow & ConversationNames & { session: BotSession | null };

async function findRow(tx: Tx, organizationId: string, conversationId: string): Promise<Row | undefined> {
  const [row] = await tx.query<Row>({
    name: 'conversation_with_session',
    text: `select ${conversationSelectList}, ${conversationNames}, s.data as session from conversations c
             left join bot_sessions s on s.organization_id = c.organization_id and s.contact_id = c.contact_id and s.channel_id = c.channel_id
            where c.organization_id = $1 and c.id = $2`,
    values: [organizationId, conversationId],
  });
  return row;
}

/**
 * The line of a conversation, its contact locked: agents' actions, timers and webhooks of one person happen
 * one at a time. Throws NOT_FOUND.
 */
export async function lockLine(tx: Tx, organizationId: string, conversationId: string): Promise<Line> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const before = await findRow(tx, organizationId, conversationId);
    if (!before) throw new AppError('NOT_FOUND');
    const [contact] = await lockContacts(tx, organizationId, [before.contact_id]);
    const row = await findRow(tx, organizationId, conversationId);
    // The contact may have been merged into another while we waited for its lock.
    if (!contact || row?.contact_id !== before.contact_id) continue;
    const { session, assignee_name, department_name, ...conversation } = row;
    return {
      organizationId,
      channelId: conversation.channel_id,
      contact,
      conversation,
      names: { assignee_name, department_name },
      session,
    };
  }
  throw new AppError('CONFLICT');
}
