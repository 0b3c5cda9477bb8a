import { isOpen, nextOpening } from '@balcao/calendar';
import {
  addActivity,
  changeConversation,
  conversationOf,
  isWindowOpen,
  positionText,
  sayAsBot,
} from '../conversations/index.ts';
import {
  estimateMinutes,
  noteTold,
  placesOf,
  QUIET_MS,
  type QueueEntry,
  readServiceTimes,
  serving,
  shouldTell,
} from '../queues/index.ts';
import type { Floor } from './load-floor.ts';
import type { RoutingPorts } from './routing-ports.ts';

/** Tells place and estimated wait to those who should know. Returns when to look again; null: nothing is due. */
export async function tellPositions(
  ports: RoutingPorts,
  organizationId: string,
  floor: Floor,
): Promise<number | null> {
  if (floor.waiting.length === 0) return null;
  const { db, now } = ports.conversations;
  const nowMs = now();
  const places = placesOf(floor.waiting);
  const { times, closedUntil } = await db.tx(
    organizationId,
    async (tx) => ({
      times: await readServiceTimes(tx, organizationId, new Date(nowMs)),
      closedUntil: await closedDepartments(ports, tx, organizationId, floor, nowMs),
    }),
    { readOnly: true },
  );
  let again: number | null = null;
  for (const entry of floor.waiting) {
    const department =
      entry.departmentId === null ? null : (floor.departments.get(entry.departmentId) ?? null);
    if (department && !department.announces) continue;
    const online = serving(entry.departmentId, floor.agents).filter((agent) => agent.presence === 'online');
    const until = closedUntil.get(entry.departmentId);
    if (online.length === 0 && until !== undefined) {
      // Nobody serves before the doors open; what the customer was told at handing over names that moment.
      if (until !== null) again = earlier(again, until);
      continue;
    }
    const position = places.get(entry.conversationId) ?? 1;
    const minutes = estimateMinutes({
      position,
      slots: online.reduce((sum, agent) => sum + agent.capacity, 0),
      serviceMs: times.get(entry.departmentId) ?? null,
    });
    const verdict = shouldTell(entry.told, { position, minutes }, nowMs);
    if (verdict === 'now')
      await tell(ports, organizationId, entry, { position, minutes, department: department?.name ?? null });
    if (verdict === 'later') again = earlier(again, (entry.told?.atMs ?? nowMs) + QUIET_MS);
  }
  return again;
}

type Tx = Parameters<RoutingPorts['calendarOf']>[0];

/** Departments whose doors are shut, and when they open; null: never. */
async function closedDepartments(
  ports: RoutingPorts,
  tx: Tx,
  organizationId: string,
  floor: Floor,
  nowMs: number,
): Promise<Map<string | null, number | null>> {
  const closed = new Map<string | null, number | null>();
  for (const id of new Set(floor.waiting.map((entry) => entry.departmentId))) {
    const calendar = await ports.calendarOf(tx, organizationId, id);
    if (!isOpen(calendar, nowMs)) closed.set(id, nextOpening(calendar, nowMs));
  }
  return closed;
}

async function tell(
  ports: RoutingPorts,
  organizationId: string,
  entry: QueueEntry,
  told: { position: number; minutes: number; department: string | null },
): Promise<void> {
  const { conversations } = ports;
  await changeConversation(
    conversations,
    organizationId,
    entry.conversationId,
    async (line, env, changes, tx) => {
      const conversation = conversationOf(line);
      if (conversation.status !== 'open' || conversation.owner !== 'queue') return;
      if (conversation.department_id !== entry.departmentId) return;
      await noteTold(tx, organizationId, entry.conversationId, { ...told, atMs: env.nowMs });
      // Outside the service window nothing may be said freely; the place is noted all the same.
      if (!isWindowOpen(conversation.window_expires_at, env.nowMs)) return;
      const locale = line.session?.locale ?? (await conversations.localeOf(tx, organizationId));
      sayAsBot(line, { type: 'text', text: { body: positionText(locale, told) } }, env, changes);
      addActivity(line, 'queued', env, changes, { ...told });
    },
  );
}

export function earlier(a: number | null, b: number): number {
  return a === null ? b : Math.min(a, b);
}
