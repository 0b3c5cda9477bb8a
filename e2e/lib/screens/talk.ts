import type { Page } from 'playwright-core';
import { panelOf } from '../panel.ts';
import { phoneOf } from '../phone.ts';
import { dialog, type Screen, settled } from './screen.ts';

/** With the robot at first, then by the phone in the queue of support (stageConversation). */
export const STAGED = 'Maria Souza';
/** The signed-in owner serves her; her promise is close to its end. */
const MINE = 'Sofia Lins';
const inbox = '/conversas';

const list = async (page: Page) => {
  await panelOf(page).row('Marina Alves').waitFor();
  await settled(page);
  const phone = page.locator('iframe[title="Telefone do cliente"]');
  if (await phone.isVisible()) await phoneOf(page).messages.locator('.message').first().waitFor();
};
const conversation = (person: string) => async (page: Page) => {
  const panel = panelOf(page);
  await list(page);
  await panel.open(person);
  await panel.thread.locator('time').first().waitFor();
  await settled(page);
};
/** In the owner's conversation, after some keys; commands work once nothing is being written. */
const inMine =
  (...keys: string[]) =>
  async (page: Page) => {
    await conversation(MINE)(page);
    await page.locator('body').click({ position: { x: 1, y: 1 }, force: true });
    for (const key of keys) await page.keyboard.press(key);
  };
const dialogInMine =
  (...keys: string[]) =>
  async (page: Page) => {
    await inMine(...keys)(page);
    await dialog(page);
  };

export const talkScreens: readonly Screen[] = [
  { name: 'inbox', path: inbox, prepare: list },
  {
    name: 'inbox-queue',
    path: inbox,
    async prepare(page) {
      await list(page);
      await panelOf(page).view('Na fila');
      await panelOf(page).row(STAGED).waitFor();
      await settled(page);
    },
  },
  {
    name: 'inbox-filters',
    path: inbox,
    async prepare(page) {
      await list(page);
      await page.keyboard.press('f');
      await dialog(page);
    },
  },
  { name: 'conversation-handed-off', path: inbox, prepare: conversation(STAGED) },
  { name: 'conversation-bot', path: inbox, prepare: conversation('Dona Lúcia') },
  { name: 'conversation-colleague', path: inbox, prepare: conversation('Gustavo Peixoto') },
  { name: 'conversation-mine', path: inbox, prepare: conversation(MINE) },
  {
    name: 'conversation-closed',
    path: inbox,
    async prepare(page) {
      await list(page);
      await page.keyboard.press('5');
      await page.getByRole('button', { name: 'Encerradas', pressed: true }).waitFor();
      await settled(page);
      await panelOf(page).list.getByRole('listitem').first().getByRole('button').click();
      await panelOf(page).thread.locator('time').first().waitFor();
      await settled(page);
    },
  },
  {
    name: 'conversation-details',
    path: inbox,
    async prepare(page) {
      await conversation('Rafael Monteiro')(page);
      const aside = page.getByRole('complementary', { name: 'Detalhes' });
      if (!(await aside.isVisible())) await page.getByRole('button', { name: 'Detalhes do cliente' }).click();
      await aside.waitFor();
      await settled(page);
    },
  },
  {
    name: 'note',
    path: inbox,
    async prepare(page) {
      await inMine('n')(page);
      await panelOf(page).noteField.pressSequentially('Já separei o reembolso. @Br');
      await page.getByRole('listbox', { name: 'Pessoas a mencionar' }).waitFor();
    },
  },
  {
    name: 'canned',
    path: inbox,
    async prepare(page) {
      await conversation(MINE)(page);
      await panelOf(page).composer.pressSequentially('/');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'emoji',
    path: inbox,
    async prepare(page) {
      await dialogInMine('Control+e')(page);
      await page.getByRole('dialog').getByRole('button').nth(8).waitFor();
    },
  },
  { name: 'templates', path: inbox, prepare: dialogInMine('m') },
  { name: 'transfer', path: inbox, prepare: dialogInMine('t') },
  { name: 'resolve', path: inbox, prepare: dialogInMine('e') },
  { name: 'block', path: inbox, prepare: dialogInMine('x') },
  {
    name: 'search',
    path: inbox,
    async prepare(page) {
      await list(page);
      await page.keyboard.press('s');
      await page.getByRole('combobox').fill('cafe');
      await page.getByRole('option').nth(2).waitFor();
      await settled(page);
    },
  },
  {
    name: 'bell',
    path: inbox,
    async prepare(page) {
      await list(page);
      await panelOf(page).notices();
      await dialog(page);
    },
  },
  {
    name: 'presence',
    path: inbox,
    async prepare(page) {
      await list(page);
      const own = page.getByRole('button', { name: /^Sua presença/ });
      // A phone's bar has no room for it: the account's menu holds it.
      if (await own.isVisible()) await own.click();
      else await page.getByRole('button', { name: /^Conta de/ }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'keys',
    path: inbox,
    async prepare(page) {
      await list(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Atalhos do teclado' }).waitFor();
    },
  },
  {
    name: 'palette',
    path: inbox,
    async prepare(page) {
      await list(page);
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Buscar uma pessoa ou uma ação').waitFor();
    },
  },
];
