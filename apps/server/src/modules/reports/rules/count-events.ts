import type { DeliveryStatus } from '@balcao/protocol';
import type { EventOf } from '../../event-log/index.ts';

/** Columns of `report_deliveries.reached`. */
export const REACHED = { sent: 1, delivered: 2, read: 4, failed: 8 } as const;

export type CountedMessage = {
  message_id: string;
  channel_id: string;
  department_id: string | null;
  direction: string;
  type: string;
  actor_type: string;
  actor_id: string | null;
  created_at: string;
  reached: number;
};
export type ReachedMessage = { message_id: string; reached: number };

export type Counts = { created: CountedMessage[]; reached: ReachedMessage[] };

/** What a stretch of the log adds to the counters. Statuses of one message are put together, in whatever order they came. */
export function countEvents(events: readonly EventOf<'message.created' | 'message.status'>[]): Counts {
  const created: CountedMessage[] = [];
  const reached = new Map<string, number>();
  for (const event of events) {
    switch (event.type) {
      case 'message.created':
        if (event.message.direction !== 'system') created.push(countedMessage(event));
        break;
      case 'message.status': {
        const bits = reachedBy(event.status);
        if (bits > 0) reached.set(event.message_id, (reached.get(event.message_id) ?? 0) | bits);
        break;
      }
      default:
        event satisfies never;
    }
  }
  return { created, reached: [...reached].map(([message_id, bits]) => ({ message_id, reached: bits })) };
}

/** As balcao_reached: what was read was delivered, what was delivered was sent. */
export function reachedBy(status: DeliveryStatus): number {
  switch (status) {
    case 'queued':
    case 'sending':
    case 'accepted':
      return 0;
    case 'sent':
      return REACHED.sent;
    case 'failed':
      return REACHED.failed;
    case 'delivered':
      return REACHED.sent | REACHED.delivered;
    case 'read':
    case 'played':
      return REACHED.sent | REACHED.delivered | REACHED.read;
    default:
      return status satisfies never;
  }
}

function countedMessage({ conversation, message }: EventOf<'message.created'>): CountedMessage {
  return {
    message_id: message.id,
    channel_id: message.channel_id,
    department_id: conversation.department?.id ?? null,
    direction: message.direction,
    type: message.type,
    actor_type: message.actor.type,
    actor_id: message.actor.id,
    created_at: message.created_at,
    reached: message.status === null ? 0 : reachedBy(message.status),
  };
}
