import type { Page } from 'playwright-core';
import { panelOf } from './panel.ts';
import { phoneOf } from './phone.ts';
import { paintPicture } from './picture.ts';

export type Screen = {
  name: string;
  path: string;
  /** after the page is there: what has to be opened, and waited for */
  prepare: (page: Page) => Promise<void>;
  /** seen by somebody who has not signed in */
  stranger?: boolean;
};

const heading = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('heading', { name, level: 1 }).first().waitFor();
  // Skeletons shimmer until the data is there.
  await page.locator('.shimmer').first().waitFor({ state: 'detached' });
};
const conversation = (person: string) => async (page: Page) => {
  const panel = panelOf(page);
  await panel.open(person);
  await panel.thread.locator('time').first().waitFor();
};

/** Every screen there is, in the order a newcomer meets them. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/entrar', stranger: true, prepare: heading('Entrar no Balcão') },
  {
    name: 'inbox',
    path: '/conversas',
    prepare: async (page) => panelOf(page).row('Marina Alves').waitFor(),
  },
  { name: 'conversation-handed-off', path: '/conversas', prepare: conversation('Maria Souza') },
  { name: 'conversation-bot', path: '/conversas', prepare: conversation('Dona Lúcia') },
  {
    name: 'conversation-details',
    path: '/conversas',
    async prepare(page) {
      await conversation('Rafael Monteiro')(page);
      await page.getByRole('button', { name: 'Detalhes do cliente' }).click();
      await page.getByRole('complementary', { name: 'Detalhes' }).waitFor();
    },
  },
  {
    name: 'keys',
    path: '/conversas',
    async prepare(page) {
      await panelOf(page).row('Marina Alves').waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Atalhos do teclado' }).waitFor();
    },
  },
  {
    name: 'palette',
    path: '/conversas',
    async prepare(page) {
      await panelOf(page).row('Marina Alves').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Buscar uma pessoa ou uma ação').waitFor();
    },
  },
  { name: 'ledger', path: '/livro-razao', prepare: heading('Livro-razão') },
  { name: 'settings-whatsapp', path: '/ajustes/whatsapp', prepare: heading('WhatsApp') },
  {
    name: 'settings-whatsapp-number',
    path: '/ajustes/whatsapp',
    async prepare(page) {
      await page.getByRole('link', { name: /WhatsApp da loja/ }).click();
      await heading('WhatsApp da loja')(page);
      await page.getByRole('button', { name: 'Testar conexão' }).click();
      await page.getByText('Este número está pronto').waitFor();
    },
  },
  { name: 'settings-whatsapp-new', path: '/ajustes/whatsapp/novo', prepare: heading('Conectar um número') },
  { name: 'settings-credentials', path: '/ajustes/whatsapp/credenciais', prepare: heading(/.+/) },
  { name: 'settings-company', path: '/ajustes/empresa', prepare: heading('Dados da empresa') },
  { name: 'settings-bot', path: '/ajustes/robo', prepare: heading(/.+/) },
  { name: 'settings-team', path: '/ajustes/equipe', prepare: heading('Equipe') },
  { name: 'settings-api-keys', path: '/ajustes/chaves', prepare: heading('Chaves de API') },
  { name: 'settings-sessions', path: '/ajustes/sessoes', prepare: heading('Sessões') },
  { name: 'settings-profile', path: '/ajustes/perfil', prepare: heading('Perfil') },
  {
    name: 'phone',
    path: '/simulator/?user=5511987654321',
    stranger: true,
    prepare: async (page) => phoneOf(page, 'page').messages.locator('.message').first().waitFor(),
  },
];

/** A customer who has come as far as the queue, so that the screens have something to show. */
export async function stageConversation(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/simulator/?user=5511987654321`);
  const phone = phoneOf(page, 'page');
  await phone.say('oi');
  await phone.told('Como posso ajudar?').waitFor();
  await phone.chooseRow('Suporte técnico');
  await phone.told('Conte em uma mensagem').waitFor();
  await phone.say('O moedor parou e cheira a queimado.');
  await phone.told('Se tiver uma foto').waitFor();
  await phone.sendPhoto(paintPicture());
  await phone.told('Vou transferir você').waitFor();
}
