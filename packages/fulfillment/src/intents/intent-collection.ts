import { checkCallback, checkIntentOptions } from './check-intent.ts';
import type {
  CallbackContext,
  CallbackResult,
  IntentCallback,
  IntentOptions,
  IntentRegistrar,
  IntentRequest,
} from './intent.types.ts';
import { IntentRegistry } from './intent-registry.ts';

type Method<Parameters extends object> = (
  this: unknown,
  request: IntentRequest<Parameters>,
  context: CallbackContext,
) => CallbackResult;

/** What helper and context have in common: intents are declared on both in the same ways. */
export abstract class IntentCollection {
  protected readonly registry = new IntentRegistry();

  /**
   * Registers the callback of an intent node, one per node and webhook: `intent(options, callback)`,
   * `intent(options)(callback)`, or as the decorator of a method. A decorated method is registered when its class
   * is instantiated, a static one at once.
   *
   * @throws TypeError, DuplicatedIntentNodeException
   */
  intent<Parameters extends object = Record<string, unknown>>(
    options: IntentOptions,
  ): IntentRegistrar<Parameters>;
  intent<Parameters extends object = Record<string, unknown>>(
    options: IntentOptions,
    callback: IntentCallback<Parameters>,
  ): IntentCallback<Parameters>;
  intent<Parameters extends object>(
    options: IntentOptions,
    callback?: IntentCallback<Parameters>,
  ): IntentRegistrar<Parameters> | IntentCallback<Parameters> {
    const checked = checkIntentOptions(options);
    if (callback !== undefined) return this.#register(checked, callback);
    const registrar = (method: Method<Parameters>, context?: unknown) =>
      context === undefined ? this.#register(checked, method) : this.#decorate(checked, method, context);
    // One function for two call signatures: what it returns depends on the second argument.
    return registrar as IntentRegistrar<Parameters>;
  }

  /** The form of the first versions: the intent answers on the root path. */
  registerIntent(callback: IntentCallback, token: string, node: string): void {
    this.#register(checkIntentOptions({ webhook: '', node, token }), callback);
  }

  #register<Parameters extends object>(
    options: IntentOptions,
    callback: IntentCallback<Parameters>,
    name = callback?.name,
  ): IntentCallback<Parameters> {
    checkCallback(callback, options.node);
    this.registry.add({
      ...options,
      // Whoever declares an intent says what its parameters are; the assistant sends what its node collects.
      callback: callback as IntentCallback,
      callbackName: name || '<função anônima>',
    });
    return callback;
  }

  #decorate<Parameters extends object>(
    options: IntentOptions,
    method: Method<Parameters>,
    context: unknown,
  ): void {
    if (!isMethodContext(context)) {
      throw new TypeError(
        "intent() decora métodos com os decorators padrão do ECMAScript: desligue 'experimentalDecorators', " +
          'ou passe o callback como função.',
      );
    }
    const register = this.#register.bind(this);
    context.addInitializer(function registerMethod(this: unknown) {
      const bound = (request: IntentRequest<Parameters>, call: CallbackContext) =>
        method.call(this, request, call);
      register(options, bound as IntentCallback, String(context.name));
    });
  }
}

function isMethodContext(context: unknown): context is ClassMethodDecoratorContext {
  return typeof context === 'object' && context !== null && 'kind' in context && context.kind === 'method';
}
