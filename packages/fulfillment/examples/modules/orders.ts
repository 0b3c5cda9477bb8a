import { FulfillmentHelperContext, FulfillmentHelperResponse } from '@balcao/fulfillment';

export const orders = new FulfillmentHelperContext();

orders.intent({ webhook: 'pedidos', node: 'Novo pedido', token: '{token}' }, () => {
  return new FulfillmentHelperResponse({ message: 'Pedido criado.' });
});
