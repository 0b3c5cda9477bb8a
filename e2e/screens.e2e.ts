import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBarriers, findOverflow, sumShifts, watchShifts } from './lib/check-screen.ts';
import { DESKTOP, describeDesk, PHONE_WIDTH } from './lib/desk.ts';
import { panelOf } from './lib/panel.ts';
import { phoneOf } from './lib/phone.ts';
import { type Screen, screens, stageConversation } from './lib/screens/index.ts';
import { keepScreen } from './lib/windows.ts';

const MOST_SHIFT = 0.05;
const widths = [DESKTOP, PHONE_WIDTH];

describeDesk('Every screen', (desk) => {
  async function walkScreens(viewport: { width: number; height: number }): Promise<string[]> {
    const stranger = await desk.openStranger({ viewport });
    const member = await desk.openPanel({ viewport });
    for (const page of [stranger, member]) await watchShifts(page);
    const found: string[] = [];
    for (const screen of screens) {
      const page = screen.stranger ? stranger : member;
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(desk.server().url + screen.path);
      for (const problem of await problemsOf(page, screen))
        found.push(`${screen.name}, ${viewport.width} px: ${problem}`);
    }
    return found;
  }

  test('stands still, has no barrier in light or dark and does not scroll sideways', {
    timeout: 480_000,
  }, async () => {
    await stageConversation(await desk.openStranger(), desk.server().url);
    const found = await Promise.all(widths.map(walkScreens));
    expect(found.flat()).toEqual([]);
  });

  test('at a phone’s width one pane is seen at a time, with a way back', async () => {
    const page = await desk.openPanel({ viewport: PHONE_WIDTH });
    const panel = panelOf(page);
    await panel.open('Pedro H.');
    expect(await panel.list.isVisible()).toBe(false);
    await panel.thread.waitFor();
    await page.getByRole('button', { name: 'Voltar' }).click();
    await panel.row('Pedro H.').waitFor();
    expect(await panel.thread.count()).toBe(0);
    // The demo's phone is one tap away.
    await page.getByRole('radio', { name: 'Telefone' }).click();
    await phoneOf(page).messages.waitFor();
    expect(await panel.list.isVisible()).toBe(false);
  });

  test('a row pressed while the list still moves is opened', async () => {
    const page = await desk.openPanel({ viewport: PHONE_WIDTH });
    const panel = panelOf(page);
    await panel.row('Marina Alves').hover();
    await page.mouse.down();
    await panel.list.evaluate((list) => {
      const moved = new Promise((resolve) => list.addEventListener('scroll', resolve, { once: true }));
      list.scrollBy(0, 3);
      return moved.then(() => undefined);
    });
    await page.mouse.up();
    await panel.conversation.getByRole('heading', { name: 'Marina Alves' }).waitFor();
  });

  test('nothing jumps when messages arrive', async () => {
    const customer = await desk.openStranger({ viewport: { width: 420, height: 860 } });
    await customer.goto(`${desk.server().url}/simulator/?user=5521987650002`);
    const phone = phoneOf(customer, 'page');
    const page = await desk.openPanel();
    const shifts = await watchShifts(page);
    await page.goto(`${desk.server().url}/conversas`);
    const panel = panelOf(page);
    await panel.open('Rafael Monteiro');
    await panel.thread.locator('time').first().waitFor();
    const moves: number[] = [];
    for (let count = 1; count <= 6; count += 1) {
      await shifts.restart();
      await phone.say(`Mensagem número ${count}, comprida o bastante para ocupar mais de uma linha na tela.`);
      await panel.bubble(`Mensagem número ${count},`).waitFor();
      await panel.row('Rafael Monteiro').getByText(`Mensagem número ${count},`).waitFor();
      moves.push(await shifts.sum());
    }
    expect(Math.max(...moves)).toBeLessThanOrEqual(MOST_SHIFT);
  });
});

async function problemsOf(page: Page, screen: Screen): Promise<string[]> {
  try {
    await screen.prepare(page);
  } catch (error) {
    await keepScreen(page, `${screen.name}-${page.viewportSize()?.width}`);
    return [String(error)];
  }
  const shift = await sumShifts(page);
  const problems = [...(await findBarriers(page)), ...(await findOverflow(page))];
  if (shift > MOST_SHIFT) problems.push(`moved by ${shift.toFixed(3)}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  // The same elements in other colours.
  const inDark = await findBarriers(page, ['color-contrast']);
  return [...problems, ...inDark.map((problem) => `dark: ${problem}`)];
}
