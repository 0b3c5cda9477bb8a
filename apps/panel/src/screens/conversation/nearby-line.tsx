import { PenLine, ScanEye } from 'lucide-react';
import { useEffect } from 'react';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useSync } from '../../sync/context.tsx';
import { type Nearby, nearbyNow, VIEWING_EVERY_MS } from '../../sync/nearby.ts';
import { useStore } from '../../sync/store.ts';
import { classNames } from '../../ui/class-names.ts';
import { useNow } from '../../ui/time.tsx';

const NOBODY: readonly Nearby[] = [];

/** A colleague writes here, or looks: said before two people answer the same. */
export function NearbyLine({ conversationId }: { conversationId: string }) {
  const { nearby } = useSync();
  const heard = useStore(nearby, (held) => held[conversationId]) ?? NOBODY;
  return heard.length === 0 ? null : <There heard={heard} />;
}

function There({ heard }: { heard: readonly Nearby[] }) {
  const t = useT();
  const there = nearbyNow(heard, useNow(1000));
  const composing = there.filter((one) => one.doing === 'composing');
  const shown = composing.length > 0 ? composing : there;
  const [first] = shown;
  if (first === undefined) return null;
  const names = shown.map((one) => one.name.split(' ')[0]).join(', ');
  const many = shown.length > 1;
  const writes = first.doing === 'composing';
  const Icon = writes ? PenLine : ScanEye;
  return (
    <p
      role="status"
      className={classNames(
        // Over the messages, not between them and the composer: nothing moves when somebody comes.
        'fade absolute bottom-full left-3 z-10 mb-1.5 flex max-w-[80%] items-center gap-1.5 rounded-full bg-raised px-2.5 py-1 text-xs shadow-1',
        writes ? 'font-medium text-soon' : 'text-ink-3',
      )}
    >
      <Icon size={13} className="shrink-0" />
      <span className="truncate">
        {writes
          ? t(many ? 'nearby.manyComposing' : 'nearby.composing', { names })
          : t(many ? 'nearby.manyViewing' : 'nearby.viewing', { names })}
      </span>
    </p>
  );
}

/** Told while the conversation is open and the window in sight. */
export function useTellViewing(conversationId: string): void {
  const { say } = useSync();
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState === 'visible') say({ type: 'viewing', conversation_id: conversationId });
    };
    tell();
    const timer = setInterval(tell, VIEWING_EVERY_MS);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [say, conversationId]);
}
