import type { QueueItem } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { estimateMinutes, placesOf, priorityName, readServiceTimes, serving } from '../queues/index.ts';
import { readFloor } from './load-floor.ts';
import { listWaitingContacts } from './store.ts';

/** Who waits, in the order they will be served, with what they would be told now. */
export async function describeQueue(
  ctx: Pick<Context, 'db' | 'clock'>,
  organizationId: string,
  departmentId: string | undefined,
): Promise<QueueItem[]> {
  return ctx.db.tx(
    organizationId,
    async (tx) => {
      const floor = await readFloor(tx, organizationId);
      const places = placesOf(floor.waiting);
      const times = await readServiceTimes(tx, organizationId, new Date(ctx.clock.now()));
      const contacts = await listWaitingContacts(tx, organizationId);
      return floor.waiting.flatMap((entry) => {
        const contact = contacts.get(entry.conversationId);
        if (!contact || (departmentId !== undefined && entry.departmentId !== departmentId)) return [];
        const position = places.get(entry.conversationId) ?? 1;
        const online = serving(entry.departmentId, floor.agents).filter((one) => one.presence === 'online');
        return [
          {
            conversation_id: entry.conversationId,
            department_id: entry.departmentId,
            priority: priorityName(entry.priority),
            waiting_since: new Date(entry.waitingSinceMs).toISOString(),
            entered_at: new Date(entry.enteredAtMs).toISOString(),
            position,
            estimated_wait_minutes: estimateMinutes({
              position,
              slots: online.reduce((sum, agent) => sum + agent.capacity, 0),
              serviceMs: times.get(entry.departmentId) ?? null,
            }),
            contact,
          },
        ];
      });
    },
    { readOnly: true },
  );
}
