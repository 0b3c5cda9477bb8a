import { type DeliveryPart, serializePart } from '@balcao/whatsapp';
import { shardOf } from './shard-of.ts';

/** A connected number, as the webhook's receiver needs it. */
export type IntakeChannel = {
  id: string;
  organizationId: string;
  phoneNumberId: string;
  wabaId: string;
  appSecret: string;
};

export type NewInboxRow = {
  shard: number;
  organization_id: string;
  channel_id: string;
  kind: 'whatsapp' | 'timer' | 'call_result';
  payload: string;
};

export type Refused = {
  reason: 'unknown_number' | 'foreign_secret';
  channel: IntakeChannel | undefined;
  part: DeliveryPart;
};

export type ChannelLookup = {
  byPhoneNumberId: (phoneNumberId: string) => IntakeChannel | undefined;
  byWabaId: (wabaId: string) => readonly IntakeChannel[];
};

/**
 * Which parts of a delivery verified by `secret` go to which line. A secret touches only channels that have it:
 * the rest, and unknown numbers, are kept apart (architecture §3 "Verification").
 */
export function sortDelivery(
  parts: readonly DeliveryPart[],
  secret: string,
  channels: ChannelLookup,
): { rows: NewInboxRow[]; refused: Refused[] } {
  const rows: NewInboxRow[] = [];
  const refused: Refused[] = [];
  for (const part of parts) {
    const channel = channelOf(part, secret, channels);
    if (!channel) refused.push({ reason: 'unknown_number', channel: undefined, part });
    else if (channel.appSecret !== secret) refused.push({ reason: 'foreign_secret', channel, part });
    else {
      rows.push({
        shard: shardOf(channel.id, part.shardKey),
        organization_id: channel.organizationId,
        channel_id: channel.id,
        kind: 'whatsapp',
        // Well-formed since ES2019: U+0000 and lone surrogates come out as \u escapes, which `text` can hold.
        payload: serializePart(part),
      });
    }
  }
  return { rows, refused };
}

/** Account-wide fields name no number: they go to the account's first channel with this secret. */
function channelOf(part: DeliveryPart, secret: string, channels: ChannelLookup): IntakeChannel | undefined {
  if (part.phoneNumberId !== undefined) return channels.byPhoneNumberId(part.phoneNumberId);
  const candidates = channels.byWabaId(part.wabaId);
  return candidates.find((channel) => channel.appSecret === secret) ?? candidates[0];
}
