import type { StatusEvent } from '@balcao/whatsapp';
import type { Tx } from '../../platform/db/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { applyStatuses, type IncomingStatus } from './apply-statuses.ts';
import { type Changes, noChanges } from './changes.ts';
import { handleItem } from './handle-item.ts';
import { loadKnownLines, loadPeople } from './load-batch.ts';
import { mergeContacts } from './merge-contacts.ts';
import { MergeRequired } from './people.ts';
import type { ReceiveItem, ReceivePorts, ReceiveResult } from './receive.types.ts';
import type { TurnEnv } from './rules/receive-message.ts';
import { saveChanges } from './save-changes.ts';
import { findMessageIds } from './store/messages.ts';
import { type Fresh, withoutDuplicates } from './without-duplicates.ts';

export type { ContactEvent, ReceiveItem, ReceivePorts, ReceiveResult } from './receive.types.ts';

/** A batch of events in inbox order, in the caller's transaction (architecture §3, stop 3). */
export async function receiveBatch(
  tx: Tx,
  items: readonly ReceiveItem[],
  ports: ReceivePorts,
): Promise<ReceiveResult> {
  const fresh = await withoutDuplicates(tx, items, ports);
  for (let attempt = 0; ; attempt++) {
    try {
      return await handleBatch(tx, fresh, ports);
    } catch (error) {
      if (!(error instanceof MergeRequired) || attempt >= items.length) throw error;
      await mergeContacts(tx, error.organizationId, error.keep, error.absorb);
    }
  }
}

async function handleBatch(tx: Tx, fresh: Fresh, ports: ReceivePorts): Promise<ReceiveResult> {
  const nowMs = ports.nowMs();
  const env = { nowMs, newId: ports.newId };
  const changes = noChanges();
  const people = await loadPeople(tx, fresh.items);
  const lines = await loadKnownLines(tx, fresh.items, people, ports);
  const result: ReceiveResult = { duplicates: fresh.duplicates, turns: [], sessions: [], queued: 0 };
  const statuses: IncomingStatus[] = [];
  for (const item of fresh.items) {
    if (item.kind === 'webhook' && item.event.kind === 'status') {
      statuses.push(incomingStatus(item, item.event));
      continue;
    }
    const turn: TurnEnv = {
      ...env,
      ...ports.profileOf(item.organizationId),
      botFor: (session) => ports.botFor(item.channelId, session),
      shard: item.shard,
    };
    handleItem(item, people, lines, turn, changes, result);
  }
  await resolveContexts(tx, changes);
  const at = new Date(nowMs);
  const events = await saveChanges(tx, changes, ports, at);
  events.push(...(await applyStatuses(tx, statuses)));
  await appendEvents(tx, events);
  for (const line of changes.sessions) {
    if (line.session)
      result.sessions.push({ channelId: line.channelId, contactId: line.contact.id, session: line.session });
  }
  result.queued = changes.outbox.length;
  return result;
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
