import type { Context } from '../../context.ts';
import { resealStale } from './secrets.ts';
import { listChannelRows, updateChannelRow } from './store.ts';

/** A step of a master key rotation. Returns how many channels it sealed again. */
export async function resealChannels(
  ctx: Pick<Context, 'db' | 'secrets'>,
  organizationId: string,
): Promise<number> {
  return ctx.db.tx(organizationId, async (tx) => {
    let resealed = 0;
    for (const row of await listChannelRows(tx, organizationId)) {
      const change = resealStale(ctx.secrets, row);
      if (Object.keys(change).length === 0) continue;
      await updateChannelRow(tx, organizationId, row.id, change);
      resealed += 1;
    }
    return resealed;
  });
}
