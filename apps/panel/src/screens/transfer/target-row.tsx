import { UsersRound } from 'lucide-react';
import { useT } from '../../i18n/transfer/use-t.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { PresenceMark } from '../../ui/presence-mark.tsx';
import type { Target } from './rules/transfer-targets.ts';
import { type OpenByAgent, useLoadWords } from './use-load-words.ts';

type Props = {
  target: Target;
  chosen: boolean;
  open: OpenByAgent | undefined;
  onChoose: () => void;
  onSubmit: () => void;
};

export function TargetRow({ target, chosen, open, onChoose, onSubmit }: Props) {
  const t = useT();
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      disabled={!target.possible}
      onClick={onChoose}
      onDoubleClick={onSubmit}
      className={classNames(
        'flex h-12 w-full items-center gap-3 rounded-sm px-2.5 text-left text-sm disabled:opacity-55',
        chosen ? 'bg-selected' : 'enabled:hover:bg-hover',
      )}
    >
      {target.kind === 'department' ? (
        <span className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-ink-2">
          <UsersRound size={16} />
        </span>
      ) : (
        <span className="relative shrink-0">
          <Avatar name={target.name} size={32} />
          <span className="absolute -right-0.5 -bottom-0.5 grid size-3.5 place-items-center rounded-full bg-raised">
            <PresenceMark presence={target.presence} />
          </span>
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate text-base font-medium">{target.name}</span>
        <span className="tabular block truncate text-ink-3">
          {target.here ? t('transfer.here') : <Detail target={target} open={open} />}
        </span>
      </span>
    </button>
  );
}

function Detail({ target, open }: Pick<Props, 'target' | 'open'>) {
  const t = useT();
  const loadWords = useLoadWords(open);
  if (target.kind === 'department') return t('transfer.online', { count: target.online });
  return target.presence === 'offline' ? t('transfer.offline') : loadWords(target);
}
