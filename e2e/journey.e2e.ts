import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeDesk } from './lib/desk.ts';
import { panelOf } from './lib/panel.ts';
import { phoneOf } from './lib/phone.ts';
import { paintPicture } from './lib/picture.ts';

const PROBLEM = 'O moedor parou e cheira a queimado.';

describeDesk('One message’s whole journey', (desk) => {
  test('from “oi” on the phone to a person’s answer, and back to the robot', async () => {
    const page = await desk.openPanel();
    const phone = phoneOf(page);
    const panel = panelOf(page);

    // The first screen is the phone beside the inbox, and the inbox is not empty.
    await phone.screen.locator('.chat-head').getByText('Café do Balcão').waitFor();
    await panel.row('Marina Alves').waitFor();
    expect(await panel.row('Maria Souza').count()).toBe(0);

    // The menu comes to the phone, the conversation to the list, without a reload.
    await phone.say('oi');
    await phone.told('Como posso ajudar?').waitFor();
    await panel.row('Maria Souza').waitFor();

    await panel.open('Maria Souza');
    await panel.bubble('oi').waitFor();
    await panel.bubble('Como posso ajudar?').waitFor();
    await panel.header.getByText('O robô está atendendo').waitFor();
    // The phone's chat is open, so what the robot wrote is read.
    await panel.thread.getByRole('img', { name: 'Lida' }).first().waitFor();

    // Support: details, then a photo, then a person.
    await phone.chooseRow('Suporte técnico');
    await phone.told('Conte em uma mensagem').waitFor();
    await phone.say(PROBLEM);
    await phone.told('Se tiver uma foto').waitFor();
    await phone.sendPhoto(paintPicture());
    await phone.told('Vou transferir você').waitFor();
    await panel.thread.getByRole('img', { name: 'Foto enviada na conversa' }).waitFor();
    await expect.poll(() => loadedPictures(page)).toBe(1);

    // The whole story stands on top.
    const story = panel.conversation.locator('details', { hasText: 'Passado pelo robô' });
    await story.getByText(`“${PROBLEM}”`).waitFor();
    await panel.row('Maria Souza').getByRole('img', { name: 'Na fila', exact: true }).waitFor();

    // The list says the same of the last message as the conversation.
    await panel.row('Maria Souza').getByRole('img', { name: 'Lida' }).waitFor();

    // A person takes over; the robot is silent from here on.
    await panel.take();
    await panel.header.getByText('Você está atendendo').waitFor();
    await phone.say('Tem alguém aí?');
    await panel.bubble('Tem alguém aí?').waitFor();
    await panel.reply('Oi, Maria! Aqui é a Ana. Pode desligar da tomada?');
    await phone.told('Aqui é a Ana').waitFor();
    expect(await phone.told('Como posso ajudar?').count()).toBe(1);

    await panel.attach(paintPicture(640, 480, [60, 120, 90]), 'troca.png', 'image/png');
    await panel.reply('O desenho da peça');
    await phone.told('O desenho da peça').locator('img').waitFor();

    await expect.poll(() => ticksOf(page, 'Aqui é a Ana')).toBe('Lida');
    await expect.poll(() => ticksOf(page, 'O desenho da peça')).toBe('Lida');

    // Back to the robot: the next message gets the menu.
    await panel.header.getByRole('button', { name: 'Devolver ao robô' }).click();
    await panel.header.getByText('O robô está atendendo').waitFor();
    await phone.say('obrigada');
    await expect.poll(() => phone.told('Como posso ajudar?').count()).toBe(2);
  });
});

function loadedPictures(page: Page): Promise<number> {
  return page
    .getByRole('log', { name: 'Mensagens' })
    .locator('img')
    .evaluateAll((all) => all.filter((one) => 'naturalWidth' in one && Number(one.naturalWidth) > 0).length);
}

/** The delivery mark beside the words. */
async function ticksOf(page: Page, words: string): Promise<string | null> {
  const bubble = page.getByRole('log', { name: 'Mensagens' }).locator('.shadow-1', { hasText: words }).last();
  return bubble
    .getByRole('img', { name: /Enviad|Entregue|Lida|Aceita|fila/ })
    .last()
    .getAttribute('aria-label');
}
