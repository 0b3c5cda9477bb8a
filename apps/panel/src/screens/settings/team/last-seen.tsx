import type { User } from '@balcao/protocol';
import { useT } from '../../../i18n/settings/use-t.ts';
import { TimeAgo } from '../../../ui/time.tsx';

export function LastSeen({ user, now }: { user: User; now: number }) {
  const t = useT();
  if (user.last_seen_at === null) return <span className="text-soon">{t('team.neverSeen')}</span>;
  return (
    <>
      {t('team.seen')} <TimeAgo at={user.last_seen_at} now={now} inWords />
    </>
  );
}
