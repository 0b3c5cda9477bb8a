import { event as eventSchema } from '@balcao/protocol';
import { readEvents } from '../../event-log/index.ts';
import type { ConversationRow, MessageRow } from '../conversation.types.ts';
import type { Bench } from './bench.ts';

/** What is in the tables, past row-level security. */
export const conversationsOf = (bench: Bench, phone: string) =>
  bench.rows<ConversationRow>(
    `select c.* from conversations c join contacts k on k.id = c.contact_id where k.phone = $1 order by c.id`,
    [phone],
  );

export async function conversationOf(bench: Bench, phone: string): Promise<ConversationRow> {
  const all = await conversationsOf(bench, phone);
  const [only] = all;
  if (!only || all.length > 1) throw new Error(`${phone} has ${all.length} conversations`);
  return only;
}

export const messagesOf = (bench: Bench, phone: string) =>
  bench.rows<MessageRow>(
    `select m.* from messages m join contacts k on k.id = m.contact_id where k.phone = $1 order by m.id`,
    [phone],
  );

/** One line per message: `in: oi`, `out: …`, `(taken)` */
export const transcript = async (bench: Bench, phone: string) => (await messagesOf(bench, phone)).map(lineOf);

function lineOf({ direction, content }: MessageRow): string {
  if (content.type === 'activity') return `(${content.activity.name})`;
  return `${direction === 'inbound' ? 'in' : 'out'}: ${textOf(content)}`;
}

function textOf(content: MessageRow['content']): string {
  if (content.type === 'text') return content.text.body;
  if (content.type === 'interactive' && 'body' in content.interactive)
    return content.interactive.body?.text ?? '';
  return `<${content.type}>`;
}

export const outboxOf = (bench: Bench, phone: string) =>
  bench.rows<{ id: number; message_id: string; state: string; origin: string; attempts: number }>(
    `select o.* from outbox o join contacts k on k.id = o.contact_id where k.phone = $1 order by o.id`,
    [phone],
  );

/** The organization's log, each event as the contract says. */
export function eventsOf(bench: Bench, organizationId = bench.organizationId, after = 0) {
  return bench.db.tx(organizationId, async (tx) =>
    (await readEvents(tx, organizationId, after, 100_000)).map((one) => eventSchema.parse(one)),
  );
}
