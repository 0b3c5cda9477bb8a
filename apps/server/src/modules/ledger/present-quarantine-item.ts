import type { QuarantineItem } from '@balcao/protocol';
import type { QuarantineRow } from './store/quarantine.ts';

export function presentQuarantineItem(row: QuarantineRow): QuarantineItem {
  return {
    id: row.id,
    channel_id: row.channel_id,
    reason: row.reason,
    error: row.error,
    raw: row.raw.toString('utf8'),
    received_at: row.received_at.toISOString(),
    replayed_at: row.replayed_at?.toISOString() ?? null,
  };
}
