import { describeOpening, shopHours } from '@balcao/calendar';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hears } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop, type Shop } from './lib/shop.ts';
import { totpAt } from './lib/totp.ts';

const PASSWORD = 'pão de queijo quente';
const DAYS = [
  'domingo',
  'segunda-feira',
  'terça-feira',
  'quarta-feira',
  'quinta-feira',
  'sexta-feira',
  'sábado',
];

/** The next 10:00 in São Paulo: a story about “today” must not cross midnight. */
function tenInTheMorning(): number {
  const at = new Date();
  at.setUTCHours(13, 0, 0, 0);
  if (at.getTime() < Date.now()) at.setUTCDate(at.getUTCDate() + 1);
  return at.getTime();
}

describeShop(
  'Administration',
  (shop) => {
    test('who is invited comes in by the link, turns the second factor on, and needs its code from then on', async () => {
      const olivia = await join(shop, 'Olivia Prado', 'Atendente');
      await olivia.goto(`${shop.server().url}/ajustes/perfil`);
      await olivia.getByLabel('Nova senha').fill(PASSWORD);
      await olivia.getByRole('button', { name: 'Trocar a senha' }).click();
      await olivia.getByText('Senha trocada.').waitFor();

      await olivia.getByRole('button', { name: 'Ligar a verificação' }).click();
      const dialog = olivia.getByRole('dialog');
      await dialog.getByLabel('Sua senha').fill(PASSWORD);
      await dialog.getByRole('button', { name: 'Continuar' }).click();
      const secret = await dialog.locator('code').innerText();
      await dialog.getByRole('img', { name: 'Código QR' }).waitFor();
      const used = totpAt(secret, shop.server().now());
      await dialog.getByLabel('Código que o aplicativo mostra').fill(used);
      await dialog.getByText('Guarde os códigos de recuperação').waitFor();
      await dialog.getByLabel('Guardei os códigos num lugar seguro').check();
      await dialog.getByRole('button', { name: 'Concluir' }).click();

      await olivia.getByRole('button', { name: 'Conta de Olivia Prado' }).click();
      await olivia.getByRole('menuitem', { name: 'Sair' }).click();
      await olivia.getByRole('heading', { name: 'Entrar no Balcão' }).waitFor();
      await olivia.getByLabel('E-mail').fill('olivia@cafedobalcao.example');
      await olivia.getByLabel('Senha').fill(PASSWORD);
      await olivia.getByRole('button', { name: 'Entrar' }).click();
      await olivia.getByRole('heading', { name: 'Só mais um passo' }).waitFor();
      expect((await olivia.request.get(`${shop.server().url}/v1/me`)).status()).toBe(401);

      // A code opens one door once.
      shop.windows().allow(401, /^\/v1\/sign-in\/second-factor$/);
      await olivia.getByLabel('Código de 6 dígitos').fill(used);
      await olivia.getByRole('alert').getByText('O código não confere ou já foi usado').waitFor();
      await shop.jump(31_000);
      await olivia.getByLabel('Código de 6 dígitos').fill(totpAt(secret, shop.server().now()));
      await olivia.getByRole('navigation', { name: 'Seções' }).waitFor();
    });

    test('a viewer reads, and is offered nothing they may not do', async () => {
      const vera = await join(shop, 'Vera Lima', 'Leitor');
      const sections = vera.getByRole('navigation', { name: 'Seções' });
      expect(await sections.getByRole('link', { name: /Painel|Relatórios/ }).count()).toBe(0);
      await vera.goto(`${shop.server().url}/ajustes/perfil`);
      const settings = vera.getByRole('navigation', { name: 'Ajustes' });
      await settings.getByRole('link', { name: 'Permissões' }).waitFor();
      expect(await settings.getByRole('link').allInnerTexts()).toEqual(['Permissões', 'Perfil', 'Sessões']);
      await vera.goto(`${shop.server().url}/ajustes/departamentos`);
      await vera.getByText('Seu acesso não permite ver esta página').waitFor();

      const server = shop.server();
      const lucia = server.simulator.user('5531988880003', { name: 'Dona Lúcia' });
      await lucia.sendText('oi');
      await hears(lucia, 'Como posso ajudar?');
      await vera.goto(`${server.url}/conversas`);
      const panel = panelOf(vera);
      await panel.open('Dona Lúcia');
      await panel.conversation.getByText('Seu acesso permite ler, mas não responder.').waitFor();
      expect(
        await panel.conversation.getByRole('button', { name: /Assumir|Encerrar|Mais ações/ }).count(),
      ).toBe(0);
    });

    test('a department, a tag and a canned reply take effect at once, new hours within a second, and the audit log knows who', async () => {
      const server = shop.server();
      const ana = await shop.open('Ana Ribeiro', '/ajustes/departamentos');
      const dialog = ana.getByRole('dialog');
      const save = async () => {
        await ana.getByRole('button', { name: 'Salvar', exact: true }).click();
        await ana.getByText('Alterações salvas.').first().waitFor();
      };
      await ana.getByRole('button', { name: 'Criar departamento' }).click();
      await dialog.getByLabel('Nome').fill('Trocas');
      await dialog.getByRole('button', { name: 'Criar departamento' }).click();
      await ana.getByRole('heading', { name: 'Trocas', level: 1 }).waitFor();
      await ana.getByRole('checkbox', { name: /Carla Nunes/ }).check();
      await ana.getByLabel('Prazo').first().fill('10');
      await ana.getByLabel('Alertar aos').first().fill('6');
      await save();
      const { items } = await server.call<{ items: { slug: string }[] }>('GET', '/v1/departments');
      expect(items.find(({ slug }) => slug === 'trocas')).toMatchObject({
        member_ids: [server.userId('Carla Nunes')],
        sla: { first_response: { minutes: 10, alert_minutes: 6 } },
      });

      await ana.goto(`${server.url}/ajustes/etiquetas`);
      await ana.getByRole('button', { name: 'Criar etiqueta' }).first().click();
      await dialog.getByLabel('Nome').fill('atacado');
      await dialog.getByRole('radio', { name: 'Azul' }).click();
      await dialog.getByRole('button', { name: 'Salvar' }).click();
      await ana.getByRole('listitem').filter({ hasText: 'atacado' }).getByText('nenhum contato').waitFor();

      await ana.goto(`${server.url}/ajustes/respostas`);
      await ana.getByRole('button', { name: 'Criar resposta' }).first().click();
      await dialog.getByLabel('Atalho').fill('pix');
      await dialog.getByLabel('Título').fill('Chave Pix');
      await dialog
        .getByLabel('Texto', { exact: true })
        .fill('Nossa chave Pix é o CNPJ, {{contact.first_name}}.');
      await dialog.getByText('Nossa chave Pix é o CNPJ, Maria.').waitFor();
      await dialog.getByRole('button', { name: 'Salvar' }).click();
      await ana.getByText('/pix').waitFor();

      await ana.getByRole('button', { name: 'Remover: Chave Pix' }).click();
      await dialog.getByRole('button', { name: 'Remover', exact: true }).click();
      await ana.getByText('“Chave Pix” removida.').waitFor();
      await ana.getByRole('button', { name: 'Remover: Chave Pix' }).waitFor({ state: 'detached' });

      await ana.goto(`${server.url}/ajustes/horarios`);
      await ana.getByRole('link', { name: 'Horário comercial' }).click();
      await ana.getByRole('heading', { name: 'Horário comercial', level: 1 }).waitFor();
      await ana.getByRole('switch', { name: `Abre ${todayIn(server.now())}` }).click();
      await save();
      await ana.getByText('Agora: fechado').first().waitFor();
      const calendars = await server.call<{ items: { next_opening: string }[] }>('GET', '/v1/calendars');
      const opensAt = Date.parse(calendars.items[0]?.next_opening ?? '');
      const words = describeOpening(shopHours('America/Sao_Paulo'), opensAt, server.now(), 'pt-BR');
      // Processes know a calendar for a second (modules/calendars/load-calendars.ts).
      await shop.jump(1_000);
      const rafael = server.simulator.user('5521987650002', { name: 'Rafael Monteiro' });
      await rafael.sendText('oi');
      expect(await hears(rafael, 'Como posso ajudar?')).toContain(
        `não está atendendo agora e volta ${words}`,
      );

      await ana.goto(`${server.url}/ajustes/auditoria`);
      for (const act of [
        'criou o departamento Trocas',
        'mudou o departamento Trocas',
        'criou a etiqueta atacado',
        'criou a resposta pronta',
        'mudou o horário Horário comercial',
        'convidou Vera Lima',
      ]) {
        const entry = ana.getByRole('listitem').filter({ hasText: act }).first();
        expect(await entry.innerText()).toContain('Ana Ribeiro');
      }
    });
  },
  { startMs: tenInTheMorning },
);

/** Invited by the owner, signed in by the link, in a window of their own. */
async function join(shop: Shop, name: string, role: string): Promise<Page> {
  const owner = await shop.open('Ana Ribeiro', '/ajustes/equipe');
  await owner.getByRole('button', { name: 'Adicionar pessoa' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Nome').fill(name);
  await dialog.getByLabel('E-mail').fill(`${name.split(' ')[0]?.toLowerCase()}@cafedobalcao.example`);
  await dialog.getByLabel('Função').selectOption({ label: role });
  await dialog.getByRole('button', { name: 'Adicionar pessoa' }).click();
  const link = await owner.getByRole('dialog').getByLabel('Link de acesso').inputValue();
  await shop.leave(owner);
  const page = await shop.openStranger();
  await page.goto(link);
  await page.getByRole('heading', { name: 'Conversas' }).waitFor();
  return page;
}

function todayIn(nowMs: number): string {
  return DAYS[new Date(nowMs - 3 * 3_600_000).getUTCDay()] ?? '';
}
