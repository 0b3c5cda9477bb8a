import { roleAllows } from '@balcao/protocol/permissions';
import { Link, Outlet, useLocation, useMatchRoute, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, Lock } from 'lucide-react';
import { useEffect } from 'react';
import { SettingsLanguage, useT } from '../../i18n/settings/use-t.ts';
import { useMe } from '../../sync/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/states.tsx';
import { NAV } from './settings-nav.ts';

/** Sections on the left, one page on the right; on a phone one of the two. */
export function SettingsLayout() {
  return (
    <SettingsLanguage>
      <Layout />
    </SettingsLanguage>
  );
}

function Layout() {
  const t = useT();
  const { role } = useMe().user;
  const { pathname } = useLocation();
  const atHome = useMatchRoute()({ to: '/ajustes' }) !== false;
  useEffect(() => {
    document.title = `${t('shell.settings')} · Balcão`;
  }, [t]);
  const groups = NAV.map((group) => ({
    ...group,
    links: group.links.filter((link) => roleAllows(role, link.role)),
  })).filter((group) => group.links.length > 0);
  const page = NAV.flatMap((group) => group.links).find(
    (link) => pathname === link.to || pathname.startsWith(`${link.to}/`),
  );
  const isAllowed = page === undefined || roleAllows(role, page.role);
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
          <section key={group.title} className="pb-3.5">
            <h2 className="px-2.5 pb-1 text-xs font-semibold text-ink-3">{t(group.title)}</h2>
            <ul className="space-y-0.5">
              {group.links.map(({ to, label, icon: Icon }) => (
                <li key={to}>
                  <Link
                    to={to}
                    className="inset-focus flex h-10 items-center gap-2.5 rounded-sm px-2.5 text-base text-ink-2 hover:bg-hover md:h-8 md:text-sm"
                    activeProps={{ className: 'bg-selected !text-ink font-medium' }}
                  >
                    <Icon size={17} className="shrink-0" /> {t(label)}
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
        {atHome && <WideHome to={groups[0]?.links[0]?.to ?? '/ajustes/perfil'} />}
        {isAllowed ? <Outlet /> : <EmptyState icon={<Lock size={20} />} text={t('settings.notAllowed')} />}
      </div>
    </div>
  );
}

/**
 * There is room for a page beside the sections: open the first. Once: `<Navigate>` goes again with every render, and
 * each of its goings renders again.
 */
function WideHome({ to }: { to: string }) {
  const navigate = useNavigate();
  useEffect(() => {
    if (matchMedia('(min-width: 860px)').matches) void navigate({ to, replace: true });
  }, [navigate, to]);
  return null;
}
