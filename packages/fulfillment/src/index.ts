export type { FulfillmentApplication } from './application/create-application.ts';
export { application } from './application/default-application.ts';
export type { FastifyLike, FastifyLikeReply, FastifyLikeRequest } from './application/fastify-plugin.ts';
export * from './exceptions.ts';
export { FulfillmentHelper, type StartOptions } from './fulfillment-helper.ts';
export { FulfillmentHelperContext } from './fulfillment-helper-context.ts';
export {
  FulfillmentHelperResponse,
  type FulfillmentHelperResponseFields,
} from './fulfillment-helper-response.ts';
export type {
  CallbackContext,
  CallbackResult,
  Intent,
  IntentCallback,
  IntentOptions,
  IntentRegistrar,
  IntentRequest,
} from './intents/intent.types.ts';
export type { FulfillmentHelperOptions } from './options.ts';
export type { FulfillmentLogger } from './request-log.ts';
export type { FulfillmentServer } from './server/start-server.ts';
