import { deskShots } from './desk-shots.ts';
import { fulfillmentShots } from './fulfillment-shots.ts';
import { intentsShots } from './intents-shots.ts';
import type { Shot } from './shot.ts';
import { talkShots } from './talk-shots.ts';

const conversation = (index: number) => (ids: string[]) => `/conversas/${ids[index]}`;

export const shots: Shot[] = [
  { name: 'sign-in', path: () => '/entrar', world: { signedOut: true } },
  {
    name: 'sign-in-locked',
    path: () => '/entrar',
    world: { signedOut: true },
    async act(page) {
      await page.getByLabel('E-mail').fill('renata@ferragensaojorge.com.br');
      await page.getByLabel('Senha').fill('errada');
      for (let i = 0; i < 3; i++) {
        await page.getByRole('button', { name: 'Entrar' }).click();
        await page.waitForTimeout(150);
      }
    },
  },
  { name: 'inbox', path: () => '/conversas' },
  { name: 'inbox-empty', path: () => '/conversas', world: { empty: true } },
  {
    name: 'inbox-loading',
    path: () => '/conversas',
    before: (page) => page.route('**/v1/conversations*', () => undefined),
  },
  {
    name: 'inbox-failed',
    path: () => '/conversas',
    before: (page) => page.route('**/v1/conversations*', (route) => route.abort()),
  },
  { name: 'conversation', path: conversation(0) },
  {
    name: 'conversation-top',
    path: conversation(0),
    act: async (page) => {
      await page.waitForTimeout(500);
      await page.getByRole('log').evaluate((element) => element.scrollTo(0, 0));
    },
  },
  { name: 'kinds-end', path: conversation(1) },
  {
    name: 'kinds-top',
    path: conversation(1),
    act: async (page) => {
      await page.waitForTimeout(500);
      await page.getByRole('log').evaluate((element) => element.scrollTo(0, 0));
    },
  },
  {
    name: 'kinds-middle',
    path: conversation(1),
    act: async (page) => {
      await page.waitForTimeout(500);
      await page.getByRole('log').evaluate((element) => element.scrollTo(0, 1350));
    },
  },
  { name: 'window-soon', path: conversation(5) },
  { name: 'window-closed', path: conversation(10) },
  {
    name: 'template',
    path: conversation(10),
    act: async (page) => {
      await page.getByRole('button', { name: 'Escolher modelo' }).click();
      await page.getByRole('button', { name: 'pedido enviado' }).click();
    },
  },
  {
    name: 'palette',
    path: conversation(0),
    sizes: ['wide'],
    act: async (page) => {
      await page.waitForTimeout(400);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('a');
    },
  },
  {
    name: 'keys',
    path: conversation(0),
    sizes: ['wide'],
    act: async (page) => {
      await page.waitForTimeout(400);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
    },
  },
  {
    name: 'panel',
    path: conversation(0),
    act: async (page, _world, size) => {
      if (size === 'phone') await page.getByRole('button', { name: 'Detalhes do cliente' }).click();
    },
  },
  { name: 'demo', path: conversation(0), world: { demo: true } },
  { name: 'ledger', path: () => '/livro-razao' },
  {
    name: 'ledger-drill',
    path: () => '/livro-razao',
    act: async (page) =>
      page
        .getByRole('button', { name: /em dúvida/i })
        .first()
        .click(),
  },
  { name: 'whatsapp', path: () => '/ajustes/whatsapp' },
  { name: 'whatsapp-empty', path: () => '/ajustes/whatsapp', world: { empty: true } },
  { name: 'whatsapp-new', path: () => '/ajustes/whatsapp/novo' },
  {
    name: 'whatsapp-test',
    path: () => '/ajustes/whatsapp',
    act: async (page) => {
      await page.getByRole('link', { name: /Loja São Bernardo/ }).click();
      await page.getByRole('button', { name: 'Testar conexão' }).click();
      await page.waitForTimeout(300);
      await page.getByText('O app não assina').scrollIntoViewIfNeeded();
    },
  },
  { name: 'credentials', path: () => '/ajustes/whatsapp/credenciais' },
  { name: 'company', path: () => '/ajustes/empresa' },
  { name: 'bot', path: () => '/ajustes/robo' },
  { name: 'team', path: () => '/ajustes/equipe' },
  { name: 'api-keys', path: () => '/ajustes/chaves' },
  { name: 'sessions', path: () => '/ajustes/sessoes' },
  { name: 'profile', path: () => '/ajustes/perfil' },
  ...talkShots,
  ...deskShots,
  ...fulfillmentShots,
  ...intentsShots,
];
