import { createServer } from 'node:http';
import { application, FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: '{token}' }, () => {
  return new FulfillmentHelperResponse({ message: 'Pedido criado.' });
});

createServer(application).listen(3000);
