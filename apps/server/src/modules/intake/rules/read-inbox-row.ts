import type { Json } from '@balcao/bot';
import { type ManagementEvent, parsePart, toStorableJson, type WebhookEvent } from '@balcao/whatsapp';
import type { ReceiveItem } from '../../conversations/index.ts';
import type { InboxRow } from '../store/inbox.ts';

/** What one inbox row asks for. */
export type InboxWork =
  | { kind: 'receive'; row: InboxRow; item: ReceiveItem; sortMs: number }
  | { kind: 'management'; row: InboxRow; event: ManagementEvent; sortMs: number }
  /** value-level errors: noted, nothing to store under a contact */
  | { kind: 'note'; row: InboxRow; text: string; sortMs: number }
  | { kind: 'quarantine'; row: InboxRow; reason: string; error: string };

export function readInboxRow(row: InboxRow): InboxWork {
  const json = readJson(row.payload);
  if (json === undefined)
    return { kind: 'quarantine', row, reason: 'malformed', error: 'The stored row is not JSON.' };
  // Only escapes can carry what PostgreSQL's text refuses.
  const value = row.payload.includes('\\u') ? toStorableJson(json) : json;
  if (row.kind !== 'whatsapp') return readBotEvent(row, value);
  const event = parsePart(value);
  // 0: Meta gave no time.
  if ('timestampMs' in event && event.timestampMs === 0) event.timestampMs = row.received_at.getTime();
  return readWebhookEvent(row, event);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readWebhookEvent(row: InboxRow, event: WebhookEvent): InboxWork {
  const place = { organizationId: row.organization_id, channelId: row.channel_id, shard: row.shard };
  const receivedMs = row.received_at.getTime();
  switch (event.kind) {
    case 'message':
      if (!event.from.waId && !event.from.userId)
        return {
          kind: 'quarantine',
          row,
          reason: 'no_sender',
          error: 'The message names neither a wa_id nor a user_id.',
        };
      return { kind: 'receive', row, item: { ...place, kind: 'webhook', event }, sortMs: event.timestampMs };
    case 'echo':
      if (!event.to.waId && !event.to.userId)
        return { kind: 'quarantine', row, reason: 'no_sender', error: 'The echo names no addressee.' };
      return { kind: 'receive', row, item: { ...place, kind: 'webhook', event }, sortMs: event.timestampMs };
    case 'status':
    case 'user_id_update':
    case 'user_preference':
      return { kind: 'receive', row, item: { ...place, kind: 'webhook', event }, sortMs: receivedMs };
    case 'management':
      return { kind: 'management', row, event, sortMs: receivedMs };
    case 'error':
      return {
        kind: 'note',
        row,
        text: event.errors.map((error) => `${error.code} ${error.title ?? ''}`).join('; '),
        sortMs: receivedMs,
      };
    case 'unknown':
      return { kind: 'quarantine', row, reason: 'unknown', error: event.reason };
    default:
      return event satisfies never;
  }
}

type BotPayload = {
  contactId: string;
  conversationId: string;
  event: Extract<ReceiveItem, { kind: 'bot_event' }>['event'];
};

/** Rows that this server wrote itself: timers and call results. */
function readBotEvent(row: InboxRow, value: unknown): InboxWork {
  if (!isBotPayload(value))
    return {
      kind: 'quarantine',
      row,
      reason: 'malformed',
      error: 'A timer or call result without contact, conversation or event.',
    };
  return {
    kind: 'receive',
    row,
    sortMs: row.received_at.getTime(),
    item: {
      organizationId: row.organization_id,
      channelId: row.channel_id,
      shard: row.shard,
      kind: 'bot_event',
      contactId: value.contactId,
      conversationId: value.conversationId,
      event: value.event,
    },
  };
}

function isBotPayload(value: unknown): value is BotPayload {
  if (typeof value !== 'object' || value === null) return false;
  const payload = value as Record<string, Json | undefined>; // narrowed just above; each field is checked below
  const event = payload.event;
  return (
    typeof payload.contactId === 'string' &&
    typeof payload.conversationId === 'string' &&
    typeof event === 'object' &&
    event !== null &&
    !Array.isArray(event) &&
    (event.type === 'timer' || event.type === 'call_result') &&
    typeof event.step === 'number'
  );
}

/** Meta promises no order: within a batch, by its timestamp, then as they came in (Array.sort is stable). */
export function inOrder<T extends { sortMs: number }>(work: readonly T[]): T[] {
  return [...work].sort((a, b) => a.sortMs - b.sortMs);
}
