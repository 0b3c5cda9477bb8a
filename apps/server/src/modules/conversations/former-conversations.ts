import type { Tx } from '../../platform/db/index.ts';
import type { Line, ServiceWindow } from './conversation.types.ts';
import type { LineKey } from './store/lines.ts';

/** The service windows that conversations of these lines left, by contact and channel. Uses conversations_contact. */
export async function findFormerWindows(
  tx: Tx,
  keys: readonly LineKey[],
): Promise<(LineKey & ServiceWindow)[]> {
  if (keys.length === 0) return [];
  return tx.query<LineKey & ServiceWindow>({
    name: 'former_windows',
    text: `select k.organization_id, k.contact_id, k.channel_id, c.last_inbound_at, c.window_expires_at
             from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k(organization_id, contact_id, channel_id)
             cross join lateral (
               select c.last_inbound_at, c.window_expires_at from conversations c
                where c.organization_id = k.organization_id and c.contact_id = k.contact_id
                  and c.channel_id = k.channel_id and c.window_expires_at is not null
                order by c.window_expires_at desc limit 1) c`,
    values: [
      keys.map((k) => k.organization_id),
      keys.map((k) => k.contact_id),
      keys.map((k) => k.channel_id),
    ],
  });
}

/** Where a person or a program opens a conversation, the customer may have written in the one before. */
export async function loadFormerWindow(tx: Tx, line: Line): Promise<void> {
  const [former] = await findFormerWindows(tx, [keyOf(line)]);
  if (former) line.formerWindow = former;
}

/** The line's open conversation, or undefined. Uses conversations_open. */
export async function findOpenConversationId(tx: Tx, line: Line): Promise<string | undefined> {
  const key = keyOf(line);
  const [row] = await tx.query<{ id: string }>({
    text: `select id from conversations
            where organization_id = $1 and contact_id = $2 and channel_id = $3 and status = 'open'`,
    values: [key.organization_id, key.contact_id, key.channel_id],
  });
  return row?.id;
}

function keyOf(line: Line): LineKey {
  return {
    organization_id: line.organizationId,
    contact_id: line.contact.id,
    channel_id: line.channelId,
  };
}
