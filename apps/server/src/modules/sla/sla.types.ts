/** What SLA clocks go by, in the order the desk saw it. */
export type TimelineKind =
  /** the conversation waits for a person, or is a person's */
  | 'queued'
  | 'assigned'
  | 'reopened'
  /** words */
  | 'customer'
  | 'person'
  /** nobody waits any more */
  | 'resolved'
  | 'abandoned'
  | 'left_queue';

export type TimelineEntry = { kind: TimelineKind; atMs: number };
export type Timeline = readonly TimelineEntry[];
