import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

fh.intent({ webhook: 'boas-vindas', node: 'Boas vindas', token: '{token}' }, () => {
  return new FulfillmentHelperResponse({
    message: 'Olá, o que deseja fazer agora?',
    shortMessage: 'Boas vindas',
    jumpTo: 'Pedidos',
    options: ['Criar Pedido', 'Consultar Pedido', 'Cancelar Pedido'],
    logout: false,
    parameters: { onboarding: true },
  });
});

await fh.start();
