import type { Page, Route } from 'playwright-core';
import { sayAsCustomer } from './fixture/conversation-acts.ts';
import type { Shot } from './shot.ts';

const at = (index: number) => (ids: string[]) => `/conversas/${ids[index]}`;
const ready = (page: Page) => page.getByRole('log').waitFor();
/** Opens the first conversation, then presses keys outside the composer. */
const press =
  (...keys: string[]) =>
  async (page: Page) => {
    await ready(page);
    await page.waitForTimeout(300);
    for (const key of keys) await page.keyboard.press(key);
  };

type File = { name: string; mimeType: string; buffer: Buffer };
const file = (name: string, mimeType: string): File => ({ name, mimeType, buffer: Buffer.from('x') });
async function attach(page: Page, ...files: File[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Anexar arquivo' }).click();
  await (await choosing).setFiles(files);
}
/** Enter comes before the file is up; `end` is how the upload goes on. */
const sendWhileUploading = (end: (route: Route) => unknown) => async (page: Page) => {
  await ready(page);
  const held: Route[] = [];
  await page.route('**/v1/media', (route) => void held.push(route));
  await attach(page, file('orçamento-2041.pdf', 'application/pdf'));
  await page.getByRole('textbox', { name: 'Mensagem' }).fill('Segue o orçamento com as fotos.');
  await page.keyboard.press('Enter');
  await page.getByText('Envia quando o arquivo chegar').waitFor();
  held.forEach(end);
};

/** The agent's day: the list and its views, and all that opens over a conversation. */
export const talkShots: Shot[] = [
  { name: 'list-queue', path: () => '/conversas?visao=queue' },
  { name: 'list-mine', path: () => '/conversas?visao=mine' },
  { name: 'list-closed', path: () => '/conversas?visao=closed' },
  { name: 'list-narrowed', path: () => '/conversas?naoLidas=true&emRisco=true&etiqueta=empresa' },
  {
    name: 'list-filters',
    path: () => '/conversas',
    act: async (page) => {
      await page.getByRole('list', { name: 'Conversas' }).waitFor();
      await page.keyboard.press('f');
      await page.getByLabel('Departamento').waitFor();
    },
  },
  {
    name: 'search',
    path: () => '/conversas',
    act: async (page) => {
      await page.getByRole('list', { name: 'Conversas' }).waitFor();
      await page.keyboard.press('s');
      await page.getByRole('combobox').fill('mandril');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'search-found',
    path: at(0),
    world: { longThread: 260 },
    act: async (page) => {
      await ready(page);
      await page.keyboard.press('s');
      await page.getByRole('combobox').fill('antiga número 33');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('Mensagem antiga número 33', { exact: true }).waitFor();
    },
  },
  {
    name: 'bell',
    path: () => '/conversas',
    act: async (page) => {
      await page.getByRole('button', { name: /^Avisos/ }).click();
      await page.getByRole('heading', { name: 'Avisos' }).waitFor();
    },
  },
  {
    name: 'presence',
    path: () => '/conversas',
    act: async (page, _world, size) => {
      if (size === 'wide') await page.getByRole('button', { name: /Sua presença/ }).click();
      else await page.getByRole('button', { name: /Conta de/ }).click();
    },
  },
  { name: 'talk-queued', path: at(1) },
  { name: 'talk-colleague', path: at(4) },
  { name: 'talk-blocked', path: at(12) },
  { name: 'talk-closed', path: at(14) },
  { name: 'talk-transfer', path: at(0), act: press('t') },
  {
    name: 'talk-transfer-person',
    path: at(0),
    act: async (page) => {
      await press('t')(page);
      await page.getByRole('radio', { name: /Vendas/ }).click();
      await page.getByLabel('Pessoa do departamento').waitFor();
    },
  },
  { name: 'talk-close', path: at(0), act: press('e') },
  { name: 'talk-block', path: at(0), act: press('x') },
  { name: 'talk-priority', path: at(0), act: press('!') },
  {
    name: 'talk-canned',
    path: at(0),
    act: async (page) => {
      await press('/')(page);
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'talk-gap',
    path: at(8),
    act: async (page) => {
      await ready(page);
      await page.getByRole('button', { name: 'Assumir', exact: true }).first().click();
      await page
        .getByRole('textbox', { name: 'Mensagem' })
        .fill('Oi, {{contact.nickname}}! Seu pedido {{pedido}} chegou.');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'talk-note',
    path: at(0),
    act: async (page) => {
      await press('n')(page);
      await page
        .getByRole('textbox', { name: 'Nota' })
        .fill('Marquei a coleta. @Caio Batista, confirma com o motoboy? @M');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'talk-emoji',
    path: at(0),
    act: async (page) => {
      await press('Control+e')(page);
      await page.getByPlaceholder('Buscar emoji').waitFor();
    },
  },
  {
    name: 'talk-reaction',
    path: at(0),
    act: async (page) => {
      await press('+')(page);
      await page
        .getByRole('button', { name: /Reagir com/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'talk-nearby',
    path: at(0),
    act: async (page, world) => {
      await ready(page);
      await page.waitForTimeout(300);
      const [id] = world.conversations.keys();
      world.whisper({ type: 'composing', conversation_id: id, user: { id: 'x', name: 'Caio Batista' } });
      if (id) sayAsCustomer(world, id, 'Ah, e qual o horário do motoboy?');
      await page.getByText('Caio está escrevendo…').waitFor();
    },
  },
  {
    name: 'talk-files',
    path: at(0),
    act: async (page) => {
      await ready(page);
      await attach(page, file('frente.jpg', 'image/jpeg'), file('orçamento-2041.pdf', 'application/pdf'));
      await page.getByRole('button', { name: 'Remover orçamento-2041.pdf' }).waitFor();
      await page.getByRole('textbox', { name: 'Mensagem' }).fill('Segue o orçamento com as fotos.');
    },
  },
  { name: 'talk-waits', path: at(0), act: sendWhileUploading(() => undefined) },
  { name: 'talk-stopped', path: at(0), act: sendWhileUploading((route) => route.abort()) },
  {
    name: 'talk-tags',
    path: at(0),
    act: async (page) => {
      await press('l')(page);
      await page.getByPlaceholder('Buscar ou criar etiqueta').waitFor();
    },
  },
  {
    name: 'talk-ratings',
    path: at(0),
    act: async (page, _world, size) => {
      await ready(page);
      if (size === 'phone') await page.getByRole('button', { name: 'Detalhes do cliente' }).click();
      await page.getByRole('button', { name: 'Ver as mais antigas' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'demo-panel',
    path: at(0),
    sizes: ['wide'],
    world: { demo: true },
    act: press('i'),
  },
];
