import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { announceChannel } from './announce-channel.ts';
import type { ChannelRow, ChannelStatus } from './channel.types.ts';
import { findChannelRow, updateChannelRow } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets'>;
type Which = { organizationId: string; channelId: string };

/**
 * Sending stops when Meta blocks the number or account (paused) or refuses the token (needs_token), and goes on
 * when a person says so or a new token is saved. A channel that has stopped keeps its first reason.
 */
const TRANSITIONS: Record<ChannelStatus, readonly ChannelStatus[]> = {
  active: ['paused', 'needs_token'],
  paused: ['active'],
  needs_token: ['active'],
};

/** `reason`: in words for the owner, with Meta's own where there are any. */
export function pauseChannel(ctx: Ctx, which: Which, reason: string, actor: Actor): Promise<boolean> {
  return changeStatus(ctx, which, 'paused', reason, actor);
}

export function requireNewToken(ctx: Ctx, which: Which, reason: string, actor: Actor): Promise<boolean> {
  return changeStatus(ctx, which, 'needs_token', reason, actor);
}

export async function resumeChannel(ctx: Ctx, which: Which, actor: Actor): Promise<ChannelRow> {
  await changeStatus(ctx, which, 'active', null, actor);
  const row = await ctx.db.tx(which.organizationId, (tx) =>
    findChannelRow(tx, which.organizationId, which.channelId),
  );
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

/** False: there is no such channel, or it is not in a state to change from. */
async function changeStatus(
  ctx: Ctx,
  { organizationId, channelId }: Which,
  status: ChannelStatus,
  reason: string | null,
  actor: Actor,
): Promise<boolean> {
  return ctx.db.tx(organizationId, async (tx) => {
    const row = await findChannelRow(tx, organizationId, channelId, { lock: true });
    if (!row || !TRANSITIONS[row.status].includes(status)) return false;
    const changed = await updateChannelRow(tx, organizationId, channelId, { status, status_reason: reason });
    if (!changed) return false;
    await recordAudit(tx, ctx.clock, organizationId, {
      actor,
      action: `channel.${status}`,
      subject: channelId,
      detail: { reason },
    });
    await announceChannel(ctx, tx, changed);
    return true;
  });
}
