import { type RunningSimulator, startSimulator } from '@balcao/whatsapp-simulator';
import { afterAll, expect, test } from 'vitest';
import { hears } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

const SECOND = {
  phoneNumberId: '318840027719999',
  wabaId: '204118573399999',
  displayPhoneNumber: '+55 21 3555-0099',
  verifiedName: 'Café do Balcão – Rio',
};
const APP_SECRET = 'o-segredo-do-segundo-app';
const TOKEN = 'o-token-do-segundo-numero';

let meta: RunningSimulator;
let webhookUrl = '';

/** Another Meta, outside of the demo: what a shop's real number would be. */
async function startMeta(): Promise<Record<string, string>> {
  meta = await startSimulator({
    appSecret: APP_SECRET,
    accessToken: TOKEN,
    phoneNumbers: [SECOND],
    deliver: async (body, headers) => {
      const answer = await fetch(webhookUrl, { method: 'POST', body: new Uint8Array(body), headers });
      return answer.status;
    },
  });
  return { WHATSAPP_GRAPH_URL: meta.url };
}
afterAll(() => meta?.close());

describeShop(
  'Settings → WhatsApp',
  (shop) => {
    test('the connection test says in words what is wrong, and what is right', async () => {
      const page = await shop.open('Ana Ribeiro', '/ajustes/whatsapp');
      await page.getByRole('link', { name: /WhatsApp da loja/ }).click();
      await page.getByRole('button', { name: 'Testar conexão' }).click();
      await page.getByText('Tudo certo. Este número está pronto.').waitFor();

      await page.goto(`${shop.server().url}/ajustes/whatsapp/novo`);
      await fillChannel(page, { ...SECOND, token: 'um-token-vencido' });
      await page.getByRole('button', { name: 'Testar conexão' }).click();
      await page.getByText('Ainda falta algo. Veja os itens marcados.').waitFor();
      const finding = page.getByRole('listitem').filter({ hasText: 'Token de acesso' });
      await finding.getByRole('img', { name: 'Falhou' }).waitFor();
      // The finding and the way out, in the reader's language.
      expect((await finding.innerText()).toLowerCase()).toMatch(/gere|troque|copie|crie/);
    });

    test('an empty form says which fields are missing and sends nothing', async () => {
      const page = await shop.open('Ana Ribeiro', '/ajustes/whatsapp/novo');
      await page.getByRole('button', { name: 'Conectar', exact: true }).click();
      await expect.poll(() => page.getByText('Preencha este campo.').count()).toBeGreaterThanOrEqual(4);
      await page.getByLabel('Phone Number ID').fill('+55 11 3555');
      await page.getByRole('button', { name: 'Conectar', exact: true }).click();
      await page.getByText('São só dígitos').waitFor();
    });

    test('a second number is connected, and its customers are answered', async () => {
      webhookUrl = `${shop.server().url}/webhooks/whatsapp`;
      const page = await shop.open('Ana Ribeiro', '/ajustes/whatsapp/novo');
      await fillChannel(page, { ...SECOND, token: TOKEN });
      await page.getByRole('button', { name: 'Conectar', exact: true }).click();
      await page.getByRole('heading', { name: 'Segundo número' }).waitFor();
      // The number's own facts come from Meta.
      await page.getByText(SECOND.displayPhoneNumber).first().waitFor();

      const joana = meta.simulator.user('5521999990123', { name: 'Joana do Rio' });
      await joana.sendText('oi');
      const menu = await joana.nextMessage(({ type }) => type === 'interactive');
      expect(JSON.stringify(menu.content)).toContain('Como posso ajudar?');

      await page.goto(`${shop.server().url}/conversas`);
      const panel = panelOf(page);
      await panel.open('Joana do Rio');
      await panel.header.getByText('Segundo número').waitFor();
      // The first number is as alive as before.
      const maria = shop.server().simulator.user('5511987654321', { name: 'Maria Souza' });
      await maria.sendText('oi');
      await hears(maria, 'Como posso ajudar?');
    });
  },
  { env: startMeta },
);

async function fillChannel(
  page: import('playwright-core').Page,
  channel: { phoneNumberId: string; wabaId: string; token: string },
): Promise<void> {
  await page.getByLabel('Nome', { exact: true }).fill('Segundo número');
  await page.getByLabel('Phone Number ID').fill(channel.phoneNumberId);
  await page.getByLabel(/WABA ID/).fill(channel.wabaId);
  await page.getByLabel('Access Token').fill(channel.token);
  await page.getByLabel('App Secret').fill(APP_SECRET);
}
