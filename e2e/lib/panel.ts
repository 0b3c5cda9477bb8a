import type { Locator, Page } from 'playwright-core';

const RING = /^(Primeira resposta|Resposta|Solução):/;

/** The parts of the inbox by what they are called on the screen. */
export function panelOf(page: Page) {
  const list = page.getByRole('list', { name: 'Conversas' });
  const conversation = page.getByRole('region', { name: 'Conversa', exact: true });
  const thread = page.getByRole('log', { name: 'Mensagens' });
  const composer = page.getByRole('textbox', { name: 'Mensagem', exact: true });
  const write = (mode: string) =>
    conversation
      .getByRole('group', { name: 'O que escrever' })
      .getByRole('button', { name: mode, exact: true })
      .click();
  const openTransfer = () => conversation.getByRole('button', { name: 'Transferir' }).first().click();
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
      const row = list.getByRole('listitem').filter({ hasText: name });
      await list.getByRole('listitem').first().waitFor();
      // Only rows in sight are drawn.
      for (let looks = 0; looks < 20 && (await row.count()) === 0; looks += 1) {
        // Not by the wheel: on a busy machine its scrolling comes late, under the click that follows.
        await list.evaluate((scroller) => scroller.scrollBy(0, 300));
        await row.waitFor({ timeout: 500 }).catch(() => undefined);
      }
      await row.getByRole('button').click();
      await conversation.getByRole('heading', { name }).waitFor();
    },
    /** one of the list's views: Minhas, Na fila, Todas, Robô */
    async view(name: string): Promise<void> {
      await page.getByRole('group', { name: 'Que conversas mostrar' }).getByRole('button', { name }).click();
    },
    /** the ring of a row: `Primeira resposta: faltam 4 min` */
    ring: (name: string): Locator =>
      list.getByRole('listitem').filter({ hasText: name }).getByRole('img', { name: RING }),
    openTransfer,
    async transfer(to: string, note?: string): Promise<void> {
      await openTransfer();
      const dialog = page.getByRole('dialog', { name: 'Transferir a conversa' });
      await dialog.getByRole('radio', { name: to }).click();
      if (note !== undefined) await dialog.getByLabel('Nota para o colega').fill(note);
      await dialog.getByRole('button', { name: 'Transferir', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async resolve(reason: string): Promise<void> {
      await conversation.getByRole('button', { name: 'Encerrar' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Encerrar a conversa?' });
      await dialog.getByRole('radio', { name: reason }).check();
      await dialog.getByRole('button', { name: 'Encerrar', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    noteField: page.getByRole('textbox', { name: 'Nota', exact: true }),
    openNote: () => write('Nota'),
    openReply: () => write('Responder'),
    /** the menu behind the three dots */
    async more(action: string): Promise<void> {
      await conversation.getByRole('button', { name: 'Mais ações' }).click();
      await page.getByRole('menuitem', { name: action }).click();
    },
    async choosePresence(presence: 'Disponível' | 'Ausente' | 'Offline'): Promise<void> {
      await page.getByRole('button', { name: /^Sua presença/ }).click();
      await page.getByRole('menuitem', { name: presence }).click();
      await page.getByRole('button', { name: `Sua presença: ${presence}` }).waitFor();
    },
    /** the bell, when it says so many */
    unreadNotices: (count: number): Locator =>
      page.getByRole('button', { name: count === 0 ? /^Avisos$/ : new RegExp(`^Avisos\\D*${count} nov`) }),
    /** opens the bell; its rows */
    async notices(): Promise<Locator> {
      await page.getByRole('button', { name: /^Avisos/ }).click();
      return page.getByRole('dialog', { name: 'Avisos' }).getByRole('listitem');
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
