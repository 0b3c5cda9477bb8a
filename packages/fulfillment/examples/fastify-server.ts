import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';
import fastify from 'fastify';

const fh = new FulfillmentHelper();

fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: '{token}' }, () => {
  return new FulfillmentHelperResponse({ message: 'Pedido criado.' });
});

const app = fastify();
await app.register(fh.getAppContext().fastify, { prefix: '/assistente' }); // POST /assistente/pedidos
await app.listen({ port: 3000 });
