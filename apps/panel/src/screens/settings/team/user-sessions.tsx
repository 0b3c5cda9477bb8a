import type { User } from '@balcao/protocol';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useEndpoint } from '../../../sync/context.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Confirm } from '../page-confirm.tsx';
import { SessionLine } from '../profile/session-line.tsx';

/** Where this person is signed in, and the end of all of it. */
export function UserSessions({ user, canRevoke }: { user: User; canRevoke: boolean }) {
  const t = useT();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const read = useEndpoint('listUserSessions', { params: { id: user.id } });
  const revoke = useAction('revokeUserSessions', ['listUserSessions', 'listSessions']);
  const sessions = read.data?.items ?? [];
  return (
    <section>
      <div className="flex min-h-7 items-center justify-between gap-3 pb-1">
        <h3 className="text-base font-semibold">{t('settings.sessions')}</h3>
        {canRevoke && sessions.length > 0 && (
          <Button size="sm" look="danger" onClick={() => setAsking(true)}>
            {t('team.revokeSessions')}
          </Button>
        )}
      </div>
      {read.isPending && <Skeleton className="h-14" />}
      {read.error && (
        <p className="text-sm text-ink-2">
          {errorText(read.error)}{' '}
          <LinkButton onClick={() => void read.refetch()}>{t('common.retry')}</LinkButton>
        </p>
      )}
      {read.data && sessions.length === 0 && <p className="text-sm text-ink-3">{t('team.noSessions')}</p>}
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3.5 py-3">
            <SessionLine session={session} />
          </li>
        ))}
      </ul>
      {asking && (
        <Confirm
          title={t('team.revokeSessionsAsk', { name: user.name })}
          confirm={t('team.revokeSessions')}
          busy={revoke.isPending}
          failure={revoke.error && errorText(revoke.error)}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            revoke.mutate(
              { params: { id: user.id } },
              {
                onSuccess: () => {
                  setAsking(false);
                  showToast('good', t('team.sessionsRevoked', { name: user.name }));
                },
              },
            )
          }
        >
          {t('team.revokeSessionsText')}
        </Confirm>
      )}
    </section>
  );
}
