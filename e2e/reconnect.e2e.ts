import type { Page, WebSocketRoute } from 'playwright-core';
import { expect, test } from 'vitest';
import { askSupport } from './lib/customers.ts';
import { describeDesk } from './lib/desk.ts';
import { panelOf } from './lib/panel.ts';
import { phoneOf } from './lib/phone.ts';
import { describeShop } from './lib/shop.ts';

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
    await phone.say('abacaxi');
    await panel.bubble('abacaxi').waitFor();

    // First offline: what the panel asks when its socket closes must not be answered.
    await page.context().setOffline(true);
    await line.cut();
    await phone.say('beterraba');
    await phone.told('não existe').waitFor({ state: 'detached' });
    await phone.say('caqui');
    await phone.bubble('caqui').waitFor();
    await panel.reply('escrita sem rede');
    await panel.bubble('escrita sem rede').waitFor();
    await page.getByText('Sem conexão com o servidor').waitFor();
    expect(await panel.bubble('beterraba').count()).toBe(0);

    await page.context().setOffline(false);
    line.mend();
    await panel.bubble('caqui').waitFor();
    await phone.told('escrita sem rede').waitFor();
    await phone.say('damasco');
    await panel.bubble('damasco').waitFor();
    for (const words of ['abacaxi', 'beterraba', 'caqui', 'damasco', 'escrita sem rede']) {
      expect([words, await panel.thread.getByText(words, { exact: true }).count()]).toEqual([words, 1]);
    }
    expect(await phone.told('escrita sem rede').count()).toBe(1);
    const all = await panel.thread.innerText();
    const places = ['abacaxi', 'beterraba', 'caqui', 'damasco'].map((words) => all.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    await page.getByText('Sem conexão com o servidor').waitFor({ state: 'detached' });
  });
});

describeShop('A minute without a connection', (shop) => {
  test('queue, places and colleagues are as if one had been there', async () => {
    const server = shop.server();
    const { items } = await server.call<{ items: { id: string }[] }>('GET', '/v1/departments');
    for (const { id } of items) await server.call('PATCH', `/v1/departments/${id}`, { routing: 'manual' });
    await askSupport(server, { waId: '5511900000001', name: 'João Batista', problem: 'Veio quebrada.' });
    const second = await askSupport(server, {
      waId: '5511900000002',
      name: 'Helena',
      problem: 'Não chegou.',
    });
    const diego = panelOf(await shop.open('Diego Santos'));
    const page = await shop.open('Bruno Carvalho');
    const line = await breakableSocket(page);
    await page.goto(`${server.url}/conversas`);
    const panel = panelOf(page);
    await panel.view('Na fila');
    await panel.row('João Batista').waitFor();
    await panel.open('Helena');

    // First offline: what the panel asks when its socket closes must not be answered.
    await page.context().setOffline(true);
    await line.cut();
    await page.getByText('Sem conexão com o servidor').waitFor();
    await shop.jump(60_000);
    await diego.open('João Batista');
    await diego.take();
    await diego.reply('Oi, João! Já troco.');
    await diego.choosePresence('Ausente');
    await askSupport(server, { waId: '5511900000003', name: 'Rita Lopes', problem: 'Trocar o filtro.' });
    await second.sendText('Ainda estou aqui');
    await shop.server().simulator.settle();
    expect(await panel.bubble('Ainda estou aqui').count()).toBe(0);
    expect(await panel.row('Rita Lopes').count()).toBe(0);

    await page.context().setOffline(false);
    line.mend();
    await panel.bubble('Ainda estou aqui').waitFor();
    await panel.row('Rita Lopes').waitFor();
    await panel.row('João Batista').waitFor({ state: 'detached' });
    await page.getByText('Sem conexão com o servidor').waitFor({ state: 'detached' });
    expect(await panel.bubble('Ainda estou aqui').count()).toBe(1);

    // The law of the screen: what came by the log equals what a fresh window shows.
    const fresh = panelOf(await shop.open('Bruno Carvalho'));
    await fresh.view('Na fila');
    await fresh.row('Rita Lopes').waitFor();
    await expect.poll(() => panel.list.innerText()).toBe(await fresh.list.innerText());
    await panel.view('Todas');
    await fresh.view('Todas');
    await fresh.row('João Batista').waitFor();
    await expect.poll(() => panel.list.innerText()).toBe(await fresh.list.innerText());
    await panel.openTransfer();
    const people = page.getByRole('dialog').getByRole('region', { name: 'Pessoas' });
    await people.getByRole('radio', { name: /Diego Santos.*Ausente · 1 de 5/s }).waitFor();
  });
});

/** The panel's live connection with a switch in the middle. */
async function breakableSocket(page: Page) {
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
