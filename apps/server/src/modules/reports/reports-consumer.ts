import type { Db } from '../../platform/db/index.ts';
import { createLogConsumer, type LogConsumer } from '../event-log/index.ts';
import { countEvents } from './rules/count-events.ts';
import { firstIdAt } from './rules/first-id-at.ts';
import { countMessages, countReached, countStoredMessages, forgetDeliveries } from './store/counters.ts';

const REMEMBER_MS = 35 * 24 * 60 * 60 * 1000;

/** Counts messages per hour from the event log: volumes, heat map, delivery. */
export function createReportsConsumer(db: Db): LogConsumer {
  return createLogConsumer({
    name: 'reports',
    db,
    batch: 500,
    types: ['message.created', 'message.status'],
    async handle(tx, organizationId, events) {
      const { created, reached } = countEvents(events);
      if (created.length > 0) await countMessages(tx, organizationId, created);
      if (reached.length > 0) await countReached(tx, organizationId, reached);
      const newest = events.at(-1);
      if (newest) {
        const before = new Date(Date.parse(newest.at) - REMEMBER_MS);
        await forgetDeliveries(tx, organizationId, firstIdAt(before));
      }
    },
    rebuild: countStoredMessages,
  });
}
