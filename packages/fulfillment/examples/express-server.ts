import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';
import express from 'express';

const fh = new FulfillmentHelper();

fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: '{token}' }, () => {
  return new FulfillmentHelperResponse({ message: 'Pedido criado.' });
});

const app = express();
app.use('/assistente', fh.getAppContext()); // POST /assistente/pedidos
app.listen(3000);
