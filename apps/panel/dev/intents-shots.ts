import type { Page } from 'playwright-core';
import type { Shot } from './shot.ts';

const openOrders = (page: Page) => page.getByRole('link', { name: 'Consultar pedido' }).click();

/** Intents: the list, trying words on it, and the form in its states. */
export const intentsShots: Shot[] = [
  { name: 'intents', path: () => '/ajustes/intencoes' },
  { name: 'intents-empty', path: () => '/ajustes/intencoes', world: { empty: true } },
  {
    name: 'intents-try',
    path: () => '/ajustes/intencoes',
    act: async (page) => {
      await page.getByLabel('Mensagem do cliente').fill('oi, queria consultar o meu peddido 1042');
      await page.getByText('Entra em').waitFor();
      await page.getByText('Experimente').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'intents-try-person',
    path: () => '/ajustes/intencoes',
    act: async (page) => {
      await page.getByLabel('Mensagem do cliente').fill('quero cancelar o pedido que não chegou');
      await page.getByText('chama uma pessoa').waitFor();
    },
  },
  {
    name: 'intents-recognition',
    path: () => '/ajustes/intencoes',
    act: async (page) => {
      await page.getByLabel('Mensagem do cliente').fill('quero saber da minha encomenda');
      await page.getByLabel('Confiança necessária').fill('90');
      await page.getByText('É preciso chegar a 90%').waitFor();
      await page.getByText('Reconhecimento').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'intents-off',
    path: () => '/ajustes/intencoes',
    act: async (page) => {
      await page.getByRole('switch', { name: 'Ouvir intenções' }).click();
      await page.getByRole('button', { name: 'Publicar' }).click();
      await page.getByText('Neste robô, as palavras').waitFor();
      await page.getByLabel('Mensagem do cliente').fill('meu pedido não chegou');
      await page.getByText('estão desligadas').waitFor();
    },
  },
  { name: 'intent-new', path: () => '/ajustes/intencoes/nova' },
  { name: 'intent', path: () => '/ajustes/intencoes', act: openOrders },
  {
    name: 'intent-parameters',
    path: () => '/ajustes/intencoes/agendar_entrega',
    act: async (page) => {
      await page.getByRole('button', { name: /De manhã ou à tarde/ }).click();
      await page
        .getByRole('heading', { name: 'O que o robô precisa saber' })
        .evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: 'intent-answer',
    path: () => '/ajustes/intencoes/consultar_estoque',
    act: async (page) => {
      await page
        .getByRole('heading', { name: 'Quem responde' })
        .evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: 'intent-problems',
    path: () => '/ajustes/intencoes/consultar_estoque',
    act: async (page) => {
      await page
        .getByLabel('Frases de exemplo', { exact: true })
        .fill('menu\nrastrear pedido\nquero cancelar\n?!');
      await page.getByRole('button', { name: 'Frases de exemplo: outros idiomas' }).click();
      await page.getByRole('button', { name: /De qual produto/ }).click();
      await page.getByLabel('Pergunta', { exact: true }).fill('');
      await page.getByRole('button', { name: 'Publicar' }).click();
      await page.getByText('Corrija os campos marcados').waitFor();
      await page.waitForTimeout(700);
    },
  },
  {
    name: 'intent-problems-answer',
    path: () => '/ajustes/intencoes/consultar_estoque',
    act: async (page) => {
      await page.getByLabel('Se o webhook falhar', { exact: true }).fill('Sem estoque[[, {{contact.name}}');
      await page.getByRole('button', { name: 'Publicar' }).click();
      await page.getByText('Corrija os campos marcados').waitFor();
    },
  },
  {
    name: 'intent-conflict',
    path: () => '/ajustes/intencoes/trocar_produto',
    act: async (page) => {
      await page.getByLabel('Nome', { exact: true }).fill('Trocas');
      await page.evaluate(async () => {
        const { items } = await (await fetch('/v1/bots')).json();
        const bot = await (await fetch(`/v1/bots/${items[0].id}`)).json();
        await fetch(`/v1/bots/${bot.id}/versions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ definition: bot.definition }),
        });
      });
      await page.getByRole('button', { name: 'Publicar' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'intent-remove',
    path: () => '/ajustes/intencoes/trocar_produto',
    act: async (page) => {
      await page.getByRole('button', { name: 'Excluir intenção' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
