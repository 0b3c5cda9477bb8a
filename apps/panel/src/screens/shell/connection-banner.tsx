import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useInbox } from '../../sync/context.tsx';

const PATIENCE_MS = 2500;

/** Only a loss that lasts is worth a line; what was written meanwhile goes by itself afterwards. */
export function ConnectionBanner() {
  const t = useT();
  const lost = useInbox((state) => state.connection === 'lost');
  const waiting = useInbox(
    (state) =>
      Object.values(state.outgoing)
        .flat()
        .filter((item) => item.state === 'waiting').length,
  );
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) return;
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [lost]);
  if (!shown) return null;
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-2 bg-soon-wash px-4 py-1.5 text-sm text-ink"
    >
      <WifiOff size={15} className="shrink-0 text-soon" />
      <span>
        {t('offline.banner')} {waiting > 0 && t('offline.waiting', { count: waiting })}
      </span>
    </div>
  );
}
