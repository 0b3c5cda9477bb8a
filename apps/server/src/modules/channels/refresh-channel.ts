import { WhatsAppError } from '@balcao/whatsapp';
import { theSystem } from '../accounts/index.ts';
import { announceChannel } from './announce-channel.ts';
import { requireNewToken } from './change-status.ts';
import type { ChannelPatchColumns, ChannelRow } from './channel.types.ts';
import type { Channels } from './channels.ts';
import { metaWordsOf } from './meta-error.ts';
import { messagesPerSecondOf } from './prove-ownership.ts';
import { findChannelRow, updateChannelRow } from './store.ts';

const STANDARD_RATE = 80;

/** Reads name, quality and throughput of a number again. Throws `WhatsAppError` for what may pass. */
export async function refreshChannel(
  channels: Channels,
  { organizationId, channelId }: { organizationId: string; channelId: string },
): Promise<void> {
  const { ctx } = channels;
  const channel = channels.directory.byId(channelId);
  const client = channels.clientFor(channelId);
  if (!client || channel?.organizationId !== organizationId) return;
  try {
    const number = await client.getPhoneNumber(channel.phoneNumberId);
    await ctx.db.tx(organizationId, async (tx) => {
      const row = await findChannelRow(tx, organizationId, channelId, { lock: true });
      if (!row) return;
      const change = differenceTo(row, {
        display_phone_number: number.displayPhoneNumber ?? row.display_phone_number,
        verified_name: number.verifiedName ?? row.verified_name,
        quality_rating: number.qualityRating ?? row.quality_rating,
        // Raised with Meta's upgrade; a rate somebody chose stays.
        messages_per_second:
          row.messages_per_second === STANDARD_RATE ? messagesPerSecondOf(number) : row.messages_per_second,
      });
      if (Object.keys(change).length === 0) return;
      const updated = await updateChannelRow(tx, organizationId, channelId, change);
      if (updated) await announceChannel(ctx, tx, updated);
    });
  } catch (error) {
    if (!WhatsAppError.isInstance(error) || error.fate !== 'reauthenticate') throw error;
    await requireNewToken(ctx, { organizationId, channelId }, metaWordsOf(error), theSystem);
  }
}

function differenceTo(row: ChannelRow, wanted: ChannelPatchColumns): ChannelPatchColumns {
  const known: Record<string, unknown> = row;
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => known[name] !== value));
}
