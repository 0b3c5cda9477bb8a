import { FulfillmentHelper, FulfillmentHelperResponse, type IntentRequest } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

class Pedidos {
  readonly loja = 'Padaria Central';

  @fh.intent<{ pedido: number }>({ webhook: 'pedidos', node: 'Novo pedido', token: '{token}' })
  async novoPedido(request: IntentRequest<{ pedido: number }>) {
    return new FulfillmentHelperResponse({
      message: `${this.loja}: pedido ${request.parameters.pedido} aberto`,
    });
  }
}

const pedidos = new Pedidos(); // Registra os métodos decorados

console.log(`Intenções da ${pedidos.loja} registradas`);
await fh.start();
