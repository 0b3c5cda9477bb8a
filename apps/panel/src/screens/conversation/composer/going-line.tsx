import { CircleAlert, Clock3 } from 'lucide-react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import type { Attaching } from '../../../sync/begun-state.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { Keys } from '../../../ui/keys.tsx';

type Props = {
  going: 'waits' | 'stopped';
  items: readonly Attaching[];
  onTakeBack: () => void;
};

/** Told to go, and not gone: when it will, or why not. */
export function GoingLine({ going, items, onTakeBack }: Props) {
  const t = useT();
  if (going === 'waits') {
    const count = items.filter((item) => item.state === 'uploading').length;
    return (
      <p role="status" className="flex flex-wrap items-center gap-x-3 px-3 pb-1 text-sm text-ink-2">
        <span className="inline-flex items-center gap-1.5">
          <Clock3 size={14} /> {t('going.waits', { count })}
        </span>
        <LinkButton className="inline-flex items-center gap-1.5" onClick={onTakeBack}>
          {t('going.undo')}
          <span className="max-sm:hidden">
            <Keys keys="Escape" />
          </span>
        </LinkButton>
      </p>
    );
  }
  const count = items.filter((item) => item.state === 'failed').length;
  return (
    <p role="alert" className="flex items-start gap-1.5 px-3 pb-1 text-sm text-bad">
      <CircleAlert size={14} className="mt-[3px] shrink-0" /> {t('going.stopped', { count })}
    </p>
  );
}
