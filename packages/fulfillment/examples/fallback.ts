import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

fh.intent(
  {
    webhook: 'login',
    node: 'Login',
    token: '{token}',
    fallbackMessage: 'Estamos passando por alguns problemas.',
  },
  (request) => {
    const cliente = JSON.parse('{'); // lança um SyntaxError
    return new FulfillmentHelperResponse({ message: `Olá ${cliente.nome}, ${request.message}` });
  },
);

await fh.start();
