import type { Shot } from './shot.ts';

/** The wall, the reports and the pages of administration. */
export const deskShots: Shot[] = [
  {
    name: 'sign-in-code',
    path: () => '/entrar',
    world: { signedOut: true },
    async act(page) {
      await page.getByLabel('E-mail').fill('rute@ferragensaojorge.com.br');
      await page.getByLabel('Senha').fill('correta');
      await page.getByRole('button', { name: 'Entrar' }).click();
      await page.getByLabel('Código de 6 dígitos').fill('123');
    },
  },
  { name: 'wall', path: () => '/painel' },
  { name: 'wall-empty', path: () => '/painel', world: { empty: true } },
  {
    name: 'wall-queue',
    path: () => '/painel',
    act: (page) =>
      page
        .getByRole('button', { name: /Suporte.*ver a fila/ })
        .locator('visible=true')
        .click(),
  },
  {
    name: 'wall-transfer',
    path: () => '/painel',
    act: (page) =>
      page
        .getByRole('button', { name: /^Transferir a conversa/ })
        .first()
        .click(),
  },
  { name: 'reports', path: () => '/relatorios' },
  ...(['middle', 'heat', 'tables', 'end'] as const).map(
    (place, index): Shot => ({
      name: `reports-${place}`,
      path: () => '/relatorios?periodo=90d',
      act: async (page) => {
        await page.getByRole('heading', { name: 'Volume por dia' }).waitFor();
        await page
          .getByRole('heading', {
            name: [
              'Tempo de primeira resposta',
              'Entrega e leitura',
              'Atendentes',
              'O que os clientes escreveram',
            ][index],
            exact: true,
          })
          .evaluate((element) => element.scrollIntoView());
      },
    }),
  ),
  {
    name: 'reports-table',
    path: () => '/relatorios?periodo=7d',
    act: async (page) => {
      await page.getByRole('button', { name: 'Ver como tabela' }).first().click();
      await page.getByRole('button', { name: 'O que é contado aqui' }).first().click();
    },
  },
  { name: 'reports-empty', path: () => '/relatorios', world: { empty: true } },
  ...(
    [
      ['departments', 'departamentos'],
      ['agents', 'atendentes'],
      ['calendars', 'horarios'],
      ['calendar-new', 'horarios/novo'],
      ['closing', 'atendimento'],
      ['canned', 'respostas'],
      ['tags', 'etiquetas'],
      ['permissions', 'permissoes'],
      ['catalogue', 'catalogo'],
      ['mails', 'emails'],
      ['audit', 'auditoria'],
    ] as const
  ).map(([name, path]): Shot => ({ name: `settings-${name}`, path: () => `/ajustes/${path}` })),
  { name: 'settings-mails-empty', path: () => '/ajustes/emails', world: { empty: true } },
  {
    name: 'settings-home',
    path: () => '/ajustes',
    sizes: ['phone'],
  },
  {
    name: 'settings-department',
    path: () => '/ajustes/departamentos',
    act: async (page) => {
      await page.getByRole('link', { name: 'Suporte' }).click();
      await page.getByRole('heading', { name: 'Quem atende' }).waitFor();
    },
  },
  {
    name: 'settings-department-sla',
    path: () => '/ajustes/departamentos',
    act: async (page) => {
      await page.getByRole('link', { name: 'Suporte' }).click();
      await page.getByRole('heading', { name: 'SLA' }).evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: 'settings-department-archive',
    path: () => '/ajustes/departamentos',
    act: async (page) => {
      await page.getByRole('link', { name: 'Suporte' }).click();
      await page.getByRole('button', { name: 'Arquivar departamento' }).click();
    },
  },
  {
    name: 'settings-calendar',
    path: () => '/ajustes/horarios',
    act: async (page) => {
      await page.getByRole('link', { name: 'Loja' }).click();
      await page.getByRole('heading', { name: 'Semana' }).waitFor();
    },
  },
  {
    name: 'settings-calendar-holidays',
    path: () => '/ajustes/horarios',
    act: async (page) => {
      await page.getByRole('link', { name: 'Loja' }).click();
      await page.getByText('Tiradentes').waitFor();
      await page
        .getByRole('heading', { name: 'Feriados', exact: true })
        .evaluate((element) => element.scrollIntoView());
    },
  },
  {
    name: 'settings-calendar-end',
    path: () => '/ajustes/horarios',
    act: async (page) => {
      await page.getByRole('link', { name: 'Plantão' }).click();
      await page.getByText('Tiradentes').waitFor();
      await page.getByRole('button', { name: 'Adicionar data' }).click();
      await page.getByRole('button', { name: 'Excluir horário' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-agent',
    path: () => '/ajustes/atendentes',
    act: (page) => page.getByRole('button', { name: 'Editar: Caio Batista' }).click(),
  },
  {
    name: 'settings-canned-edit',
    path: () => '/ajustes/respostas',
    act: (page) => page.getByRole('button', { name: 'Saudação', exact: true }).click(),
  },
  {
    name: 'settings-tag',
    path: () => '/ajustes/etiquetas',
    act: (page) => page.getByRole('button', { name: 'Editar: obra' }).click(),
  },
  {
    name: 'settings-item',
    path: () => '/ajustes/catalogo',
    act: (page) => page.getByRole('button', { name: 'Adicionar item' }).first().click(),
  },
  {
    name: 'settings-mail',
    path: () => '/ajustes/emails',
    act: (page) => page.getByRole('button', { name: 'Seu acesso ao Balcão' }).click(),
  },
  {
    name: 'settings-user',
    path: () => '/ajustes/equipe',
    act: async (page) => {
      await page.getByRole('button', { name: 'Rute Sampaio' }).click();
      await page.getByText('Última atividade').first().waitFor();
    },
  },
  {
    name: 'settings-invited',
    path: () => '/ajustes/equipe',
    act: async (page) => {
      await page.getByRole('button', { name: 'Adicionar pessoa' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Nome').fill('Elisa Prado');
      await dialog.getByLabel('E-mail').fill('elisa@ferragensaojorge.com.br');
      await dialog.getByRole('button', { name: 'Adicionar pessoa' }).click();
    },
  },
  {
    name: 'settings-factor',
    path: () => '/ajustes/perfil',
    act: async (page) => {
      await page.getByRole('button', { name: 'Desligar' }).click();
      await page.getByLabel('Sua senha').fill('qualquer');
      await page.getByRole('dialog').getByRole('button', { name: 'Desligar' }).click();
      await page.getByRole('button', { name: 'Ligar a verificação' }).click();
      await page.getByLabel('Sua senha').fill('qualquer');
      await page.getByRole('button', { name: 'Continuar' }).click();
    },
  },
  {
    name: 'settings-factor-codes',
    path: () => '/ajustes/perfil',
    act: async (page) => {
      await page.getByRole('button', { name: 'Desligar' }).click();
      await page.getByLabel('Sua senha').fill('qualquer');
      await page.getByRole('dialog').getByRole('button', { name: 'Desligar' }).click();
      await page.getByRole('button', { name: 'Ligar a verificação' }).click();
      await page.getByLabel('Sua senha').fill('qualquer');
      await page.getByRole('button', { name: 'Continuar' }).click();
      await page.getByLabel('Código que o aplicativo mostra').fill('123456');
    },
  },
];
