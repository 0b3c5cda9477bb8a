import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { askSupport, hears } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

const PROBLEM = 'O moedor parou e cheira a queimado.';
const NOTE = 'Quer trocar por outro modelo. Já conferi a nota fiscal.';

describeShop('A customer’s way through the desk', (shop) => {
  test('from the robot to two people, a rating and the report', async () => {
    const server = shop.server();
    // People take from the list: nobody is served before the customer was told their place.
    const { items } = await server.call<{ items: { id: string }[] }>('GET', '/v1/departments');
    for (const { id } of items) await server.call('PATCH', `/v1/departments/${id}`, { routing: 'manual' });
    await resolveByRobot();
    await askSupport(server, { waId: '5511955550004', name: 'Pedro Henrique', problem: 'Não liga.' });

    const phone = await shop.openPhone('5511987654321', 'Maria Souza');
    await phone.say('oi');
    await phone.told('Como posso ajudar?').waitFor();
    await phone.chooseRow('Suporte técnico');
    await phone.told('Conte em uma mensagem').waitFor();
    await phone.say(PROBLEM);
    await phone.told('Se tiver uma foto').waitFor();
    await phone.tap('Pular');
    await phone.told('Vou transferir você').waitFor();
    await phone.told(/Você está na 2ª posição da fila de Suporte\. Tempo estimado: ~10 minutos/).waitFor();

    const carla = await shop.open('Carla Nunes');
    const atCarlas = panelOf(carla);
    await atCarlas.open('Maria Souza');
    await atCarlas.take();
    const story = atCarlas.conversation.locator('details', { hasText: 'Passado pelo robô' }).first();
    await story.getByText(`“${PROBLEM}”`).waitFor();
    await story.getByText('Suporte').first().waitFor();
    await story.getByText(/Maria Souza · .*98765-4321/).waitFor();
    await story.getByText(/^Últimas \d+ mensagens/).click();
    await story.getByRole('listitem').filter({ hasText: PROBLEM }).waitFor();

    await atCarlas.reply('Oi, Maria! Aqui é a Carla. Você quer trocar?');
    await phone.told('Aqui é a Carla').waitFor();
    await phone.say('Quero sim');
    await atCarlas.bubble('Quero sim').waitFor();
    await atCarlas.transfer('Vendas', NOTE);
    await phone.told(/Você é o próximo da fila de Vendas/).waitFor();

    const diego = await shop.open('Diego Santos');
    const atDiegos = panelOf(diego);
    await atDiegos.row('Maria Souza').getByText('Vendas', { exact: true }).waitFor();
    await atDiegos.open('Maria Souza');
    await atDiegos.take();
    await atDiegos.thread.getByText(NOTE).waitFor();
    await atDiegos.reply('Pronto, Maria: o novo sai hoje.');
    await phone.told('o novo sai hoje').waitFor();
    expect(await phone.bubble(NOTE).count()).toBe(0);

    await atDiegos.resolve('Resolvido');
    await phone.told('Como você avalia nosso atendimento, de 1 a 5?').waitFor();
    await phone.chooseRow('⭐⭐⭐⭐⭐ Ótimo', 'Avaliar');
    await phone.told('Muito obrigado pela sua avaliação!').waitFor();
    await atDiegos.thread.getByText('Pesquisa respondida: nota 5').waitFor();
    await atDiegos.thread.getByText('Diego Santos encerrou a conversa: Resolvido').waitFor();

    const bruno = await shop.open('Bruno Carvalho', '/relatorios');
    const report = reportOf(bruno);
    // The report reads the log a moment later.
    await expect
      .poll(
        async () => {
          await bruno.reload();
          return report.figure('Satisfação (CSAT)');
        },
        { interval: 500 },
      )
      .toBe('5,0de 5');
    expect(await report.figure('Conversas abertas')).toBe('3');
    // Of the two that ended the robot ended one, and no number counts both.
    expect(await report.figure('Contenção do robô')).toBe('50%');
    expect(await report.card('Robô e pessoas').innerText()).toMatch(/Robô\s+1\s+Pessoas\s+1/);
    expect(await report.card('Satisfação').innerText()).toMatch(/CSAT\)\s+5,0\s*de 5\s+1 resposta/);
    expect(await report.card('Satisfação').innerText()).toMatch(/NPS\s+\+100\s+1 resposta/);
    expect(await report.row('Atendentes', 'Diego Santos')).toEqual(['1', '1', '1', '–', '–', '5,0', '1']);
    expect((await report.row('Atendentes', 'Carla Nunes')).slice(0, 3)).toEqual(['1', '0', '1']);
  });

  async function resolveByRobot() {
    const lucia = shop.server().simulator.user('5531988880003', { name: 'Dona Lúcia' });
    await lucia.sendText('oi');
    await hears(lucia, 'Como posso ajudar?');
    await lucia.chooseRow('Horário');
    await hears(lucia, 'Posso ajudar em algo mais?');
    await lucia.sendText('não, obrigada');
    await hears(lucia, 'de 0 a 10');
    await lucia.sendText('10');
    await hears(lucia, 'Muito obrigado pela sua resposta!');
  }
});

/** The figures of the report by what they are called. */
function reportOf(page: Page) {
  const card = (title: string) => page.getByRole('region', { name: title, exact: true });
  return {
    card,
    async figure(label: string): Promise<string> {
      const group = page
        .locator('dl')
        .first()
        .locator('div', { has: page.getByText(label, { exact: true }) });
      return group.locator('dd').first().innerText();
    },
    async row(title: string, name: string): Promise<string[]> {
      const row = card(title).getByRole('row').filter({ hasText: name });
      return (await row.getByRole('cell').allInnerTexts())
        .map((text) => text.trim())
        .filter((text) => !text.includes(name));
    },
  };
}
