import type { Intent } from './intents/intent.types.ts';
import { IntentCollection } from './intents/intent-collection.ts';

/**
 * Collects intents in a module of its own; `registerContext` adds them to the helper.
 *
 * @example
 * export const pedidos = new FulfillmentHelperContext();
 * pedidos.intent({ webhook: 'pedidos', node: 'Novo pedido', token }, callback);
 */
export class FulfillmentHelperContext extends IntentCollection {
  getIntents(): Intent[] {
    return this.registry.list();
  }
}
