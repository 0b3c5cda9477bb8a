import type { Locator, Page } from 'playwright-core';

/** The parts of the inbox by what they are called on the screen. */
export function panelOf(page: Page) {
  const list = page.getByRole('list', { name: 'Conversas' });
  const conversation = page.getByRole('region', { name: 'Conversa', exact: true });
  const thread = page.getByRole('log', { name: 'Mensagens' });
  const composer = page.getByRole('textbox', { name: 'Mensagem', exact: true });
  return {
    list,
    conversation,
    thread,
    composer,
    row: (name: string): Locator => list.getByRole('listitem').filter({ hasText: name }),
    /** the heading and buttons over the messages */
    header: conversation.locator('header'),
    bubble: (text: string): Locator => thread.getByText(text),
    async open(name: string): Promise<void> {
      await list.getByRole('listitem').filter({ hasText: name }).getByRole('button').click();
      await conversation.getByRole('heading', { name }).waitFor();
    },
    async take(): Promise<void> {
      await conversation.getByRole('button', { name: 'Assumir', exact: true }).first().click();
      await composer.waitFor();
    },
    async reply(text: string): Promise<void> {
      await composer.fill(text);
      await composer.press('Enter');
    },
    async attach(bytes: Buffer, name: string, mimeType: string): Promise<void> {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Anexar arquivo' }).click();
      await (await chooser).setFiles({ name, mimeType, buffer: bytes });
      await page.getByRole('button', { name: `Remover ${name}` }).waitFor();
    },
  };
}
