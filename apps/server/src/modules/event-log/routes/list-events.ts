import { type BalcaoEvent, listEvents as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Db } from '../../../platform/db/index.ts';
import { route } from '../../../platform/http/index.ts';
import { readVisibleEvents } from '../read-visible-events.ts';

export type EventLogRoutesDeps = { db: Db };

export function addListEvents(app: FastifyInstance, { db }: EventLogRoutesDeps): void {
  route(app, spec, async ({ query }, { principal }) => {
    const page = await readVisibleEvents(db, principal, query.after, query.limit);
    return {
      items: page.events as unknown as BalcaoEvent[], // the log holds what modules appended as such
      seq: page.lastSeq,
      retained_from: page.retainedFrom,
    };
  });
}
