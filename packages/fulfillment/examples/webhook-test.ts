import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: 'token-de-teste' }, () => {
  return new FulfillmentHelperResponse({ message: 'Pedido criado.' });
});

test('o nó "Novo pedido" cria um pedido', async () => {
  const response = await fh.getAppContext().fetch(
    new Request('http://localhost/pedidos', {
      method: 'POST',
      headers: { 'X-Assistant-Signature-Token': 'token-de-teste' },
      body: JSON.stringify({
        intent_name: 'Novo pedido',
        parameters: {},
        sessionLog: [],
        query: 'novo pedido',
        message: 'quero fazer um pedido',
        carolOrganization: 'loja',
        carolEnvironment: 'producao',
        carolOrganizationId: '1',
        carolEnvironmentId: '2',
        sessionId: 'sessao-1',
        channelName: 'whatsapp',
      }),
    }),
  );
  assert.equal(response.status, 200);
  const { message } = (await response.json()) as { message: string };
  assert.equal(message, 'Pedido criado.');
});
