import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

// request.parameters.pedido é um number
fh.intent<{ pedido: number }>(
  { webhook: 'pedidos', node: 'Consultar pedido', token: '{token}' },
  async (request, { signal }) => {
    const { pedido } = request.parameters;
    const response = await fetch(`${process.env.ERP_URL}/pedidos/${pedido}`, { signal });
    const { situacao } = (await response.json()) as { situacao: string };
    return new FulfillmentHelperResponse({ message: `O pedido ${pedido} está ${situacao}.` });
  },
);

await fh.start();
