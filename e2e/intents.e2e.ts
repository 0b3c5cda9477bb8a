import { FulfillmentHelper, FulfillmentHelperResponse, type FulfillmentServer } from '@balcao/fulfillment';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { hears } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop, type Shop } from './lib/shop.ts';

const SETTINGS = '/ajustes/webhooks-de-intencao';
const TOKEN = 'o-token-que-esta-no-codigo-9f2c';
/** What the shop's own system was asked for. */
const asked: unknown[] = [];
let system: FulfillmentServer | undefined;

/** The system of a shop, on this machine, where the server may call it. */
async function startSystem(): Promise<Record<string, string>> {
  const quiet = () => undefined;
  const helper = new FulfillmentHelper({ logger: { info: quiet, error: quiet, debug: quiet } });
  helper.intent<{ reserva: number }>(
    {
      webhook: 'reservas',
      node: 'Ver reserva',
      token: TOKEN,
      fallbackMessage: 'As reservas estão fora do ar.',
    },
    ({ parameters }) => {
      asked.push(parameters.reserva);
      return new FulfillmentHelperResponse({
        message: `A reserva ${parameters.reserva} está confirmada para sábado.`,
        shortMessage: 'Algo mais?',
        options: ['Ver outra reserva', 'Falar com atendente'],
      });
    },
  );
  system = await helper.start({ host: '127.0.0.1', port: 0 });
  return { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' };
}
afterAll(() => system?.close());

describeShop(
  'Intents',
  (shop) => {
    test('an intent is configured, understood on the phone, its call is watched and sent again', async () => {
      const page = await shop.open('Ana Ribeiro', SETTINGS);
      await registerWebhook(shop, page);
      await testWebhook(page);
      await createIntent(page, `${shop.server().url}/ajustes/intencoes`);
      await askForMoreConfidence(page, `${shop.server().url}/ajustes/intencoes`);

      const rita = await shop.openPhone('5511977770001', 'Rita Moraes');
      await rita.say('minha reserva está confirmada?');
      await rita.told('Qual é o número da reserva?').waitFor();
      await rita.say('77');
      await rita.told('A reserva 77 está confirmada para sábado.').waitFor();
      await rita.tap('Ver outra reserva');
      await expect.poll(() => rita.told('Qual é o número da reserva?').count()).toBe(2);
      await rita.say('78');
      await rita.told('A reserva 78 está confirmada para sábado.').waitFor();
      expect(asked).toEqual([5, 77, 78]);

      await page.goto(`${shop.server().url}${SETTINGS}?aba=chamadas`);
      const calls = page.getByRole('list', { name: 'Chamadas, da mais nova para a mais antiga' });
      await expect.poll(() => calls.getByRole('listitem').count()).toBe(3);
      await calls.getByRole('listitem').first().getByRole('button').first().click();
      const sheet = page.getByRole('dialog');
      await sheet.getByText('Respondeu', { exact: true }).waitFor();
      expect(await sheet.innerText()).toContain('"reserva": 78');
      expect(await sheet.innerText()).toContain('está confirmada para sábado');
      expect(await page.content()).not.toContain(TOKEN);

      await sheet.getByRole('button', { name: 'Reenviar' }).click();
      await page
        .getByRole('dialog', { name: 'Reenviar esta chamada?' })
        .getByRole('button', { name: 'Reenviar' })
        .click();
      await page.getByText('Reenviada. Este é o resultado.').waitFor();
      expect(asked).toEqual([5, 77, 78, 78]);
      // Nobody was answered by that.
      expect(await rita.told('A reserva 78').count()).toBe(1);
    });

    test('when the shop’s system fails the customer hears its fallback, and the owner can read why', async () => {
      await system?.close();
      const server = shop.server();
      const caio = server.simulator.user('5511977770002', { name: 'Caio Prado' });
      await caio.sendText('ver reserva 90');
      await hears(caio, 'Não consegui ver a reserva agora.');

      const page = await shop.open('Ana Ribeiro', `${SETTINGS}?aba=chamadas`);
      const calls = page.getByRole('list', { name: 'Chamadas, da mais nova para a mais antiga' });
      await calls.getByRole('listitem').first().getByText('Sem conexão').waitFor();
      await page.goto(`${server.url}/conversas`);
      const panel = panelOf(page);
      await panel.open('Caio Prado');
      await panel.conversation.getByText('Não consegui ver a reserva agora.').waitFor();
    });
  },
  { env: startSystem },
);

async function registerWebhook(shop: Shop, page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Criar webhook' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Nome', { exact: true }).fill('Reservas');
  expect(await form.getByLabel('Nome no robô').inputValue()).toBe('reservas');
  shop.windows().allow(400, /^\/v1\/fulfillment\/webhooks$/);
  await form.getByLabel('Endereço (URL)').fill('http://10.0.0.8/reservas');
  await form.getByLabel('Token', { exact: true }).fill(TOKEN);
  await form.getByRole('button', { name: 'Criar webhook' }).click();
  await form.getByText('é da rede interna').waitFor();
  await form.getByLabel('Endereço (URL)').fill(`${system?.url}/reservas`);
  await form.getByRole('button', { name: 'Criar webhook' }).click();
  await page.getByText('Webhook criado.').waitFor();
}

async function testWebhook(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Testar/ }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Intenção').fill('Ver reserva');
  await form.getByLabel('Parâmetros (JSON)').fill('{"reserva": 5}');
  await form.getByRole('button', { name: 'Chamar agora' }).click();
  await form.getByText('Respondeu', { exact: true }).waitFor();
  expect(await form.innerText()).toContain('A reserva 5 está confirmada');
}

async function createIntent(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page
    .getByRole('link', { name: 'Criar intenção' })
    .or(page.getByRole('button', { name: 'Criar intenção' }))
    .first()
    .click();
  await page.getByLabel('Nome', { exact: true }).fill('Ver reserva');
  await page
    .getByRole('textbox', { name: 'Frases de exemplo' })
    .fill('ver reserva\nver outra reserva\nminha reserva está confirmada');
  await page.getByRole('button', { name: 'Adicionar informação' }).click();
  await page.getByRole('textbox', { name: 'Nome da variável' }).fill('reserva');
  await page.getByRole('combobox', { name: 'Tipo' }).selectOption({ label: 'Número' });
  await page.getByRole('textbox', { name: 'Pergunta' }).fill('Qual é o número da reserva?');
  await page.getByRole('radio', { name: /Um webhook/ }).check();
  await page.getByRole('combobox', { name: 'Webhook' }).selectOption('reservas');
  await page.getByRole('textbox', { name: 'Se o webhook falhar' }).fill('Não consegui ver a reserva agora.');
  await page.getByRole('textbox', { name: 'Mensagem do cliente' }).fill('a minha reseva está confirmada?');
  await page.getByText('Entra em', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Publicar' }).click();
  await page.getByText('“Ver reserva” criada.').waitFor();
}

async function askForMoreConfidence(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Mensagem do cliente' }).fill('a minha reseva está confirmada?');
  await page.getByText('Entra em', { exact: false }).first().waitFor();
  await page.getByLabel('Confiança necessária').fill('100');
  await page.getByText('Nenhuma intenção reconhecida', { exact: false }).waitFor();
  await page.getByLabel('Confiança necessária').fill('70');
  await page.getByText('Entra em', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Publicar' }).click();
  await page.getByText(/^Versão \d+ do robô publicada\.$/).waitFor();
}
