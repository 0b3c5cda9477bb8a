import type { DeliveryStatus } from '@balcao/protocol';
import type { MessageKey } from '../../../i18n/messages.ts';

const LABELS: Record<DeliveryStatus, MessageKey> = {
  queued: 'status.queued',
  sending: 'status.sending',
  accepted: 'status.accepted',
  sent: 'status.sent',
  failed: 'status.failed',
  delivered: 'status.delivered',
  read: 'status.read',
  played: 'status.played',
};

/** null: a status of a newer server, shown as it calls it. */
export function findStatusLabel(status: string): MessageKey | null {
  return Object.entries(LABELS).find(([name]) => name === status)?.[1] ?? null;
}
