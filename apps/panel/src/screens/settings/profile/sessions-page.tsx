import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useEndpoint } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Loaded, Page } from '../page.tsx';
import { SessionLine } from './session-line.tsx';

export function SessionsPage() {
  const t = useT();
  const errorText = useErrorText();
  const read = useEndpoint('listSessions', {});
  const revoke = useAction('revokeSession', ['listSessions']);
  return (
    <Page title={t('settings.sessions')} intro={t('sessions.intro')}>
      <Loaded read={read}>
        {({ items }) => (
          <ul className="divide-y divide-line rounded-lg bg-surface shadow-1">
            {items.map((session) => (
              <li key={session.id} className="flex items-center gap-3.5 px-5 py-3.5">
                <SessionLine session={session} />
                {!session.current && (
                  <Button
                    size="sm"
                    look="danger"
                    disabled={revoke.isPending}
                    onClick={() =>
                      revoke.mutate(
                        { params: { id: session.id } },
                        { onError: (error) => showToast('bad', errorText(error)) },
                      )
                    }
                  >
                    {t('sessions.revoke')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}
