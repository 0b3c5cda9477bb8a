export { act as changeConversation } from './actions/act.ts';
export type { ActingPrincipal, ConversationPorts } from './actions/action.types.ts';
export { assignFromQueue } from './actions/assign-from-queue.ts';
export { moveDepartment } from './actions/move-department.ts';
export { returnConversations } from './actions/return-to-queue.ts';
export { type BotCallPorts, type CallResult, createBotCallHandler } from './call-job.ts';
export type { Changes, NewJob } from './changes.ts';
export type { Line, StoredSla } from './conversation.types.ts';
export { Sender, type SendPort } from './deliver/sender.ts';
export { joinParkedStatuses } from './join-parked-statuses.ts';
export { createReadMarker, type ReadMark } from './mark-read.ts';
export { publishMessageUpdated } from './publish-message-updated.ts';
export { type ReceiveItem, type ReceivePorts, type ReceiveResult, receiveBatch } from './receive-batch.ts';
export { RANK, statusName } from './rules/delivery-status.ts';
export { DESK_TEXTS, positionText } from './rules/desk-texts.ts';
export { addActivity, conversationOf, type DeskEnv, type RuleEnv, touch } from './rules/line.ts';
export { closeConversation as closeLine } from './rules/owner.ts';
export { sayAsBot } from './rules/say-as-bot.ts';
export { isWindowOpen } from './rules/service-window.ts';
export type { BotInUse } from './rules/take-turn.ts';
export { slaCheck } from './save-desk.ts';
export {
  type ConversationSeed,
  type SeededConversation,
  type SeedPerson,
  type SeedPlace,
  type SeedStep,
  seedConversations,
} from './seed-conversation.ts';
