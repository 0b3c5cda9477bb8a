import type { Session } from '@balcao/protocol';
import { Monitor, Smartphone } from 'lucide-react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { Badge } from '../../../ui/states.tsx';
import { TimeAgo, useNow } from '../../../ui/time.tsx';
import { readDevice } from './read-device.ts';

/** A device in words, and when it was last there. */
export function SessionLine({ session }: { session: Session }) {
  const t = useT();
  const now = useNow();
  const device = readDevice(session.user_agent ?? '');
  const Icon = device.mobile ? Smartphone : Monitor;
  return (
    <>
      <Icon size={20} className="shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-base font-medium">
          {device.browser === null
            ? t('sessions.unknown')
            : t('sessions.device', { browser: device.browser, system: device.system })}
          {session.current && <Badge tone="good">{t('sessions.current')}</Badge>}
        </p>
        <p className="text-sm text-ink-3">
          {t('sessions.lastSeen')} <TimeAgo at={session.last_seen_at} now={now} inWords />
        </p>
      </div>
    </>
  );
}
