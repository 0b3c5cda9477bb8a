import { AppError, type channelPatch, type LocaleName } from '@balcao/protocol';
import { toStorableText } from '@balcao/whatsapp';
import type * as z from 'zod';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { announceChannel } from './announce-channel.ts';
import type { ChannelPatchColumns, ChannelRow } from './channel.types.ts';
import type { Channels } from './channels.ts';
import { proveOwnership } from './prove-ownership.ts';
import { openSecrets, sealSecret } from './secrets.ts';
import { findChannelRow, updateChannelRow } from './store.ts';
import { trySubscribe } from './subscribe.ts';

export type ChannelPatch = z.output<typeof channelPatch>;

export async function updateChannel(
  channels: Channels,
  input: { organizationId: string; id: string; patch: ChannelPatch; locale: LocaleName },
  actor: Actor,
): Promise<ChannelRow> {
  const { ctx } = channels;
  const { organizationId, id, patch } = input;
  const before = await ctx.db.tx(organizationId, (tx) => findChannelRow(tx, organizationId, id));
  if (!before) throw new AppError('NOT_FOUND');
  const proved = needsProof(patch) ? await proveAgain(channels, before, patch, input.locale) : {};
  const change = { ...plainChanges(patch), ...secretChanges(channels, id, patch), ...proved };
  const changed = await ctx.db.tx(organizationId, async (tx) => {
    const locked = await findChannelRow(tx, organizationId, id, { lock: true });
    if (!locked) throw new AppError('NOT_FOUND');
    // What Meta approved was the former row with this patch.
    if (needsProof(patch) && !sameCredentials(locked, before)) throw new AppError('CONFLICT');
    const resumes = patch.access_token !== undefined && locked.status === 'needs_token';
    const row = await updateChannelRow(tx, organizationId, id, {
      ...change,
      ...(resumes ? { status: 'active' as const, status_reason: null } : {}),
    });
    if (!row) throw new AppError('NOT_FOUND');
    await recordAudit(tx, ctx.clock, organizationId, {
      actor,
      action: 'channel.updated',
      subject: id,
      detail: { fields: Object.keys(patch) },
    });
    await announceChannel(ctx, tx, row);
    return row;
  });
  await channels.directory.reload();
  if (needsProof(patch)) await trySubscribe(channels, changed);
  return changed;
}

function needsProof(patch: ChannelPatch): boolean {
  return patch.access_token !== undefined || patch.app_secret !== undefined || patch.waba_id !== undefined;
}

async function proveAgain(
  channels: Channels,
  row: ChannelRow,
  patch: ChannelPatch,
  locale: LocaleName,
): Promise<ChannelPatchColumns> {
  const secrets = openSecrets(channels.ctx.secrets, row);
  const number = await proveOwnership(
    channels,
    {
      mode: row.mode,
      phoneNumberId: row.phone_number_id,
      wabaId: patch.waba_id ?? row.waba_id,
      accessToken: patch.access_token ?? secrets.accessToken,
      appSecret: patch.app_secret ?? secrets.appSecret,
    },
    locale,
  );
  return {
    display_phone_number: number.displayPhoneNumber ?? row.display_phone_number,
    verified_name: number.verifiedName ?? row.verified_name,
    quality_rating: number.qualityRating ?? row.quality_rating,
  };
}

function plainChanges(patch: ChannelPatch): ChannelPatchColumns {
  const { name, waba_id, messages_per_second, bot_enabled, mark_read } = patch;
  return {
    ...(name === undefined ? {} : { name: toStorableText(name) }),
    ...(waba_id === undefined ? {} : { waba_id }),
    ...(messages_per_second === undefined ? {} : { messages_per_second }),
    ...(bot_enabled === undefined ? {} : { bot_enabled }),
    ...(mark_read === undefined ? {} : { mark_read }),
  };
}

function secretChanges({ ctx }: Channels, id: string, patch: ChannelPatch): ChannelPatchColumns {
  const change: ChannelPatchColumns = {};
  for (const column of ['access_token', 'app_secret', 'verify_token'] as const) {
    const secret = patch[column];
    if (secret !== undefined) change[column] = sealSecret(ctx.secrets, column, id, secret);
  }
  return change;
}

function sameCredentials(a: ChannelRow, b: ChannelRow): boolean {
  return (
    a.waba_id === b.waba_id && a.access_token.equals(b.access_token) && a.app_secret.equals(b.app_secret)
  );
}
