import { Check, Minus } from 'lucide-react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useMe } from '../../../sync/context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Page } from '../page.tsx';
import { permissionMatrix, ROLES } from './rules/permission-matrix.ts';

/** Roles across, permissions down; the reader's own role stands out. */
export function PermissionsPage() {
  const t = useT();
  const own = useMe().user.role;
  return (
    <Page title={t('settings.permissions')} intro={t('permissions.intro')} wide>
      <div
        className="relative overflow-x-auto rounded-lg bg-surface shadow-1"
        tabIndex={0}
        role="region"
        aria-label={t('settings.permissions')}
      >
        <table className="w-full min-w-[620px] text-sm">
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 bg-surface py-3 pl-5 text-left text-xs font-medium text-ink-3"
              >
                {t('permissions.what')}
              </th>
              {ROLES.map((role) => (
                <th
                  key={role}
                  scope="col"
                  className={classNames(
                    'w-[88px] px-1 py-3 sm:w-[108px] text-center text-xs font-semibold',
                    role === own ? 'bg-accent-wash text-accent-text' : 'text-ink-2',
                  )}
                >
                  {t(`role.${role}`)}
                  {role === own && <span className="block font-normal">{t('team.you')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissionMatrix().map((row) => (
              <tr key={row.permission} className="border-t border-line">
                <th scope="row" className="sticky left-0 bg-surface py-2.5 pr-3 pl-5 text-left font-normal">
                  {t(`permission.${row.permission}`)}
                </th>
                {ROLES.map((role) => {
                  const may = row.allowed.includes(role);
                  return (
                    <td key={role} className={classNames('text-center', role === own && 'bg-accent-wash')}>
                      {may ? (
                        <Check size={17} className="mx-auto text-good" aria-hidden />
                      ) : (
                        <Minus size={15} className="mx-auto text-line-strong" aria-hidden />
                      )}
                      <span className="sr-only">{t(may ? 'permissions.yes' : 'permissions.no')}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="pt-3 text-sm text-pretty text-ink-3">{t('permissions.keys')}</p>
    </Page>
  );
}
