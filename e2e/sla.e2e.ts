import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { askSupport } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

/** The wall is read again every few seconds. */
const MINUTE_MS = 60_000;
const helena = { waId: '5511900000002', name: 'Helena Vip', problem: 'Minha assinatura não chegou.' };

describeShop('A promise that is about to break', (shop) => {
  test('the ring turns amber, then red; supervisors are told twice, on the wall and by e-mail', async () => {
    const server = shop.server();
    const { items } = await server.call<{ items: { id: string; slug: string; sla: object }[] }>(
      'GET',
      '/v1/departments',
    );
    const support = items.find(({ slug }) => slug === 'suporte');
    await server.call('PATCH', `/v1/departments/${support?.id}`, {
      sla: { ...support?.sla, first_response: { minutes: 5, alert_minutes: 3 } },
    });
    await server.call('POST', '/v1/contacts', { whatsapp_id: helena.waId, tags: ['vip'] });
    const bruno = await shop.open('Bruno Carvalho');
    const panel = panelOf(bruno);
    const wall = await shop.open('Bruno Carvalho', '/painel');
    const count = (label: string) =>
      wall
        .getByRole('region', { name: 'Agora, na empresa toda' })
        .locator('div', { has: wall.getByText(label, { exact: true }) })
        .locator('dd')
        .innerText();
    await askSupport(server, helena);
    const ring = panel.ring(helena.name);
    await ring.waitFor();
    expect(await colourOf(ring)).toBe(await tokenOf(ring, '--ink-3'));

    await shop.jump(3 * MINUTE_MS + 5_000);
    await expect.poll(() => colourOf(ring)).toBe(await tokenOf(ring, '--soon-mark'));
    await panel.unreadNotices(1).waitFor();
    await expect.poll(() => count('SLA em risco')).toBe('1');

    await shop.jump(2 * MINUTE_MS);
    await expect.poll(() => colourOf(ring)).toBe(await tokenOf(ring, '--bad'));
    await expect.poll(() => ring.getAttribute('aria-label')).toMatch(/^Primeira resposta: atrasada há/);
    await panel.unreadNotices(2).waitFor();
    const notices = await panel.notices();
    await notices.filter({ hasText: 'Prazo perto do fim' }).filter({ hasText: helena.name }).waitFor();
    await notices.filter({ hasText: 'Prazo estourado' }).filter({ hasText: helena.name }).click();
    await panel.thread.getByText('Prazo estourado: primeira resposta').waitFor();
    await expect.poll(() => count('SLA estourado')).toBe('1');
    expect(await count('SLA em risco')).toBe('0');
    const urgent = wall.getByRole('region', { name: 'Precisam de alguém agora' });
    await urgent.getByText(helena.name).waitFor();
    await urgent.getByText('venceu há').waitFor();
  });

  test('without a mail server both e-mails are held where an admin finds them', async () => {
    const ana = await shop.open('Ana Ribeiro', '/ajustes/emails');
    await ana
      .getByText(/Helena Vip/)
      .first()
      .waitFor();
  });
});

const colourOf = (mark: Locator): Promise<string> =>
  mark.evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).color);

/** The colour of a role, as the browser says colours. */
const tokenOf = (mark: Locator, token: string): Promise<string> =>
  mark.evaluate((element, name) => {
    const { body, defaultView } = element.ownerDocument;
    const probe = body.appendChild(element.ownerDocument.createElement('i'));
    probe.style.color = `var(${name})`;
    const { color } = defaultView.getComputedStyle(probe);
    probe.remove();
    return color;
  }, token);
