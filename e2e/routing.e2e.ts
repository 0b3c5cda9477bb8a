import { expect, test } from 'vitest';
import { askSupport, heardBy, hears } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

const joao = { waId: '5511900000001', name: 'João Batista', problem: 'A xícara veio quebrada.' };
const helena = { waId: '5511900000002', name: 'Helena Vip', problem: 'Minha assinatura não chegou.' };
const rita = { waId: '5511900000003', name: 'Rita Lopes', problem: 'Quero trocar o filtro.' };

describeShop('The queue gives out by itself', (shop) => {
  test('who becomes available is given the first of the queue, VIPs before who waits longer', async () => {
    const server = shop.server();
    await server.call('POST', '/v1/contacts', { whatsapp_id: helena.waId, tags: ['vip'] });
    await server.call('PATCH', `/v1/agents/${server.userId('Carla Nunes')}`, { capacity: 0 });
    const page = await shop.open('Carla Nunes');
    const panel = panelOf(page);
    await panel.choosePresence('Ausente');
    await server.call('PATCH', `/v1/agents/${server.userId('Carla Nunes')}`, { capacity: 1 });

    await askSupport(server, joao);
    await shop.jump(4 * 60_000);
    const vip = await askSupport(server, helena);
    expect(await hears(vip, 'fila de Suporte')).toContain('Você é o próximo da fila de Suporte');
    await panel.row(joao.name).waitFor();
    await panel.row(helena.name).waitFor();

    await panel.choosePresence('Disponível');
    await panel.row(helena.name).getByRole('img', { name: 'Com você' }).waitFor();
    expect(await panel.row(joao.name).getByRole('img', { name: 'Na fila', exact: true }).count()).toBe(1);
    await panel.unreadNotices(1).waitFor();
    const notices = await panel.notices();
    await notices.filter({ hasText: 'Conversa nova com você' }).filter({ hasText: helena.name }).click();
    await panel.conversation.getByRole('heading', { name: helena.name }).waitFor();
    await panel.unreadNotices(0).waitFor();

    // Freed, she is given who waits longest by now.
    await panel.reply('Oi, Helena! Já vai.');
    await hears(vip, 'Já vai');
    await panel.resolve('Resolvido');
    await panel.row(joao.name).getByRole('img', { name: 'Com você' }).waitFor();
    await panel.unreadNotices(1).waitFor();
  });

  test('a customer who comes while somebody is free is served, and told of no place', async () => {
    const server = shop.server();
    await server.call('PATCH', `/v1/agents/${server.userId('Carla Nunes')}`, { capacity: 5 });
    const page = await shop.open('Carla Nunes');
    const panel = panelOf(page);
    const customer = await askSupport(server, rita);
    await panel.row(rita.name).getByRole('img', { name: 'Com você' }).waitFor();
    await panel.open(rita.name);
    await panel.reply('Oi, Rita! Qual filtro?');
    await hears(customer, 'Qual filtro?');
    expect(heardBy(customer).filter((words) => /próximo|posição|Tempo estimado/.test(words))).toEqual([]);
  });
});
