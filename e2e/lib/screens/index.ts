import type { Page } from 'playwright-core';
import { phoneOf } from '../phone.ts';
import { paintPicture } from '../picture.ts';
import { heading, type Screen } from './screen.ts';
import { settingsScreens } from './settings.ts';
import { supervisionScreens } from './supervision.ts';
import { STAGED, talkScreens } from './talk.ts';

export type { Screen } from './screen.ts';

const CUSTOMER = '5511987654321';

/** Every screen of the demo, in the order a newcomer meets them. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/entrar', stranger: true, prepare: heading('Entrar no Balcão') },
  {
    name: 'sign-in-code',
    path: '/entrar',
    stranger: true,
    async prepare(page) {
      // As for somebody whose second factor is on; nobody's is in the demo.
      const answer = { status: 200, json: { second_factor_token: 'x'.repeat(40) } };
      await page.route('**/v1/sign-in', (route) => route.fulfill(answer), { times: 1 });
      await page.getByLabel('E-mail').fill('ana@cafedobalcao.example');
      await page.getByLabel('Senha').fill('pão de queijo quente');
      await page.getByRole('button', { name: 'Entrar' }).click();
      await heading('Só mais um passo')(page);
    },
  },
  ...talkScreens,
  ...supervisionScreens,
  ...settingsScreens,
  {
    name: 'phone',
    path: `/simulator/?user=${CUSTOMER}`,
    stranger: true,
    prepare: async (page) => phoneOf(page, 'page').messages.locator('.message').first().waitFor(),
  },
];

/** A customer who has come as far as the queue with a picture, so that the screens have something to show. */
export async function stageConversation(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/simulator/?user=${CUSTOMER}`);
  const phone = phoneOf(page, 'page');
  await phone.say('oi');
  await phone.told('Como posso ajudar?').waitFor();
  await phone.chooseRow('Suporte técnico');
  await phone.told('Conte em uma mensagem').waitFor();
  await phone.say('O moedor parou e cheira a queimado.');
  await phone.told('Se tiver uma foto').waitFor();
  await phone.sendPhoto(paintPicture());
  await phone.told('Vou transferir você').waitFor();
  await phone.told('fila de Suporte').waitFor();
}

export { STAGED };
