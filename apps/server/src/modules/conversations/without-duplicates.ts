import type { Tx } from '../../platform/db/index.ts';
import type { FreshItem, ReceiveItem, ReceivePorts } from './receive.types.ts';
import { claimMessageIds } from './store/messages.ts';

export type Fresh = { items: FreshItem[]; duplicates: Map<string, number> };

/** `message_ids` is unique: a wamid that was claimed before, or twice in this batch, is a redelivery. */
export async function withoutDuplicates(
  tx: Tx,
  items: readonly ReceiveItem[],
  ports: Pick<ReceivePorts, 'newId'>,
): Promise<Fresh> {
  const seen = new Set<string>();
  const all: FreshItem[] = [];
  const duplicates = new Map<string, number>();
  const countDuplicate = (channelId: string) =>
    duplicates.set(channelId, (duplicates.get(channelId) ?? 0) + 1);
  for (const item of items) {
    const wamid =
      item.kind === 'webhook' && (item.event.kind === 'message' || item.event.kind === 'echo')
        ? item.event.wamid
        : null;
    if (wamid === null) {
      all.push({ ...item, messageId: null });
      continue;
    }
    const key = `${item.channelId} ${wamid}`;
    if (seen.has(key)) countDuplicate(item.channelId);
    else all.push({ ...item, messageId: ports.newId() });
    seen.add(key);
  }
  const claims = all.flatMap((item) =>
    item.messageId !== null && item.kind === 'webhook' && 'wamid' in item.event
      ? [
          {
            organization_id: item.organizationId,
            channel_id: item.channelId,
            wamid: item.event.wamid,
            message_id: item.messageId,
          },
        ]
      : [],
  );
  const claimed = await claimMessageIds(
    tx,
    claims.sort((a, b) => (a.wamid < b.wamid ? -1 : 1)),
  );
  const fresh = all.filter((item) => {
    if (item.messageId === null || claimed.has(item.messageId)) return true;
    countDuplicate(item.channelId);
    return false;
  });
  return { items: fresh, duplicates };
}
