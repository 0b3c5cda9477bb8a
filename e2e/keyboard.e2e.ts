import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { askSupport } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

describeShop('With the keyboard alone', (shop) => {
  test('an agent walks the inbox, takes, replies and gives back', async () => {
    const pedro = { waId: '5511955550004', name: 'Pedro H.', problem: 'Paguei e continua pendente.' };
    await askSupport(shop.server(), pedro);
    const marina = { waId: '5511991234001', name: 'Marina Alves', problem: 'A manivela veio trincada.' };
    await askSupport(shop.server(), marina);
    const page = await shop.open('Ana Ribeiro');
    const panel = panelOf(page);
    await panel.row('Marina Alves').waitFor();

    await page.keyboard.press('j');
    await panel.conversation.getByRole('heading', { name: 'Marina Alves' }).waitFor();
    await page.keyboard.press('j');
    await panel.conversation.getByRole('heading', { name: 'Pedro H.' }).waitFor();
    await page.keyboard.press('k');
    await panel.conversation.getByRole('heading', { name: 'Marina Alves' }).waitFor();

    await page.keyboard.press('a');
    await panel.header.getByText('Você está atendendo').waitFor();
    await expect.poll(() => focusedName(page)).toBe('Mensagem');
    await page.keyboard.type('Bom dia, Marina! Troco hoje mesmo.');
    await page.keyboard.press('Enter');
    await panel.bubble('Troco hoje mesmo').waitFor();
    await panel.thread
      .getByRole('img', { name: /Enviada|Entregue/ })
      .last()
      .waitFor();
    // Letters are text while writing, and commands again after Escape.
    await page.keyboard.type('b');
    expect(await panel.composer.inputValue()).toBe('b');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await page.keyboard.press('b');
    await panel.header.getByText('O robô está atendendo').waitFor();
  });

  test('everything else is one key away, and says so', async () => {
    const page = await shop.open('Ana Ribeiro');
    await panelOf(page).row('Pedro H.').waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Atalhos do teclado' });
    await help.getByText('Abra uma conversa para ver os atalhos dela.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Buscar uma pessoa ou uma ação').waitFor();
    await page.keyboard.type('razao');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Livro-razão' }).waitFor();
    // Pages of the settings have no key of their own: the palette knows them by name.
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Buscar uma pessoa ou uma ação').waitFor();
    await page.keyboard.type('horari');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Horários' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.getByRole('heading', { name: 'Conversas' }).waitFor();
  });

  test('focus is always seen', async () => {
    const page = await shop.open('Ana Ribeiro');
    await panelOf(page).row('Pedro H.').waitFor();
    const unseen: string[] = [];
    for (let step = 0; step < 14; step += 1) {
      await page.keyboard.press('Tab');
      const look = await focusLook(page);
      if (look !== null && !look.seen) unseen.push(look.name);
    }
    expect(unseen).toEqual([]);
  });
});

function focusedName(page: Page): Promise<string | null> {
  return page.evaluate<string | null>("document.activeElement?.getAttribute('aria-label') ?? null");
}

/** Null while the focus is inside the phone, which is a page of its own. */
function focusLook(page: Page): Promise<{ name: string; seen: boolean } | null> {
  return page.evaluate(`(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element.tagName === 'IFRAME') return null;
    const marks = (one) => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    return { name: element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40), seen: marks(element) };
  })()`);
}
