import { Link, Navigate, Outlet, useLocation, useMatchRoute } from '@tanstack/react-router';
import {
  ArrowLeft,
  Bot,
  Building2,
  KeyRound,
  MonitorSmartphone,
  Smartphone,
  UserRound,
  Users,
} from 'lucide-react';
import { useEffect } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useCan } from '../../sync/context.tsx';
import { classNames } from '../../ui/class-names.ts';

/** Sections on the left, one page on the right; on a phone one of the two. */
export function SettingsLayout() {
  const t = useT();
  const isAdmin = useCan('admin');
  const { pathname } = useLocation();
  const atHome = useMatchRoute()({ to: '/ajustes' }) !== false;
  useEffect(() => {
    document.title = `${t('shell.settings')} · Balcão`;
  }, [t]);
  const groups = [
    {
      title: t('settings.organization'),
      links: [
        { to: '/ajustes/whatsapp', label: 'WhatsApp', icon: Smartphone },
        { to: '/ajustes/empresa', label: t('settings.company'), icon: Building2 },
        { to: '/ajustes/robo', label: t('settings.bot'), icon: Bot },
        { to: '/ajustes/equipe', label: t('settings.team'), icon: Users },
        ...(isAdmin ? [{ to: '/ajustes/chaves', label: t('settings.apiKeys'), icon: KeyRound }] : []),
      ],
    },
    {
      title: t('settings.you'),
      links: [
        { to: '/ajustes/perfil', label: t('settings.profile'), icon: UserRound },
        { to: '/ajustes/sessoes', label: t('settings.sessions'), icon: MonitorSmartphone },
      ],
    },
  ];
  return (
    <div className="flex h-full bg-paper">
      <nav
        aria-label={t('shell.settings')}
        className={classNames(
          'h-full w-full shrink-0 overflow-y-auto border-line p-3 md:block md:w-[232px] md:border-r',
          !atHome && 'hidden',
        )}
      >
        <h1 className="px-2.5 pt-1 pb-3 text-lg font-semibold tracking-tight">{t('shell.settings')}</h1>
        {groups.map((group) => (
          <section key={group.title} className="pb-4">
            <h2 className="px-2.5 pb-1 text-xs font-semibold text-ink-3">{group.title}</h2>
            <ul className="space-y-0.5">
              {group.links.map(({ to, label, icon: Icon }) => (
                <li key={to}>
                  <Link
                    to={to}
                    className="flex h-10 items-center gap-2.5 rounded-sm px-2.5 text-base text-ink-2 hover:bg-hover md:h-8 md:text-sm"
                    activeProps={{ className: 'bg-selected !text-ink font-medium' }}
                  >
                    <Icon size={17} className="shrink-0" /> {label}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div
        key={pathname}
        className={classNames('h-full min-w-0 flex-1 overflow-y-auto md:block', atHome && 'hidden')}
      >
        <Link to="/ajustes" className="flex h-12 items-center gap-1.5 px-4 text-sm text-ink-2 md:hidden">
          <ArrowLeft size={16} /> {t('shell.settings')}
        </Link>
        {atHome && <WideHome />}
        <Outlet />
      </div>
    </div>
  );
}

/** There is room for a page beside the sections: open the first. */
function WideHome() {
  return matchMedia('(min-width: 860px)').matches ? <Navigate to="/ajustes/whatsapp" replace /> : null;
}
