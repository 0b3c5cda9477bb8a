export { GroupCommit } from './group-commit.ts';
export { InboxWorker } from './inbox-worker.ts';
export { createPreparer, type PreparePorts } from './prepare-batch.ts';
export { type BatchPorts, processBatch } from './process-batch.ts';
export type { IntakeDirectory } from './receive-delivery.ts';
export { shardOf } from './rules/shard-of.ts';
export type { IntakeChannel, NewInboxRow } from './rules/sort-delivery.ts';
export { insertInbox, insertQuarantine } from './store/inbox.ts';
