import type { Page } from 'playwright-core';
import type { Shot } from './shot.ts';

const HOME = '/ajustes/webhooks-de-intencao';
const CALLS = `${HOME}?aba=chamadas`;

/** Opens the call told of here, to read it. */
async function openCall(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: words }).first().getByRole('button').click();
  await page.getByRole('dialog').waitFor();
}

/** Intent webhooks, their calls and what goes along. */
export const fulfillmentShots: Shot[] = [
  { name: 'fulfillment-webhooks', path: () => HOME },
  { name: 'fulfillment-none', path: () => HOME, world: { empty: true } },
  {
    name: 'fulfillment-new',
    path: () => HOME,
    act: async (page) => {
      await page.getByRole('button', { name: 'Criar webhook' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Nome', { exact: true }).fill('Trocas e devoluções');
      await dialog.getByLabel('Endereço (URL)').fill('http://10.0.0.12/trocas');
      await dialog.getByRole('button', { name: 'Gerar' }).click();
      await dialog.getByRole('button', { name: 'Criar webhook' }).click();
      await dialog.getByText('é da rede interna').waitFor();
    },
  },
  {
    name: 'fulfillment-edit',
    path: () => HOME,
    act: (page) => page.getByRole('button', { name: 'Editar: Pedidos do ERP' }).click(),
  },
  {
    name: 'fulfillment-delete',
    path: () => HOME,
    act: (page) => page.getByRole('button', { name: 'Excluir: Pedidos do ERP' }).click(),
  },
  {
    name: 'fulfillment-console',
    path: () => HOME,
    act: async (page) => {
      await page.getByRole('button', { name: 'Testar: Pedidos do ERP' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Intenção').fill('Consultar pedido');
      await dialog.getByLabel('Mensagem do cliente').fill('cadê meu pedido 4821?');
      await dialog.getByLabel('Parâmetros (JSON)').fill('{\n  "pedido": "4821"\n}');
      await dialog.getByRole('button', { name: 'Chamar agora' }).click();
      await dialog.getByRole('heading', { name: 'Resposta' }).waitFor();
    },
  },
  {
    name: 'fulfillment-console-json',
    path: () => HOME,
    act: async (page) => {
      await page.getByRole('button', { name: 'Testar: Segunda via de boletos' }).click();
      await page.getByLabel('Parâmetros (JSON)').fill('{\n  "cpf": "123",\n  mes: 11\n}');
    },
  },
  { name: 'fulfillment-calls', path: () => CALLS },
  { name: 'fulfillment-calls-none', path: () => CALLS, world: { empty: true } },
  {
    name: 'fulfillment-calls-loading',
    path: () => CALLS,
    before: (page) => page.route('**/v1/fulfillment/calls*', () => undefined),
  },
  {
    name: 'fulfillment-calls-failed',
    path: () => CALLS,
    before: (page) => page.route('**/v1/fulfillment/calls*', (route) => route.abort()),
    waitMs: 4000,
  },
  {
    name: 'fulfillment-calls-conversation',
    path: (ids) => `${CALLS}&conversa=${ids[3]}`,
  },
  { name: 'fulfillment-call', path: () => CALLS, act: (page) => openCall(page, '4 min') },
  { name: 'fulfillment-call-failed', path: () => CALLS, act: (page) => openCall(page, 'Erro HTTP 500') },
  {
    name: 'fulfillment-call-replay',
    path: () => CALLS,
    act: (page) => openCall(page, /^Consultar pedidoReenvio/),
  },
  {
    name: 'fulfillment-replay',
    path: () => CALLS,
    act: async (page) => {
      await openCall(page, 'Demorou demais');
      await page.getByRole('button', { name: 'Reenviar' }).click();
    },
  },
  { name: 'fulfillment-sources', path: () => `${HOME}?aba=fontes` },
  { name: 'fulfillment-sources-none', path: () => `${HOME}?aba=fontes`, world: { empty: true } },
  {
    name: 'fulfillment-source',
    path: () => `${HOME}?aba=fontes`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Editar: taxas_do_dia' }).click();
      await page.getByRole('button', { name: 'Trocar os cabeçalhos' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Salvar' }).click();
    },
  },
];
