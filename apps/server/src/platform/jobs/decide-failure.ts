import { JobPostponed, JobRefused } from './jobs.types.ts';

export type Failure =
  | { fate: 'retry'; delayMs: number; countsAsAttempt: boolean; reason: string }
  | { fate: 'dead'; reason: string };

const BASE_MS = 1_000;
const LONGEST_MS = 3_600_000;
const REASON_LENGTH = 2_000;

/** `random` in [0, 1). Full jitter: jobs that failed together do not come back together. */
export function decideFailure(
  job: { attempts: number; maxAttempts: number },
  error: unknown,
  leaving: boolean,
  random: number,
): Failure {
  const reason = describe(error);
  if (error instanceof JobRefused) return { fate: 'dead', reason };
  // The process is leaving and asked the handler to stop: not the job's fault.
  if (leaving) return { fate: 'retry', delayMs: 0, countsAsAttempt: false, reason };
  if (error instanceof JobPostponed && !error.countsAsAttempt) {
    return { fate: 'retry', delayMs: error.afterMs, countsAsAttempt: false, reason };
  }
  if (job.attempts >= job.maxAttempts) return { fate: 'dead', reason };
  const delayMs = error instanceof JobPostponed ? error.afterMs : backoffMs(job.attempts, random);
  return { fate: 'retry', delayMs, countsAsAttempt: true, reason };
}

export function backoffMs(attempts: number, random: number): number {
  return Math.floor(random * Math.min(LONGEST_MS, BASE_MS * 2 ** Math.min(attempts, 30)));
}

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  // PostgreSQL's text refuses NUL.
  return text.replaceAll('\0', '').slice(0, REASON_LENGTH);
}
