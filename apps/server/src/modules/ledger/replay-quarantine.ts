import { AppError, type QuarantineItem } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { insertInbox, shardOf } from '../intake/index.ts';
import type { LedgerPorts } from './ledger.types.ts';
import { presentQuarantineItem } from './present-quarantine-item.ts';
import { readQuarantinedPart } from './rules/read-quarantined-part.ts';
import {
  findReplayChannel,
  lockQuarantined,
  markReplayed,
  type QuarantinedDelivery,
} from './store/quarantine.ts';

/**
 * Puts a quarantined delivery back into the inbox, once. It may only enter a channel of the organization that
 * keeps it, whatever number the delivery names: its sender proved that organization's secret and no other's.
 */
export async function replayQuarantine(
  ports: LedgerPorts,
  organizationId: string,
  id: string,
  actor: Actor,
): Promise<QuarantineItem> {
  const item = await ports.db.tx(organizationId, async (tx) => {
    const delivery = await lockQuarantined(tx, organizationId, id);
    if (!delivery) throw new AppError('NOT_FOUND');
    if (delivery.replayed_at !== null)
      throw new AppError('CONFLICT', {
        message: 'This delivery was already put back. If it failed again, it is here as a new entry.',
      });
    const place = await placeOf(tx, organizationId, delivery);
    await insertInbox(
      tx,
      [
        {
          shard: place.shard,
          organization_id: organizationId,
          channel_id: place.channelId,
          kind: delivery.kind,
          payload: delivery.payload.toString('utf8'),
        },
      ],
      ports.slot,
    );
    await recordAudit(tx, ports.clock, organizationId, {
      actor,
      action: 'quarantine.replayed',
      subject: id,
      detail: { channel_id: place.channelId, reason: delivery.reason },
    });
    return markReplayed(tx, organizationId, id, new Date(ports.clock.now()));
  });
  ports.wakeInbox();
  return presentQuarantineItem(item);
}

async function placeOf(
  tx: Tx,
  organizationId: string,
  delivery: QuarantinedDelivery,
): Promise<{ channelId: string; shard: number }> {
  const part = readQuarantinedPart(delivery.payload.toString('utf8'));
  if (part === null)
    throw new AppError('INVALID_INPUT', {
      message: 'This delivery is not JSON, so there is nothing to handle. It stays here as it came.',
    });
  const channelId = await findReplayChannel(tx, organizationId, {
    channelId: delivery.channel_id,
    phoneNumberId: part.phoneNumberId,
    wabaId: part.wabaId,
  });
  if (channelId === undefined)
    throw new AppError('CONFLICT', {
      message:
        delivery.channel_id === null
          ? `The number ${part.phoneNumberId ?? part.wabaId ?? '(none)'} is not connected to your organization. Connect it in Settings → WhatsApp, then replay.`
          : 'The channel this came for is no longer connected. Connect it again, then replay.',
    });
  return {
    channelId,
    // The same line as that person's other messages, so that they stay in order.
    shard: delivery.channel_id === null ? shardOf(channelId, part.shardKey) : delivery.shard,
  };
}
