export { type DeadJob, type LaneStats, listDeadJobs, readLaneStats, retryDeadJobs } from './dead-letters.ts';
export { enqueueJobs } from './enqueue.ts';
export {
  type Job,
  type JobContext,
  type JobHandler,
  JobLeaseLost,
  JobPostponed,
  JobRefused,
  LANES,
  type Lane,
  type NewJob,
} from './jobs.types.ts';
export type { JobOutcome } from './run-job.ts';
export { createJobRunner, type JobRunner, type JobRunnerOptions } from './runner.ts';
export type { Schedule } from './schedules.ts';
