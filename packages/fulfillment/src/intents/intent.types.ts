import type { FulfillmentHelperResponse } from '../fulfillment-helper-response.ts';

/**
 * What the assistant sends, under its own names. `Parameters` is the type this node's parameters have in the
 * assistant; it is taken at its word, not checked.
 */
export interface IntentRequest<Parameters extends object = Record<string, unknown>> {
  /** Name of the node being processed. */
  intent_name: string;
  /** All parameters of the conversation so far. */
  parameters: Parameters;
  /** The session up to this point. */
  sessionLog: Record<string, unknown>[];
  /** Results of named queries; `{}` if there are none. */
  namedQueries: Record<string, unknown>;
  query: string;
  message: string;
  /** Language of the conversation; `''` if the assistant did not say. */
  language: string;
  allRequiredParamsPresent: boolean;
  carolOrganization: string;
  carolEnvironment: string;
  carolOrganizationId: string;
  carolEnvironmentId: string;
  sessionId: string;
  isProduction: boolean;
  channelName: string;
}

/** What a callback may watch besides the request. */
export interface CallbackContext {
  /** Aborted when the callback's time is up: its answer will not be used any more. */
  signal: AbortSignal;
}

export type CallbackResult = FulfillmentHelperResponse | PromiseLike<FulfillmentHelperResponse>;

/** Sync or async. What it throws reaches the console; the customer reads the intent's fallback message. */
export type IntentCallback<Parameters extends object = Record<string, unknown>> = (
  request: IntentRequest<Parameters>,
  context: CallbackContext,
) => CallbackResult;

export interface IntentOptions {
  /** Path of the webhook, with or without slashes around it: `pedidos` answers `POST /pedidos`, `''` the root. */
  webhook: string;
  /** Name of the intent node in the assistant. */
  node: string;
  /** The node's token, as the assistant shows it. */
  token: string;
  /** Said to the customer when the callback fails. */
  fallbackMessage?: string;
}

/** One registered intent. */
export interface Intent extends IntentOptions {
  callback: IntentCallback;
  callbackName: string;
}

/** The result of `intent(options)`: takes the callback as a function, or decorates a method of a class. */
export interface IntentRegistrar<Parameters extends object = Record<string, unknown>> {
  // Without its second parameter the compiler would take this form for a decorator, which may ignore its context.
  (callback: IntentCallback<Parameters>, context?: undefined): IntentCallback<Parameters>;
  <This>(
    method: (this: This, request: IntentRequest<Parameters>, context: CallbackContext) => CallbackResult,
    context: ClassMethodDecoratorContext<This>,
  ): void;
}
