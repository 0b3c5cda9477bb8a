import { Monitor, Smartphone } from 'lucide-react';
import { useT } from '../../i18n/use-t.tsx';
import { useAction, useEndpoint } from '../../sync/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/states.tsx';
import { TimeAgo, useNow } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useErrorText } from '../error-text.ts';
import { Loaded, Page } from './page.tsx';
import { readDevice } from './read-device.ts';

export function SessionsPage() {
  const t = useT();
  const now = useNow();
  const errorText = useErrorText();
  const read = useEndpoint('listSessions', {});
  const revoke = useAction('revokeSession', ['listSessions']);
  return (
    <Page title={t('settings.sessions')} intro={t('sessions.intro')}>
      <Loaded read={read}>
        {({ items }) => (
          <ul className="divide-y divide-line rounded-lg bg-surface shadow-1">
            {items.map((session) => {
              const device = readDevice(session.user_agent ?? '');
              const Icon = device.mobile ? Smartphone : Monitor;
              return (
                <li key={session.id} className="flex items-center gap-3.5 px-5 py-3.5">
                  <Icon size={20} className="shrink-0 text-ink-3" />
                  <div className="min-w-0 flex-1">
                    <p className="flex flex-wrap items-center gap-2 text-base font-medium">
                      {device.browser === null
                        ? t('sessions.unknown')
                        : t('sessions.device', { browser: device.browser, system: device.system })}
                      {session.current && <Badge tone="good">{t('sessions.current')}</Badge>}
                    </p>
                    <p className="text-sm text-ink-3">
                      {t('sessions.lastSeen')} <TimeAgo at={session.last_seen_at} now={now} />
                    </p>
                  </div>
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
              );
            })}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}
