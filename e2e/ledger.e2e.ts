import { expect, test } from 'vitest';
import { askSupport } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

describeShop('The ledger', (shop) => {
  test('balances after a day of talk, and every figure opens its messages', async () => {
    const maria = { waId: '5511987654321', name: 'Maria Souza', problem: 'O moedor parou.' };
    await askSupport(shop.server(), maria);
    const page = await shop.open('Ana Ribeiro');
    const panel = panelOf(page);
    await panel.open('Maria Souza');
    await panel.take();
    await panel.reply('Oi, Maria! Já vou ver.');
    await panel.thread
      .getByRole('img', { name: /Entregue|Lida/ })
      .last()
      .waitFor();

    await page.getByRole('link', { name: 'Livro-razão' }).click();
    await page.getByText('As contas fecham.').waitFor();
    expect(await page.getByText('sem explicação').count()).toBe(0);
    await page.getByText('Nada em quarentena.').waitFor();

    const table = page.getByRole('table');
    await table.getByRole('button', { name: 'Aceitas' }).first().click();
    const messages = page.getByRole('dialog').getByRole('listitem');
    await messages.first().waitFor();
    await messages.first().getByRole('link').click();
    await panel.conversation.getByRole('heading').first().waitFor();
  });
});
