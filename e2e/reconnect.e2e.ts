import type { WebSocketRoute } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeDesk } from './lib/desk.ts';
import { panelOf } from './lib/panel.ts';
import { phoneOf } from './lib/phone.ts';

describeDesk('A connection that breaks', (desk) => {
  test('what both sides wrote meanwhile arrives once and in order', async () => {
    const customerPage = await desk.openStranger({ viewport: { width: 420, height: 860 } });
    await customerPage.goto(`${desk.server().url}/simulator/?user=5521987650002`);
    const phone = phoneOf(customerPage, 'page');
    await phone.bubble('obrigado').waitFor();

    const page = await desk.openPanel();
    const line = await breakableSocket(page);
    await page.reload();
    const panel = panelOf(page);
    await panel.open('Rafael Monteiro');
    await panel.take();
    await phone.say('primeira');
    await panel.bubble('primeira').waitFor();

    await line.cut();
    await page.context().setOffline(true);
    await phone.say('segunda');
    await phone.told('não existe').waitFor({ state: 'detached' });
    await phone.say('terceira');
    await phone.bubble('terceira').waitFor();
    await panel.reply('escrita sem rede');
    await panel.bubble('escrita sem rede').waitFor();
    await page.getByText('Sem conexão com o servidor').waitFor();
    expect(await panel.bubble('segunda').count()).toBe(0);

    await page.context().setOffline(false);
    line.mend();
    await panel.bubble('terceira').waitFor();
    await phone.told('escrita sem rede').waitFor();
    await phone.say('quarta');
    await panel.bubble('quarta').waitFor();
    for (const words of ['primeira', 'segunda', 'terceira', 'quarta', 'escrita sem rede']) {
      expect([words, await panel.thread.getByText(words, { exact: true }).count()]).toEqual([words, 1]);
    }
    expect(await phone.told('escrita sem rede').count()).toBe(1);
    const all = await panel.thread.innerText();
    const places = ['primeira', 'segunda', 'terceira', 'quarta'].map((words) => all.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    await page.getByText('Sem conexão com o servidor').waitFor({ state: 'detached' });
  });
});

/** The panel's live connection with a switch in the middle. */
async function breakableSocket(page: import('playwright-core').Page) {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await page.routeWebSocket(/\/v1\//, (socket) => {
    if (isCut) {
      void socket.close({ code: 4000 });
      return;
    }
    socket.connectToServer();
    open.add(socket);
  });
  return {
    async cut() {
      expect(open.size, 'the panel has a live connection').toBeGreaterThan(0);
      isCut = true;
      for (const socket of open) await socket.close({ code: 4000 });
      open.clear();
    },
    mend() {
      isCut = false;
    },
  };
}
