import type { FrameLocator, Locator, Page } from 'playwright-core';

export type Phone = ReturnType<typeof phoneOf>;

/** The customer's phone: in its frame beside the inbox, or as a page of its own. */
export function phoneOf(page: Page, where: 'frame' | 'page' = 'frame') {
  const screen: FrameLocator | Page =
    where === 'page' ? page : page.frameLocator('iframe[title="Telefone do cliente"]');
  const draft = screen.getByRole('textbox', { name: 'Mensagem', exact: true });
  const messages = screen.getByRole('log', { name: 'Mensagens' });
  return {
    screen,
    messages,
    /** bubbles with this text */
    bubble: (text: string | RegExp): Locator => messages.locator('.message', { hasText: text }),
    /** what the business wrote, with this text */
    told: (text: string | RegExp): Locator => messages.locator('.message.their', { hasText: text }),
    async say(text: string): Promise<void> {
      await draft.fill(text);
      await draft.press('Enter');
    },
    /** Opens the list of the last message that has one, chooses the row, sends. */
    async chooseRow(title: string, list = 'Ver opções'): Promise<void> {
      await messages.getByRole('button', { name: list }).last().click();
      await screen.locator('label.row', { hasText: title }).click();
      await screen.getByRole('button', { name: 'Enviar', exact: true }).last().click();
    },
    async tap(title: string): Promise<void> {
      await messages.getByRole('button', { name: title, exact: true }).last().click();
    },
    async sendPhoto(bytes: Buffer, name = 'foto.png'): Promise<void> {
      await screen.getByRole('button', { name: 'Anexar e mais' }).click();
      const chooser = page.waitForEvent('filechooser');
      await screen.getByRole('button', { name: 'Foto ou vídeo' }).click();
      await (await chooser).setFiles({ name, mimeType: 'image/png', buffer: bytes });
    },
    async become(person: string): Promise<void> {
      await screen.getByRole('button', { name: /Trocar de pessoa/ }).click();
      await screen.locator('.sheet-layer .person', { hasText: person }).click();
    },
  };
}
