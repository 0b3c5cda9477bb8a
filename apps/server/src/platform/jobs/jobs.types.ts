import type { Tx } from '../db/index.ts';

export const LANES = ['inbound', 'reply', 'desk', 'webhook', 'campaign', 'maintenance'] as const;
export type Lane = (typeof LANES)[number];

export type NewJob = {
  lane: Lane;
  kind: string;
  /** Jobs of one key run one at a time, in the order they were enqueued. */
  key?: string;
  /** At most one job with it waits; of two enqueued, the earlier moment counts. */
  uniqueKey?: string;
  payload: unknown;
  runAt?: Date;
  organizationId?: string;
  maxAttempts?: number;
};

export type Job = {
  id: number;
  lane: Lane;
  kind: string;
  key: string | null;
  organizationId: string | null;
  /** Parse it: it may have been written by an older version. */
  payload: unknown;
  /** This one included. */
  attempts: number;
  maxAttempts: number;
  /** The moment it was due. Later than the app's now where the database's clock is ahead of it. */
  runAt?: Date;
};

export type JobContext = {
  /** Aborted when the lease was lost or the process is leaving: stop, do not begin anything new. */
  signal: AbortSignal;
  /** Marks the job done inside the handler's own transaction: effects and completion happen together or not at all. */
  finish(tx: Tx): Promise<void>;
};

export type JobHandler = (job: Job, ctx: JobContext) => Promise<void>;

/** Throw it when trying again cannot help: the job becomes a dead letter at once. */
export class JobRefused extends Error {
  readonly code = 'JOB_REFUSED';
}

/** Throw it to choose the moment of the next attempt, or to wait without using one up. */
export class JobPostponed extends Error {
  readonly code = 'JOB_POSTPONED';
  readonly afterMs: number;
  readonly countsAsAttempt: boolean;
  constructor(message: string, afterMs: number, options: { countsAsAttempt?: boolean } = {}) {
    super(message);
    this.afterMs = afterMs;
    this.countsAsAttempt = options.countsAsAttempt ?? true;
  }
}

export class JobLeaseLost extends Error {
  readonly code = 'JOB_LEASE_LOST';
  constructor() {
    super('Another process has taken this job over; what this one did in its transaction is rolled back.');
  }
}
