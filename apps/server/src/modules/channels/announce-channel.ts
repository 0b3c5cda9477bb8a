import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { appendEvents } from '../event-log/index.ts';
import type { ChannelRow } from './channel.types.ts';
import { CHANNELS_NOTIFICATION } from './directory.ts';
import { presentChannel } from './present.ts';

/** Tells panels and the other processes. The last statement of its transaction. */
export async function announceChannel(
  ctx: Pick<Context, 'db' | 'clock' | 'secrets'>,
  tx: Tx,
  row: ChannelRow,
): Promise<void> {
  notifyChannels(ctx, tx, row.id);
  await appendEvents(tx, [
    {
      organizationId: row.organization_id,
      type: 'channel.updated',
      at: new Date(ctx.clock.now()),
      data: { channel: presentChannel(row) },
    },
  ]);
}

export function notifyChannels(ctx: Pick<Context, 'db'>, tx: Tx, id: string): void {
  tx.afterCommit(() => ctx.db.notify(CHANNELS_NOTIFICATION, id));
}
