import type { Page } from 'playwright-core';
import { dialog, heading, type Screen } from './screen.ts';

const plain = (name: string, page: string, title: string | RegExp): Screen => ({
  name: `settings-${name}`,
  path: `/ajustes/${page}`,
  prepare: heading(title),
});
/** A page, and what stands after one press on it. */
const pressed = (
  name: string,
  page: string,
  title: string | RegExp,
  press: (page: Page) => Promise<void>,
  then: (page: Page) => Promise<void> = dialog,
): Screen => ({
  name: `settings-${name}`,
  path: `/ajustes/${page}`,
  async prepare(at) {
    await heading(title)(at);
    await press(at);
    await then(at);
  },
});
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const link = (name: string | RegExp) => (page: Page) =>
  page.getByRole('main').or(page.locator('body')).getByRole('link', { name }).last().click();

const WEBHOOKS = 'webhooks-de-intencao';

export const settingsScreens: readonly Screen[] = [
  plain('departments', 'departamentos', 'Departamentos'),
  pressed('department', 'departamentos', 'Departamentos', link('Suporte'), heading('Suporte')),
  pressed('department-new', 'departamentos', 'Departamentos', button('Criar departamento')),
  plain('agents', 'atendentes', 'Atendentes'),
  pressed('agent', 'atendentes', 'Atendentes', button(/Carla Nunes/)),
  plain('calendars', 'horarios', 'Horários'),
  pressed('calendar', 'horarios', 'Horários', link('Horário comercial'), heading('Horário comercial')),
  plain('calendar-new', 'horarios/novo', 'Criar horário'),
  plain('desk', 'atendimento', 'Pesquisa e encerramento'),
  plain('canned', 'respostas', 'Respostas prontas'),
  pressed('canned-new', 'respostas', 'Respostas prontas', button('Criar resposta')),
  plain('tags', 'etiquetas', 'Etiquetas'),
  pressed('tag', 'etiquetas', 'Etiquetas', button(/^Editar: /)),
  pressed('tag-remove', 'etiquetas', 'Etiquetas', button(/^Remover: /)),
  plain('team', 'equipe', 'Pessoas'),
  pressed('team-invite', 'equipe', 'Pessoas', button('Adicionar pessoa')),
  pressed('team-person', 'equipe', 'Pessoas', button(/Diego Santos/)),
  plain('permissions', 'permissoes', 'Permissões'),
  plain('whatsapp', 'whatsapp', 'WhatsApp'),
  pressed(
    'whatsapp-number',
    'whatsapp',
    'WhatsApp',
    (page) => page.getByRole('link', { name: /WhatsApp da loja/ }).click(),
    async (page) => {
      await heading('WhatsApp da loja')(page);
      await page.getByRole('button', { name: 'Testar conexão' }).click();
      await page.getByText('Este número está pronto').waitFor();
    },
  ),
  plain('whatsapp-new', 'whatsapp/novo', 'Conectar um número'),
  plain('credentials', 'whatsapp/credenciais', 'Como obter as credenciais'),
  plain('bot', 'robo', 'Robô'),
  plain('intents', 'intencoes', 'Intenções'),
  pressed('intent', 'intencoes', 'Intenções', link('Consultar pedido'), heading('Consultar pedido')),
  plain('intent-new', 'intencoes/nova', 'Criar intenção'),
  plain('webhooks', WEBHOOKS, 'Webhooks de intenção'),
  pressed('webhook-new', WEBHOOKS, 'Webhooks de intenção', button('Criar webhook')),
  pressed('webhook-call', WEBHOOKS, 'Webhooks de intenção', button(/^Testar/), async (page) => {
    await dialog(page);
    await page.getByLabel('Intenção').fill('Consultar pedido');
    await page.getByLabel('Parâmetros (JSON)').fill('{"pedido": 1001}');
    await page.getByRole('button', { name: 'Chamar agora' }).click();
    await page.getByText('Respondeu', { exact: true }).waitFor();
  }),
  plain('calls', `${WEBHOOKS}?aba=chamadas`, 'Webhooks de intenção'),
  plain('data-sources', `${WEBHOOKS}?aba=fontes`, 'Webhooks de intenção'),
  plain('catalogue', 'catalogo', 'Catálogo'),
  plain('profile', 'perfil', 'Perfil'),
  pressed('second-factor', 'perfil', 'Perfil', button('Ligar a verificação')),
  plain('sessions', 'sessoes', 'Sessões'),
  plain('company', 'empresa', 'Dados da empresa'),
  plain('api-keys', 'chaves', 'Chaves de API'),
  plain('mails', 'emails', 'E-mails'),
  plain('audit', 'auditoria', 'Auditoria'),
];
