import { expect, test } from 'vitest';
import { findBarriers, findOverflow } from './lib/check-screen.ts';
import { DESKTOP, describeDesk, PHONE_WIDTH } from './lib/desk.ts';
import { panelOf } from './lib/panel.ts';
import { phoneOf } from './lib/phone.ts';
import { screens, stageConversation } from './lib/screens.ts';

const looks = [
  { look: 'light, 1440 px', colorScheme: 'light', viewport: DESKTOP },
  { look: 'dark, 1440 px', colorScheme: 'dark', viewport: DESKTOP },
  { look: 'light, 390 px', colorScheme: 'light', viewport: PHONE_WIDTH },
  { look: 'dark, 390 px', colorScheme: 'dark', viewport: PHONE_WIDTH },
] as const;

describeDesk('Every screen', (desk) => {
  test.for(looks)(
    'has no barrier and does not scroll sideways: $look',
    { timeout: 240_000 },
    async ({ colorScheme, viewport, look }) => {
      const { url } = desk.server();
      const stranger = await desk.openStranger({ colorScheme, viewport });
      if (look === looks[0].look) await stageConversation(stranger, url);
      const member = await desk.openPanel({ colorScheme, viewport });
      const found: string[] = [];
      for (const screen of screens) {
        const page = screen.stranger ? stranger : member;
        await page.goto(url + screen.path);
        await screen.prepare(page).catch((error: unknown) => found.push(`${screen.name}: ${String(error)}`));
        for (const problem of [...(await findBarriers(page)), ...(await findOverflow(page))]) {
          found.push(`${screen.name}: ${problem}`);
        }
      }
      expect(found).toEqual([]);
    },
  );

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

  test('nothing jumps when messages arrive', async () => {
    const customer = await desk.openStranger({ viewport: { width: 420, height: 860 } });
    await customer.goto(`${desk.server().url}/simulator/?user=5521987650002`);
    const phone = phoneOf(customer, 'page');
    const page = await desk.openPanel();
    await page.addInitScript(`
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifts.push(entry.value);
      }).observe({ type: 'layout-shift', buffered: true });
    `);
    await page.goto(`${desk.server().url}/conversas`);
    const panel = panelOf(page);
    await panel.open('Rafael Monteiro');
    await panel.thread.locator('time').first().waitFor();
    const moves: number[] = [];
    for (let count = 1; count <= 6; count += 1) {
      await page.evaluate('globalThis.shifts.length = 0');
      await phone.say(`Mensagem número ${count}, comprida o bastante para ocupar mais de uma linha na tela.`);
      await panel.bubble(`Mensagem número ${count},`).waitFor();
      await panel.row('Rafael Monteiro').getByText(`Mensagem número ${count},`).waitFor();
      moves.push(await page.evaluate<number>('globalThis.shifts.reduce((sum, value) => sum + value, 0)'));
    }
    expect(Math.max(...moves)).toBeLessThanOrEqual(0.05);
  });
});
