import type { StatusEvent } from '@balcao/whatsapp';
import type { Tx } from '../../platform/db/index.ts';
import { appendEvents, type NewEvent } from '../event-log/index.ts';
import { applyStatuses, type IncomingStatus } from './apply-statuses.ts';
import { type Changes, noChanges } from './changes.ts';
import type { Line } from './conversation.types.ts';
import { followMerges } from './follow-merges.ts';
import { handleItem } from './handle-item.ts';
import { loadKnownLines, loadPeople } from './load-batch.ts';
import { mergeContacts } from './merge-contacts.ts';
import { MergeRequired, type People } from './people.ts';
import type { FreshItem, ReceiveItem, ReceivePorts, ReceiveResult } from './receive.types.ts';
import { findHold } from './rules/find-hold.ts';
import type { TurnEnv } from './rules/take-turn.ts';
import { saveChanges } from './save-changes.ts';
import { findMessageIds } from './store/messages.ts';
import { withoutDuplicates } from './without-duplicates.ts';

export type { ContactEvent, ReceiveItem, ReceivePorts, ReceiveResult } from './receive.types.ts';

/** A batch of events in inbox order, in the caller's transaction (architecture §3, stop 3). */
export async function receiveBatch(
  tx: Tx,
  items: readonly ReceiveItem[],
  ports: ReceivePorts,
): Promise<ReceiveResult> {
  const fresh = await withoutDuplicates(tx, items, ports);
  const result: ReceiveResult = {
    duplicates: fresh.duplicates,
    turns: [],
    holds: new Map(),
    queued: 0,
  };
  const statuses: IncomingStatus[] = [];
  const others: FreshItem[] = [];
  for (const item of fresh.items) {
    if (item.kind === 'webhook' && item.event.kind === 'status')
      statuses.push(incomingStatus(item, item.event));
    else others.push(item);
  }
  const events: NewEvent[] = [];
  for (let rest = others; rest.length > 0; ) {
    const part = await handlePart(tx, rest, ports, result);
    events.push(...part.events);
    if (part.merge) events.push(...(await mergeContacts(tx, part.merge, ports)));
    rest = rest.slice(part.handled);
  }
  events.push(...(await applyStatuses(tx, statuses)));
  noteHolds(result, statuses, ports.nowMs());
  await ports.beforeEvents?.(result);
  await appendEvents(tx, events);
  return result;
}

function noteHolds(result: ReceiveResult, statuses: readonly IncomingStatus[], nowMs: number): void {
  for (const { channelId, failure, timestampMs } of statuses) {
    const hold = findHold(failure, nowMs - timestampMs);
    if (hold) result.holds.set(channelId, hold);
  }
}

type HandledPart = { handled: number; merge: MergeRequired | null; events: NewEvent[] };

/** Handles and saves events up to the one that proves two contacts to be one, if any does. */
async function handlePart(
  tx: Tx,
  waiting: readonly FreshItem[],
  ports: ReceivePorts,
  result: ReceiveResult,
): Promise<HandledPart> {
  const items = await followMerges(tx, waiting);
  const nowMs = ports.nowMs();
  const changes = noChanges();
  const people = await loadPeople(tx, items);
  const lines = await loadKnownLines(tx, items, people, ports);
  const { handled, merge } = handleItems(
    items,
    people,
    lines,
    { ...ports, nowMs: () => nowMs },
    changes,
    result,
  );
  await resolveContexts(tx, changes);
  const events = await saveChanges(tx, changes, ports, new Date(nowMs));
  result.queued += changes.outbox.length;
  return { handled, merge, events };
}

function handleItems(
  items: readonly FreshItem[],
  people: People,
  lines: Map<string, Line>,
  ports: ReceivePorts,
  changes: Changes,
  result: ReceiveResult,
): { handled: number; merge: MergeRequired | null } {
  for (const [handled, item] of items.entries()) {
    const turn: TurnEnv = {
      nowMs: ports.nowMs(),
      newId: ports.newId,
      ...ports.profileOf(item.organizationId),
      botFor: (session) => ports.botFor(item.channelId, session),
      shard: item.shard,
    };
    try {
      handleItem(item, people, lines, turn, changes, result);
    } catch (error) {
      if (error instanceof MergeRequired) return { handled, merge: error };
      throw error;
    }
  }
  return { handled: items.length, merge: null };
}

/** Quoted and reacted-to messages get our own id where we know it. */
async function resolveContexts(tx: Tx, changes: Changes): Promise<void> {
  const quoting = changes.messages.filter((message) => message.context?.wamid);
  if (quoting.length === 0) return;
  const ids = await findMessageIds(
    tx,
    quoting.map((m) => ({
      organization_id: m.organization_id,
      channel_id: m.channel_id,
      wamid: m.context?.wamid ?? '',
    })),
  );
  for (const one of changes.renumbered) ids.set(`${one.channel_id} ${one.wamid}`, one.message_id);
  for (const message of quoting) {
    if (message.context)
      message.context.message_id = ids.get(`${message.channel_id} ${message.context.wamid}`) ?? null;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function incomingStatus(item: ReceiveItem, event: StatusEvent): IncomingStatus {
  const [error] = event.errors;
  return {
    organizationId: item.organizationId,
    channelId: item.channelId,
    wamid: event.wamid,
    messageId: event.callbackData !== undefined && UUID.test(event.callbackData) ? event.callbackData : null,
    status: event.status,
    timestampMs: event.timestampMs,
    failure: error
      ? {
          code: error.code,
          title: error.title ?? error.message ?? `WhatsApp error ${error.code}`,
          details: error.details ?? null,
        }
      : null,
  };
}
