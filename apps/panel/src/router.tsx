import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { Broken } from './screens/broken.tsx';
import { InboxScreen } from './screens/inbox/inbox-screen.tsx';
import { NotFound } from './screens/not-found.tsx';
import { parseReportSearch } from './screens/reports/rules/report-search.ts';
import { parseFulfillmentSearch } from './screens/settings/fulfillment/rules/fulfillment-search.ts';
import { AppShell } from './screens/shell/app-shell.tsx';
import { type FilterSearch, parseFilterSearch } from './sync/filter-search.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/entrar',
  component: lazyRouteComponent(() => import('./screens/sign-in/sign-in-screen.tsx'), 'SignInScreen'),
  validateSearch: (search: Record<string, unknown>): { token?: string; para?: string } => ({
    token: text(search.token),
    para: text(search.para),
  }),
});

const app = createRoute({ getParentRoute: () => root, id: 'app', component: AppShell });

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/conversas' });
  },
});
const inbox = createRoute({
  getParentRoute: () => app,
  path: '/conversas',
  component: InboxScreen,
  // `mensagem`: the message a search found; the conversation opens there.
  validateSearch: (search: Record<string, unknown>): FilterSearch & { mensagem?: string } => ({
    ...parseFilterSearch(search),
    mensagem: text(search.mensagem),
  }),
});
const conversation = createRoute({ getParentRoute: () => inbox, path: '$conversationId' });

const wall = createRoute({
  getParentRoute: () => app,
  path: '/painel',
  component: lazyRouteComponent(() => import('./screens/wall/wall-screen.tsx'), 'WallScreen'),
});

const reports = createRoute({
  getParentRoute: () => app,
  path: '/relatorios',
  component: lazyRouteComponent(() => import('./screens/reports/reports-screen.tsx'), 'ReportsScreen'),
  validateSearch: parseReportSearch,
});

const ledger = createRoute({
  getParentRoute: () => app,
  path: '/livro-razao',
  component: lazyRouteComponent(() => import('./screens/ledger/ledger-screen.tsx'), 'LedgerScreen'),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: '/ajustes',
  component: lazyRouteComponent(() => import('./screens/settings/settings-layout.tsx'), 'SettingsLayout'),
});
const settingsHome = createRoute({ getParentRoute: () => settings, path: '/' });

/** Each settings page is a chunk of its own. */
const page = <const P extends string>(path: P, load: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => settings, path, component: load });

/** `robo`: which bot, where there are several. */
const intentPage = <const P extends string>(path: P, load: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({
    getParentRoute: () => settings,
    path,
    component: load,
    validateSearch: (search: Record<string, unknown>): { robo?: string } => ({ robo: text(search.robo) }),
  });

const settingsPages = [
  page(
    'departamentos',
    lazyRouteComponent(
      () => import('./screens/settings/departments/departments-page.tsx'),
      'DepartmentsPage',
    ),
  ),
  page(
    'departamentos/$departmentId',
    lazyRouteComponent(() => import('./screens/settings/departments/department-page.tsx'), 'DepartmentPage'),
  ),
  page(
    'atendentes',
    lazyRouteComponent(() => import('./screens/settings/agents/agents-page.tsx'), 'AgentsPage'),
  ),
  page(
    'horarios',
    lazyRouteComponent(() => import('./screens/settings/calendars/calendars-page.tsx'), 'CalendarsPage'),
  ),
  page(
    'horarios/novo',
    lazyRouteComponent(() => import('./screens/settings/calendars/calendar-page.tsx'), 'NewCalendarPage'),
  ),
  page(
    'horarios/$calendarId',
    lazyRouteComponent(() => import('./screens/settings/calendars/calendar-page.tsx'), 'CalendarPage'),
  ),
  page(
    'atendimento',
    lazyRouteComponent(() => import('./screens/settings/desk/desk-page.tsx'), 'DeskPage'),
  ),
  page(
    'respostas',
    lazyRouteComponent(() => import('./screens/settings/canned/canned-page.tsx'), 'CannedPage'),
  ),
  page(
    'etiquetas',
    lazyRouteComponent(() => import('./screens/settings/tags/tags-page.tsx'), 'TagsPage'),
  ),
  page(
    'permissoes',
    lazyRouteComponent(() => import('./screens/settings/team/permissions-page.tsx'), 'PermissionsPage'),
  ),
  page(
    'catalogo',
    lazyRouteComponent(() => import('./screens/settings/catalogue/catalogue-page.tsx'), 'CataloguePage'),
  ),
  page(
    'emails',
    lazyRouteComponent(() => import('./screens/settings/mails/mails-page.tsx'), 'MailsPage'),
  ),
  page(
    'auditoria',
    lazyRouteComponent(() => import('./screens/settings/audit/audit-page.tsx'), 'AuditPage'),
  ),
  page(
    'whatsapp',
    lazyRouteComponent(() => import('./screens/settings/whatsapp/channels-page.tsx'), 'ChannelsPage'),
  ),
  page(
    'whatsapp/novo',
    lazyRouteComponent(() => import('./screens/settings/whatsapp/channel-page.tsx'), 'NewChannelPage'),
  ),
  page(
    'whatsapp/credenciais',
    lazyRouteComponent(() => import('./screens/settings/whatsapp/credentials-page.tsx'), 'CredentialsPage'),
  ),
  page(
    'whatsapp/$channelId',
    lazyRouteComponent(() => import('./screens/settings/whatsapp/channel-page.tsx'), 'ChannelPage'),
  ),
  page(
    'empresa',
    lazyRouteComponent(() => import('./screens/settings/company/company-page.tsx'), 'CompanyPage'),
  ),
  page(
    'robo',
    lazyRouteComponent(() => import('./screens/settings/bot/bot-page.tsx'), 'BotPage'),
  ),
  intentPage(
    'intencoes',
    lazyRouteComponent(() => import('./screens/settings/intents/intents-page.tsx'), 'IntentsPage'),
  ),
  intentPage(
    'intencoes/nova',
    lazyRouteComponent(() => import('./screens/settings/intents/intent-page.tsx'), 'NewIntentPage'),
  ),
  intentPage(
    'intencoes/$node',
    lazyRouteComponent(() => import('./screens/settings/intents/intent-page.tsx'), 'IntentPage'),
  ),
  createRoute({
    getParentRoute: () => settings,
    path: 'webhooks-de-intencao',
    component: lazyRouteComponent(
      () => import('./screens/settings/fulfillment/fulfillment-page.tsx'),
      'FulfillmentPage',
    ),
    validateSearch: parseFulfillmentSearch,
  }),
  page(
    'equipe',
    lazyRouteComponent(() => import('./screens/settings/team/team-page.tsx'), 'TeamPage'),
  ),
  page(
    'chaves',
    lazyRouteComponent(() => import('./screens/settings/api-keys-page.tsx'), 'ApiKeysPage'),
  ),
  page(
    'sessoes',
    lazyRouteComponent(() => import('./screens/settings/profile/sessions-page.tsx'), 'SessionsPage'),
  ),
  page(
    'perfil',
    lazyRouteComponent(() => import('./screens/settings/profile/profile-page.tsx'), 'ProfilePage'),
  ),
] as const;

const tree = root.addChildren([
  signIn,
  app.addChildren([
    home,
    inbox.addChildren([conversation]),
    wall,
    reports,
    ledger,
    settings.addChildren([settingsHome, ...settingsPages]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
