export interface Behaviour {
  /** How many statuses a delivered message gets by itself: 0 none, 1 sent, 2 + delivered, 3 + read. */
  statusesPerMessage: 0 | 1 | 2 | 3;
  sentAfterMs: readonly [number, number];
  deliveredAfterMs: readonly [number, number];
  readAfterMs: readonly [number, number];
  /** Customers read everything they receive, like `statusesPerMessage: 3`. */
  autoRead: boolean;
  /** Chance (0..1) that a later status is delivered before an earlier one. */
  reorderStatuses: number;
  /** Chance (0..1) that an update is delivered twice. */
  duplicates: number;
  /** Chance (0..1) that `delivered` never comes and `read` follows `sent`. */
  skipDelivered: number;
  /** The `sent` webhook arrives before the answer to the send. */
  statusBeforeAnswer: boolean;
  /** Updates that occur within this time travel in one POST. 0: one POST each. */
  batchWindowMs: number;
  batchMaxUpdates: number;
  enforceWindow: boolean;
  enforcePairLimit: boolean;
  enforceThroughput: boolean;
  /** false: any token, or none, is accepted. */
  requireToken: boolean;
  /** true: calls without a right `appsecret_proof` are refused. */
  requireProof: boolean;
  /** Recipients of a test number; others are refused with 131030. */
  allowedRecipients?: readonly string[] | undefined;
  /** Numbers nobody wrote from yet: make a customer for them, or fail with 131026. */
  unknownRecipients: 'create' | 'undeliverable';
  templateReviewMs: number;
  /** Media given by link are fetched, and fail with 131053 when that is not possible. */
  fetchLinks: boolean;
  webhookTimeoutMs: number;
  webhookConcurrency: number;
  /** Divides the pauses between redeliveries: 60 makes a minute a second. */
  retryCompression: number;
  /** Delay before every answer of the Graph API. */
  answerDelayMs: number;
  failures: Failures;
  /** Messages kept in memory; the oldest go first. */
  keepMessages: number;
}

/** Chances (0..1), drawn for every send. */
export interface Failures {
  serverError: number;
  tooManyRequests: number;
  /** Refused by closing the connection; nothing was accepted. */
  resetBeforeAccepting: number;
  /** Accepted, then the connection closes without an answer. */
  resetAfterAccepting: number;
  /** Accepted, but the answer never comes; the connection closes after `hangMs`. */
  timeoutAfterAccepting: number;
  hangMs: number;
}

export const defaultBehaviour: Behaviour = {
  statusesPerMessage: 2,
  sentAfterMs: [200, 1_000],
  deliveredAfterMs: [500, 3_000],
  readAfterMs: [800, 4_000],
  autoRead: false,
  reorderStatuses: 0,
  duplicates: 0,
  skipDelivered: 0,
  statusBeforeAnswer: false,
  batchWindowMs: 0,
  batchMaxUpdates: 1_000,
  enforceWindow: true,
  enforcePairLimit: true,
  enforceThroughput: true,
  requireToken: true,
  requireProof: false,
  unknownRecipients: 'create',
  templateReviewMs: 3_000,
  fetchLinks: false,
  webhookTimeoutMs: 10_000,
  webhookConcurrency: 16,
  retryCompression: 1,
  answerDelayMs: 0,
  failures: {
    serverError: 0,
    tooManyRequests: 0,
    resetBeforeAccepting: 0,
    resetAfterAccepting: 0,
    timeoutAfterAccepting: 0,
    hangMs: 30_000,
  },
  keepMessages: 50_000,
};

export type BehaviourChange = Partial<Omit<Behaviour, 'failures'>> & { failures?: Partial<Failures> };

export function changeBehaviour(current: Behaviour, change: BehaviourChange = {}): Behaviour {
  return { ...current, ...change, failures: { ...current.failures, ...change.failures } };
}
