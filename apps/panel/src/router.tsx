import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { InboxScreen } from './screens/inbox/inbox-screen.tsx';
import { NotFound } from './screens/not-found.tsx';
import { AppShell } from './screens/shell/app-shell.tsx';

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
const inbox = createRoute({ getParentRoute: () => app, path: '/conversas', component: InboxScreen });
const conversation = createRoute({ getParentRoute: () => inbox, path: '$conversationId' });

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

const settingsPages = [
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
  page(
    'equipe',
    lazyRouteComponent(() => import('./screens/settings/team-page.tsx'), 'TeamPage'),
  ),
  page(
    'chaves',
    lazyRouteComponent(() => import('./screens/settings/api-keys-page.tsx'), 'ApiKeysPage'),
  ),
  page(
    'sessoes',
    lazyRouteComponent(() => import('./screens/settings/sessions-page.tsx'), 'SessionsPage'),
  ),
  page(
    'perfil',
    lazyRouteComponent(() => import('./screens/settings/profile-page.tsx'), 'ProfilePage'),
  ),
] as const;

const tree = root.addChildren([
  signIn,
  app.addChildren([
    home,
    inbox.addChildren([conversation]),
    ledger,
    settings.addChildren([settingsHome, ...settingsPages]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
