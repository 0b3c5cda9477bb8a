import type { DeliveryStatus } from '@balcao/protocol';

/**
 * queued → sending → accepted (Meta's 200) → sent → failed | delivered → read → played.
 * Only upwards: statuses come late, doubled and in any order. `delivered` outranks `failed`,
 * because a message that arrived did not fail (docs/guides/whatsapp-cloud-api.md §6.4).
 */
export const RANK = {
  queued: 0,
  sending: 1,
  accepted: 2,
  sent: 3,
  failed: 4,
  delivered: 5,
  read: 6,
  played: 7,
} as const satisfies Record<DeliveryStatus, number>;

const NAMES = Object.keys(RANK) as DeliveryStatus[]; // insertion order is rank order

export function statusName(rank: number): DeliveryStatus {
  return NAMES[rank] ?? 'queued';
}

/** The rank of a webhook's status; the ancient ones say nothing we could use. */
export function rankOf(status: string): number | null {
  switch (status) {
    case 'sent':
    case 'failed':
    case 'delivered':
    case 'read':
    case 'played':
      return RANK[status];
    default:
      return null;
  }
}
