import { dialog, heading, type Screen, settled } from './screen.ts';

const wall = heading('Painel ao vivo');

export const supervisionScreens: readonly Screen[] = [
  { name: 'wall', path: '/painel', prepare: wall },
  {
    name: 'wall-queue',
    path: '/painel',
    async prepare(page) {
      await wall(page);
      await page
        .getByRole('button', { name: /^Suporte/ })
        .filter({ visible: true })
        .click();
      await dialog(page);
    },
  },
  {
    name: 'wall-pass-on',
    path: '/painel',
    async prepare(page) {
      await wall(page);
      await page
        .getByRole('button', { name: /^Transferir a conversa de/ })
        .first()
        .click();
      await dialog(page);
    },
  },
  { name: 'reports', path: '/relatorios?periodo=30', prepare: heading('Relatórios') },
  {
    name: 'reports-table',
    path: '/relatorios?periodo=30',
    async prepare(page) {
      await heading('Relatórios')(page);
      await page.getByRole('button', { name: 'Ver como tabela' }).first().click();
      await page.getByRole('button', { name: 'O que é contado aqui' }).first().click();
      await settled(page);
    },
  },
  { name: 'ledger', path: '/livro-razao', prepare: heading('Livro-razão') },
];
