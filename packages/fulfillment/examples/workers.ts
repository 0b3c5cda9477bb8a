import cluster from 'node:cluster';
import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

if (cluster.isPrimary) {
  for (let i = 0; i < 4; i++) cluster.fork();
} else {
  const fh = new FulfillmentHelper();

  fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: '{token}' }, () => {
    return new FulfillmentHelperResponse({ message: 'Pedido criado.' });
  });

  await fh.start();
}
