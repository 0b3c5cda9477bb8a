import { createServer } from 'node:http';
import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: '{token}' }, () => {
  return new FulfillmentHelperResponse({ message: 'Pedido criado.' });
});

createServer(fh.getAppContext()).listen(3000);
