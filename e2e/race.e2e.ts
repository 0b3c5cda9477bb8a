import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { askSupport, heardBy, hears } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

const maria = { waId: '5511987654321', name: 'Maria Souza', problem: 'O moedor parou.' };

describeShop('Two agents, one conversation', (shop) => {
  test('of two who press Assumir at the same moment one has it, the other reads who', async () => {
    const server = shop.server();
    const { items } = await server.call<{ items: { id: string }[] }>('GET', '/v1/departments');
    for (const { id } of items) await server.call('PATCH', `/v1/departments/${id}`, { routing: 'manual' });
    shop.windows().allow(409, /\/take$/);
    const customer = await askSupport(server, maria);
    const pages = [await shop.open('Carla Nunes'), await shop.open('Diego Santos')] as const;
    const panels = pages.map(panelOf);
    for (const panel of panels) await panel.open(maria.name);

    const letGo = await holdUntilBoth(pages);
    await Promise.all(
      panels.map((panel) =>
        panel.conversation.getByRole('button', { name: 'Assumir', exact: true }).first().click(),
      ),
    );
    await letGo();

    const lost = await Promise.any(
      pages.map(async (page, index) => {
        await page.getByText(/(Carla Nunes|Diego Santos) assumiu antes de você\./).waitFor();
        return index;
      }),
    );
    const won = 1 - lost;
    const winner = ['Carla Nunes', 'Diego Santos'][won];
    await pages[lost]?.getByText(`${winner} assumiu antes de você.`).waitFor();
    await panels[lost]?.header.getByText(`${winner} está atendendo`).waitFor();
    await panels[won]?.header.getByText('Você está atendendo').waitFor();
    expect(await panels[lost]?.composer.count()).toBe(0);

    await panels[won]?.reply('Oi, Maria! Vou ver o moedor.');
    await hears(customer, 'Vou ver o moedor');
    await panels[lost]?.bubble('Vou ver o moedor').waitFor();
    expect(heardBy(customer).filter((words) => words.includes('Vou ver o moedor'))).toHaveLength(1);
    expect(await panels[lost]?.thread.getByText(/assumiu a conversa/).count()).toBe(1);
  });
});

/** Both requests stand at the door before either goes in. */
async function holdUntilBoth(pages: readonly Page[]): Promise<() => Promise<void>> {
  const waiting: Route[] = [];
  for (const page of pages) await page.route(/\/take$/, (route) => void waiting.push(route));
  return async () => {
    await expect.poll(() => waiting.length).toBe(pages.length);
    await Promise.all(waiting.map((route) => route.continue()));
  };
}
