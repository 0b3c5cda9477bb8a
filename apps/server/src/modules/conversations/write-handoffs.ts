import type { Tx } from '../../platform/db/index.ts';
import type { Changes } from './changes.ts';
import type { HistoryLine, Line, MessageRow } from './conversation.types.ts';
import { conversationOf } from './rules/line.ts';
import { previewOf } from './rules/preview.ts';

const MOST_LINES = 12;

type Told = Pick<
  MessageRow,
  'id' | 'conversation_id' | 'direction' | 'actor_type' | 'content' | 'created_at' | 'referral'
>;

/**
 * The story so far, for the person who takes over: the last words, each on one line, and the ad the customer came
 * from (automation patterns, "Transferencia de Contexto"). Before the conversations are written.
 */
export async function writeHandoffs(tx: Tx, changes: Changes): Promise<void> {
  if (changes.handedOff.size === 0) return;
  const lines = [...changes.handedOff].filter((line) => line.conversation?.handoff);
  const stored = await listToldBefore(tx, lines);
  for (const line of lines) {
    const conversation = conversationOf(line);
    if (!conversation.handoff) continue;
    const told = [...(stored.get(conversation.id) ?? []), ...ofThisBatch(changes, conversation.id)];
    conversation.handoff = {
      ...conversation.handoff,
      client: {
        name: line.contact.name,
        phone: line.contact.phone === null ? null : `+${line.contact.phone}`,
      },
      history: told.filter(isSaid).slice(-MOST_LINES).map(historyLine),
      referral: told.find((message) => message.referral !== null)?.referral ?? null,
    };
  }
}

function ofThisBatch(changes: Changes, conversationId: string): Told[] {
  return changes.messages.filter((message) => message.conversation_id === conversationId);
}

const isSaid = (message: Told) => message.direction !== 'system' && message.content.type !== 'reaction';

function historyLine(message: Told): HistoryLine {
  return {
    from: message.actor_type === 'customer' ? 'customer' : message.actor_type === 'bot' ? 'bot' : 'person',
    text: previewOf(message.content) || `[${message.content.type}]`,
    at: message.created_at.toISOString(),
  };
}

/** The first message, which carries the referral, and the newest. Uses messages_conversation. */
async function listToldBefore(tx: Tx, lines: readonly Line[]): Promise<Map<string, Told[]>> {
  const rows = await tx.query<Told>({
    name: 'handoff_history',
    text: `select m.* from unnest($1::uuid[], $2::uuid[]) as k(organization_id, conversation_id),
             lateral (
               (select id, conversation_id, direction, actor_type, content, created_at, referral from messages m
                 where m.organization_id = k.organization_id and m.conversation_id = k.conversation_id
                 order by m.id limit 1)
               union
               (select id, conversation_id, direction, actor_type, content, created_at, referral from messages m
                 where m.organization_id = k.organization_id and m.conversation_id = k.conversation_id and m.direction <> 'system'
                 order by m.id desc limit ${MOST_LINES})) m
            order by m.id`,
    values: [lines.map((line) => line.organizationId), lines.map((line) => conversationOf(line).id)],
  });
  const byConversation = new Map<string, Told[]>();
  for (const row of rows) {
    const own = byConversation.get(row.conversation_id);
    if (own) own.push(row);
    else byConversation.set(row.conversation_id, [row]);
  }
  return byConversation;
}
