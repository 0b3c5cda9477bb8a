export type { ConversationPorts } from './actions/action.types.ts';
export { type BotCallPorts, type CallResult, createBotCallHandler } from './call-job.ts';
export type { NewJob } from './changes.ts';
export { Sender, type SendPort } from './deliver/sender.ts';
export { joinParkedStatuses } from './join-parked-statuses.ts';
export { createReadMarker, type ReadMark } from './mark-read.ts';
export { publishMessageUpdated } from './publish-message-updated.ts';
export { type ReceiveItem, type ReceivePorts, type ReceiveResult, receiveBatch } from './receive-batch.ts';
export type { BotInUse } from './rules/receive-message.ts';
