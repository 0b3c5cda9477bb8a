import type { User } from '@balcao/protocol';
import { Plus, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useCan, useEndpoint, useMe } from '../../../sync/context.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Badge } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/time.tsx';
import { Loaded, Page } from '../page.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LastSeen } from './last-seen.tsx';
import { UserSheet } from './user-sheet.tsx';

export function TeamPage() {
  const t = useT();
  const isAdmin = useCan('admin');
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const read = useEndpoint('listUsers', {});
  const shown = read.data?.items.find((user) => user.id === openId);
  return (
    <Page
      title={t('settings.people')}
      intro={t('team.intro')}
      action={
        isAdmin && (
          <Button look="primary" onClick={() => setAdding(true)}>
            <Plus size={16} /> {t('team.add')}
          </Button>
        )
      }
    >
      <Loaded read={read}>
        {({ items }) => (
          <ul className="divide-y divide-line overflow-hidden rounded-lg bg-surface shadow-1">
            {sortUsers(items).map((user) => (
              <UserRow key={user.id} user={user} onOpen={isAdmin ? () => setOpenId(user.id) : null} />
            ))}
          </ul>
        )}
      </Loaded>
      {adding && <InviteDialog onClose={() => setAdding(false)} />}
      {shown && <UserSheet key={shown.id} user={shown} onClose={() => setOpenId(null)} />}
    </Page>
  );
}

const sortUsers = (users: readonly User[]) =>
  users.toSorted(
    (a, b) => Number(a.disabled_at !== null) - Number(b.disabled_at !== null) || a.name.localeCompare(b.name),
  );

function UserRow({ user, onOpen }: { user: User; onOpen: (() => void) | null }) {
  const t = useT();
  const now = useNow();
  const me = useMe();
  const isDisabled = user.disabled_at !== null;
  const name = (
    <span className={classNames('truncate text-base font-medium', isDisabled && 'text-ink-3')}>
      {user.name}
    </span>
  );
  return (
    <li className="relative flex flex-wrap items-center gap-x-3.5 gap-y-1.5 px-5 py-3.5 hover:bg-hover sm:flex-nowrap">
      <Avatar name={user.name} size={38} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          {onOpen === null ? (
            name
          ) : (
            <button
              type="button"
              onClick={onOpen}
              aria-haspopup="dialog"
              className="inset-focus min-w-0 rounded-sm text-left after:absolute after:inset-0"
            >
              {name}
            </button>
          )}
          {user.id === me.user.id && <span className="text-sm text-ink-3">{t('team.you')}</span>}
          {user.second_factor && (
            <span title={t('team.secondFactorOn')}>
              <ShieldCheck size={16} className="text-good" aria-hidden />
              <span className="sr-only">{t('team.secondFactorOn')}</span>
            </span>
          )}
        </p>
        <p className="truncate text-sm text-ink-2">{user.email}</p>
      </div>
      <span className="w-28 shrink-0 text-right text-sm text-ink-3 max-sm:order-last max-sm:w-full max-sm:pl-[52px] max-sm:text-left">
        <LastSeen user={user} now={now} />
      </span>
      <span className="flex w-28 shrink-0 justify-end">
        {isDisabled ? (
          <Badge>{t('team.disabled')}</Badge>
        ) : (
          <Badge tone={user.role === 'owner' ? 'accent' : 'quiet'}>{t(`role.${user.role}`)}</Badge>
        )}
      </span>
    </li>
  );
}
