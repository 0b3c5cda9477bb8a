import { AppError } from '@balcao/protocol';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { notifyChannels } from './announce-channel.ts';
import type { Channels } from './channels.ts';
import { sealSecrets } from './secrets.ts';
import { deleteChannelRow } from './store.ts';

/** Its conversations stay readable; its secrets are overwritten and its number is free again. */
export async function deleteChannel(
  channels: Channels,
  { organizationId, id }: { organizationId: string; id: string },
  actor: Actor,
): Promise<void> {
  const { ctx } = channels;
  const nothing = sealSecrets(ctx.secrets, id, { accessToken: '', appSecret: '', verifyToken: '' });
  await ctx.db.tx(organizationId, async (tx) => {
    const now = new Date(ctx.clock.now());
    if (!(await deleteChannelRow(tx, organizationId, id, now, nothing))) throw new AppError('NOT_FOUND');
    await recordAudit(tx, ctx.clock, organizationId, { actor, action: 'channel.deleted', subject: id });
    notifyChannels(ctx, tx, id);
  });
  await channels.directory.reload();
}
