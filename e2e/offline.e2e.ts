import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { askSupport } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

const joao = { waId: '5511900000001', name: 'João Batista', problem: 'A xícara veio quebrada.' };
const rita = { waId: '5511900000003', name: 'Rita Lopes', problem: 'Quero trocar o filtro.' };
const ze = { waId: '5511900000004', name: 'Zé Carlos', problem: 'Cadê meu pedido?' };

describeShop('An agent drops', (shop) => {
  test('what they had returns to the queue with its place in time, and a colleague is given it', async () => {
    const server = shop.server();
    await server.call('PUT', '/v1/desk-settings', {
      presence: { auto_away_minutes: null, offline_after_seconds: 30 },
    });
    // With two her hands are full: the third waits while she is still counted as there.
    await server.call('PATCH', `/v1/agents/${server.userId('Carla Nunes')}`, { capacity: 2 });
    const carla = await shop.open('Carla Nunes');
    const atCarlas = panelOf(carla);
    await askSupport(server, joao);
    // Her panel is connected by then: a jump in the middle of that would be a connection that takes a minute.
    await atCarlas.row(joao.name).getByRole('img', { name: 'Com você' }).waitFor();
    await shop.jump(60_000);
    await askSupport(server, rita);
    await atCarlas.row(rita.name).getByRole('img', { name: 'Com você' }).waitFor();
    await atCarlas.open(joao.name);
    await atCarlas.reply('Oi, João! Um momento.');

    const diego = await shop.open('Diego Santos');
    const atDiegos = panelOf(diego);
    await atDiegos.choosePresence('Ausente');
    await shop.leave(carla);
    await askSupport(server, ze);
    // Not gone yet: a panel that reloads must lose nothing.
    await shop.jump(20_000);
    await atDiegos.row(ze.name).getByRole('img', { name: 'Na fila', exact: true }).waitFor();
    expect(await atDiegos.row(joao.name).getByRole('img', { name: 'Carla Nunes' }).count()).toBe(1);

    await shop.jump(30_000);
    await atDiegos.view('Na fila');
    await atDiegos.row(joao.name).waitFor();
    await atDiegos.row(rita.name).waitFor();
    await expect.poll(() => namesOf(atDiegos.list)).toEqual([joao.name, rita.name, ze.name]);
    await atDiegos.open(joao.name);
    await atDiegos.thread.getByText('Carla Nunes ficou fora: de volta à fila').waitFor();

    await server.call('PATCH', `/v1/agents/${server.userId('Diego Santos')}`, { capacity: 2 });
    await atDiegos.choosePresence('Disponível');
    await atDiegos.header.getByText('Você está atendendo').waitFor();
    await expect.poll(() => namesOf(atDiegos.list)).toEqual([ze.name]);
    await atDiegos.view('Minhas');
    await atDiegos.row(joao.name).waitFor();
    await atDiegos.row(rita.name).waitFor();

    // Carla comes back as she was, and is given the one who is left.
    const back = panelOf(await shop.open('Carla Nunes'));
    await back.row(ze.name).getByRole('img', { name: 'Com você' }).waitFor();
  });
});

const namesOf = async (list: Locator) => {
  const rows = await list.getByRole('listitem').allInnerTexts();
  return rows.map((row) => [joao, rita, ze].find(({ name }) => row.includes(name))?.name ?? row);
};
