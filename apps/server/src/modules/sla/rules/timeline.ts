import type { Timeline, TimelineEntry, TimelineKind } from '../sla.types.ts';

/** A row of `service_log`. */
export type LoggedEntry = {
  id: string;
  kind: string;
  actor_type: string;
  at: Date;
  /** `detail.reason` */
  reason: string | null;
};

/** A message that counts as a word. */
export type SpokenEntry = { id: string; by: 'customer' | 'person'; at: Date };

/** Both tables as one story. Ids are UUIDv7: their order is the order in which the desk saw things. */
export function timelineOf(logged: readonly LoggedEntry[], spoken: readonly SpokenEntry[]): Timeline {
  return [...logged.flatMap(entriesOf), ...spoken.map(wordOf)]
    .sort((a, b) => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1))
    .map(({ kind, atMs }) => ({ kind, atMs }));
}

type Identified = TimelineEntry & { id: string };

function entriesOf({ id, kind, actor_type, at, reason }: LoggedEntry): Identified[] {
  const entry = (kind: TimelineKind): Identified => ({ id, kind, atMs: at.getTime() });
  switch (kind) {
    case 'queued':
      // Somebody typed on the number's own phone, and that is why it waits: a person has spoken.
      return actor_type === 'phone' ? [entry('queued'), entry('person')] : [entry('queued')];
    case 'assigned':
    case 'reopened':
    case 'abandoned':
    case 'left_queue':
      return [entry(kind)];
    case 'resolved':
      return [entry(reason !== null && GONE.has(reason) ? 'left_queue' : 'resolved')];
    default:
      // What else is logged moves no clock; a newer server may log more.
      return [];
  }
}

/** Closed without anything being resolved: the customer said "sair", or was blocked. */
const GONE: ReadonlySet<string> = new Set(['left', 'blocked']);

function wordOf({ id, by, at }: SpokenEntry): Identified {
  return { id, kind: by, atMs: at.getTime() };
}
