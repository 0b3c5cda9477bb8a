export { pauseChannel, requireNewToken, resumeChannel } from './change-status.ts';
export type { Channel, ChannelMode, ChannelRow, ChannelStatus } from './channel.types.ts';
export {
  applyNumberWebhook,
  channelSchedules,
  createChannelJobHandlers,
} from './channel-jobs.ts';
export { type Channels, callbackUrlOf, createChannels } from './channels.ts';
export { checkPublicAddress } from './connection-test/public-address.ts';
export { testChannel } from './connection-test/test-channel.ts';
export { createChannel, type NewChannel } from './create-channel.ts';
export type { ChannelDirectory } from './directory.ts';
export { isPassing, toAppError } from './meta-error.ts';
export { presentChannelToAdmin } from './present.ts';
export { resealChannels } from './reseal-channels.ts';
export { findChannelRow, listChannelRows, touchWebhookSeen } from './store.ts';
