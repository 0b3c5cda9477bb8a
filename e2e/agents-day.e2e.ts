import { getTextOf } from '@balcao/whatsapp-simulator';
import { expect, test } from 'vitest';
import { askSupport, heardBy, hears } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

const maria = { waId: '5511987654321', name: 'Maria Souza', problem: 'A máquina está com vazamento.' };
const rita = { waId: '5511900000003', name: 'Rita Lopes', problem: 'Quero trocar o filtro.' };
const golpe = { waId: '5511900000666', name: 'Premiado Certo', problem: 'Você ganhou um carro!' };

describeShop('An agent’s day', (shop) => {
  test('“menu” on the phone leaves the queue: the robot goes on, nobody is kept waiting for', async () => {
    const bruno = panelOf(await shop.open('Bruno Carvalho'));
    const phone = await shop.openPhone('5511900000005', 'Téo Ramos');
    await phone.say('oi');
    await phone.told('Como posso ajudar?').waitFor();
    await phone.chooseRow('Falar com atendente');
    await phone.told('Você é o próximo da fila').waitFor();
    await bruno.row('Téo Ramos').getByRole('img', { name: 'Na fila', exact: true }).waitFor();
    await phone.say('menu');
    await expect.poll(() => phone.told('Como posso ajudar?').count()).toBe(2);
    await bruno.row('Téo Ramos').getByRole('img', { name: 'Com o robô' }).waitFor();
    await bruno.open('Téo Ramos');
    await bruno.thread.getByText('O cliente saiu da fila').waitFor();
    await bruno.view('Na fila');
    await bruno.row('Téo Ramos').waitFor({ state: 'detached' });
  });

  test('while one writes, the other is told; a note calls a colleague and never reaches the phone', async () => {
    const customer = await askSupport(shop.server(), maria);
    const carla = await shop.open('Carla Nunes');
    const atCarlas = panelOf(carla);
    const bruno = panelOf(await shop.open('Bruno Carvalho'));
    await bruno.open(maria.name);
    await atCarlas.open(maria.name);
    await atCarlas.header.getByText('Você está atendendo').waitFor();
    await atCarlas.composer.pressSequentially('Oi, Maria');
    await bruno.conversation.getByText('Carla está escrevendo…').waitFor();

    await atCarlas.openNote();
    await atCarlas.noteField.pressSequentially('Vazou de novo, pode ver? @Bru');
    await carla
      .getByRole('listbox', { name: 'Pessoas a mencionar' })
      .getByRole('option', { name: 'Bruno Carvalho' })
      .waitFor();
    await carla.keyboard.press('Enter');
    expect(await atCarlas.noteField.inputValue()).toContain('@Bruno Carvalho');
    await carla.keyboard.press('Enter');
    await bruno.thread.getByText('Vazou de novo, pode ver?').waitFor();
    await bruno.unreadNotices(1).waitFor();
    const notices = await bruno.notices();
    await notices.filter({ hasText: 'Carla Nunes mencionou você' }).filter({ hasText: maria.name }).click();
    await bruno.unreadNotices(0).waitFor();

    // What was begun before the note still stands, and goes out.
    await atCarlas.openReply();
    expect(await atCarlas.composer.inputValue()).toBe('Oi, Maria');
    await atCarlas.composer.press('Enter');
    await hears(customer, 'Oi, Maria');
    expect(heardBy(customer).join('\n')).not.toContain('Vazou de novo');
  });

  test('what did not arrive is sent again by who answers; a colleague reads why and is offered nothing', async () => {
    // The simulator's number of somebody who cannot be reached.
    shop.server().simulator.user('999001131026', { name: 'Caio Reis' }).sendText('oi');
    const panel = panelOf(await shop.open('Carla Nunes'));
    await panel.row('Caio Reis').waitFor();
    await panel.open('Caio Reis');
    await panel.conversation.getByRole('button', { name: 'Assumir' }).first().click();
    await panel.composer.fill('Segue o orçamento');
    await panel.composer.press('Enter');
    await panel.thread.getByRole('button', { name: 'Reenviar' }).nth(1).click();
    await expect.poll(() => panel.bubble('Segue o orçamento').count()).toBe(2);

    const diego = panelOf(await shop.open('Diego Santos'));
    await diego.open('Caio Reis');
    await diego.thread.getByText('Segue o orçamento').first().waitFor();
    await diego.thread.getByRole('note').last().waitFor();
    expect(await diego.thread.getByRole('button', { name: 'Reenviar' }).count()).toBe(0);
  });

  test('a canned reply comes filled in and goes out as it was read', async () => {
    const server = shop.server();
    await server.call('POST', '/v1/canned-replies', {
      shortcut: 'troca',
      title: 'Prazo da troca',
      body: 'Oi, {{contact.first_name}}! Aqui é {{agent.name}}, da {{organization.name}}. A troca leva 3 dias.',
    });
    const page = await shop.open('Carla Nunes');
    const panel = panelOf(page);
    await panel.open(maria.name);
    await panel.composer.pressSequentially('/tro');
    await page.getByRole('option', { name: /\/troca/ }).waitFor();
    await page.keyboard.press('Enter');
    const words = 'Oi, Maria! Aqui é Carla Nunes, da Café do Balcão. A troca leva 3 dias.';
    expect(await panel.composer.inputValue()).toBe(words);
    expect(await panel.bubble(words).count()).toBe(0);
    await page.keyboard.press('Enter');
    await hears(server.simulator.user(maria.waId), words);
  });

  test('an answer that quotes, a reaction and a file let fall on the messages reach the customer', async () => {
    const { simulator } = shop.server();
    const said = (kind: string) =>
      simulator
        .user(maria.waId)
        .transcript()
        .filter((one) => one.direction === 'out' && one.type === kind);
    const problem = simulator
      .user(maria.waId)
      .transcript()
      .find((one) => one.direction === 'in' && getTextOf(one) === maria.problem);
    const page = await shop.open('Carla Nunes');
    const panel = panelOf(page);
    await panel.open(maria.name);
    await panel.bubble(maria.problem).last().hover();
    const row = panel.thread.locator('div', { hasText: maria.problem }).last();
    await row.locator('xpath=ancestor::*[.//button][1]').getByRole('button', { name: 'Reagir' }).click();
    await page.getByRole('button', { name: 'Reagir com 🙏' }).click();
    await expect.poll(() => problem?.reactions?.business).toBe('🙏');

    await panel.composer.fill('');
    await panel.bubble(maria.problem).last().hover();
    await row
      .locator('xpath=ancestor::*[.//button][1]')
      .getByRole('button', { name: 'Responder a esta mensagem' })
      .click();
    await panel.reply('Essa máquina tem garantia.');
    await hears(simulator.user(maria.waId), 'Essa máquina tem garantia.');
    expect(said('text').at(-1)?.context).toEqual({ id: problem?.id });

    const files = await page.evaluateHandle(`(() => {
      const carried = new DataTransfer();
      carried.items.add(new File(['%PDF-1.4 garantia'], 'garantia.pdf', { type: 'application/pdf' }));
      return carried;
    })()`);
    for (const type of ['dragenter', 'dragover', 'drop'])
      await panel.thread.dispatchEvent(type, { dataTransfer: files });
    await page.getByRole('button', { name: 'Remover garantia.pdf' }).waitFor();
    await panel.composer.press('Enter');
    await expect.poll(() => said('document').length, { timeout: 15_000 }).toBe(1);
  });

  test('a word without its accent finds the message, and opens the conversation there', async () => {
    const page = await shop.open('Bruno Carvalho');
    await panelOf(page).row(maria.name).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('combobox', { name: /Nome, telefone/ }).fill('maquina');
    const hit = page
      .getByRole('group', { name: 'Mensagens' })
      .getByRole('option')
      .filter({ hasText: maria.problem })
      .first();
    await hit.locator('mark', { hasText: 'máquina' }).waitFor();
    await hit.click();
    await panelOf(page).conversation.getByRole('heading', { name: maria.name }).waitFor();
    await panelOf(page).thread.getByText(maria.problem).first().waitFor();
  });

  test('a screen that does not open, as after an update, says so and opens on reload', async () => {
    const page = await shop.open('Bruno Carvalho');
    const chunk = '**/assets/reports-screen-*';
    shop.windows().allow(404, /\/assets\/reports-screen-/);
    await page.route(chunk, (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByRole('link', { name: 'Relatórios' }).click();
    await page.getByText('Esta tela não abriu.').waitFor();
    await page.unroute(chunk);
    await page.getByRole('button', { name: 'Recarregar' }).click();
    await page.getByRole('heading', { name: 'Relatórios', level: 1 }).waitFor();
  });

  test('a draft outlives the page; another conversation has its own', async () => {
    await askSupport(shop.server(), rita);
    const page = await shop.open('Carla Nunes');
    const panel = panelOf(page);
    await panel.open(maria.name);
    await panel.composer.fill('Ainda vou terminar esta frase');
    await panel.open(rita.name);
    expect(await panel.composer.inputValue()).toBe('');
    await panel.row(maria.name).getByText('Rascunho:').waitFor();
    await page.reload();
    await panel.row(maria.name).getByText('Ainda vou terminar esta frase').waitFor();
    await panel.open(maria.name);
    await expect.poll(() => panel.composer.inputValue()).toBe('Ainda vou terminar esta frase');
  });

  test('a blocked contact is heard by nobody, until unblocked', async () => {
    const server = shop.server();
    const scammer = await askSupport(server, golpe);
    const page = await shop.open('Carla Nunes');
    const panel = panelOf(page);
    await panel.open(golpe.name);
    await panel.more('Bloquear contato');
    await page.getByRole('dialog').getByRole('button', { name: 'Bloquear', exact: true }).click();
    await page.getByText('Contato bloqueado.').waitFor();
    await panel.row(golpe.name).waitFor({ state: 'detached' });
    const before = heardBy(scammer).length;
    await scammer.sendText('Clique no link!');
    await panel.bubble('Clique no link!').waitFor();
    expect(heardBy(scammer)).toHaveLength(before);

    await panel.more('Desbloquear contato');
    await page.getByRole('dialog').getByRole('button', { name: 'Desbloquear', exact: true }).click();
    await page.getByText('Contato desbloqueado.').waitFor();
    await scammer.sendText('oi');
    await hears(scammer, 'Como posso ajudar?');
  });
});
