import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

/** What the shop's own system knows of its orders: number → what to tell the customer. */
const ORDERS: ReadonlyMap<number, string> = new Map([
  [1001, 'saiu para entrega e chega hoje até as 18h'],
  [1002, 'está sendo embalado e sai amanhã de manhã'],
  [1003, 'foi entregue ontem às 15h20, recebido na portaria'],
]);
const AGAIN = 'Ver outro pedido';

/** The web server a shop would write to answer the intents of its bot: orders 1001 to 1003. */
export function createShopServer(token: string): FulfillmentHelper {
  const quiet = () => undefined;
  const shop = new FulfillmentHelper({ logger: { info: quiet, error: quiet, debug: quiet } });
  shop.intent<{ pedido: number }>({ webhook: 'pedidos', node: 'Consultar pedido', token }, (request) => {
    const { pedido } = request.parameters;
    const state = ORDERS.get(pedido);
    return state === undefined
      ? new FulfillmentHelperResponse({
          message: `Não encontrei o pedido ${pedido}. Os desta loja de demonstração são 1001, 1002 e 1003.`,
          options: [AGAIN, 'Falar com atendente'],
        })
      : new FulfillmentHelperResponse({
          message: `Seu pedido ${state}.`,
          shortMessage: `Pedido ${pedido}`,
          options: [AGAIN, 'Voltar ao menu'],
          parameters: { ultimo_pedido: pedido },
        });
  });
  return shop;
}
