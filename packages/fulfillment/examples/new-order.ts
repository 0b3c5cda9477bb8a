import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: '{token}' }, (request) => {
  const message = `Olá Usuário, nosso id de sessão é: ${request.sessionId}`;
  return new FulfillmentHelperResponse({ message });
});

await fh.start();
