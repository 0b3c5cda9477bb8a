export type { NewJob } from './changes.ts';
export { type ReceiveItem, type ReceivePorts, type ReceiveResult, receiveBatch } from './receive-batch.ts';
export type { BotInUse } from './rules/receive-message.ts';
