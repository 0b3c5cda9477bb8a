export type { Behaviour, BehaviourChange, Failures } from './behaviour.ts';
export { defaultBehaviour } from './behaviour.ts';
export type { Clock, ManualClock } from './clock.ts';
export { createManualClock } from './clock.ts';
export type { SimulatorEvent, WaitOptions } from './events.ts';
export type { InboundMedia, InboundOptions } from './inbound.ts';
export type { JsonObject } from './json.ts';
export type { Simulator, SimulatorOptions } from './simulator.ts';
export { createSimulator, defaultAccessToken } from './simulator.ts';
export type { RunningSimulator } from './start.ts';
export { startSimulator } from './start.ts';
export type { NewUser } from './state/users.ts';
export type {
  MessageStatus,
  PhoneNumberOptions,
  SimulatedMessage,
  SimulatedTemplate,
  SimulatedUser,
  TemplateStatus,
} from './state/world.ts';
export { defaultPhoneNumber, getTextOf } from './state/world.ts';
export type { Choice } from './users/choices.ts';
export { getButtonsOf, getRowsOf } from './users/choices.ts';
export type { Customer, SimulatedLocation } from './users/customer.ts';
export type { PastLine } from './users/remember.ts';
export { encodePayload, signBody } from './webhooks/encode.ts';
export type { Handshake } from './webhooks/handshake.ts';
export { checkHandshake } from './webhooks/handshake.ts';
export type { Deliver, WebhookCounters, WebhookHeaders } from './webhooks/queue.ts';
