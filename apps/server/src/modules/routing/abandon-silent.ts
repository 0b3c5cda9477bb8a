import { addBusinessMs } from '@balcao/calendar';
import {
  changeConversation,
  closeLine,
  conversationOf,
  DESK_TEXTS,
  isWindowOpen,
  sayAsBot,
} from '../conversations/index.ts';
import type { QueueEntry } from '../queues/index.ts';
import type { Floor } from './load-floor.ts';
import type { RoutingPorts } from './routing-ports.ts';
import { earlier } from './tell-positions.ts';

/**
 * Closes conversations whose customer has been silent in the queue for the department's business minutes.
 * Returns when the next one is due; null: none.
 */
export async function abandonSilent(
  ports: RoutingPorts,
  organizationId: string,
  floor: Floor,
): Promise<number | null> {
  let next: number | null = null;
  for (const entry of floor.waiting) {
    const minutes =
      entry.departmentId === null ? null : floor.departments.get(entry.departmentId)?.abandonAfterMinutes;
    if (!minutes) continue;
    const dueMs = await silentUntil(ports, organizationId, entry, minutes);
    if (dueMs === null) continue;
    if (dueMs > ports.conversations.now()) next = earlier(next, dueMs);
    else if (await abandon(ports, organizationId, entry))
      floor.waiting = floor.waiting.filter((one) => one !== entry);
  }
  return next;
}

function silentUntil(
  ports: RoutingPorts,
  organizationId: string,
  entry: QueueEntry,
  minutes: number,
): Promise<number | null> {
  const since = Math.max(entry.enteredAtMs, entry.heardAtMs ?? 0);
  return ports.conversations.db.tx(
    organizationId,
    async (tx) =>
      addBusinessMs(await ports.calendarOf(tx, organizationId, entry.departmentId), since, minutes * 60_000),
    { readOnly: true },
  );
}

/** False: they wrote while we looked, and go on waiting. */
async function abandon(ports: RoutingPorts, organizationId: string, entry: QueueEntry): Promise<boolean> {
  const { conversations } = ports;
  let isGone = true;
  await changeConversation(
    conversations,
    organizationId,
    entry.conversationId,
    async (line, env, changes, tx) => {
      const conversation = conversationOf(line);
      if (conversation.status !== 'open' || conversation.owner !== 'queue') return;
      if (
        (conversation.last_inbound_at?.getTime() ?? 0) > Math.max(entry.enteredAtMs, entry.heardAtMs ?? 0)
      ) {
        isGone = false;
        return;
      }
      closeLine(
        line,
        { by: { type: 'system', id: null }, byName: null, reason: 'abandoned', note: null },
        env,
        changes,
      );
      if (!isWindowOpen(conversation.window_expires_at, env.nowMs)) return;
      const locale = line.session?.locale ?? (await conversations.localeOf(tx, organizationId));
      sayAsBot(line, { type: 'text', text: { body: DESK_TEXTS.abandoned[locale] } }, env, changes);
    },
  );
  return isGone;
}
