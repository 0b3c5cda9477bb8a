import type { Conversation } from '@balcao/protocol';
import { Bot, Clock3, Headset } from 'lucide-react';
import { useT } from '../../i18n/use-t.tsx';
import { useMe } from '../../sync/context.tsx';
import { initialsOf } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';

const TINTS = { bot: 'bg-bot', queue: 'bg-soon', agent: 'bg-accent' } as const;

/** Who answers: robot, queue, or the person by initials. Form and tint say it, not tint alone. */
export function OwnerMark({ owner }: { owner: Conversation['owner'] }) {
  const t = useT();
  const me = useMe();
  const label = {
    bot: t('owner.bot'),
    queue: t('owner.queue'),
    agent: owner.user?.id === me.user.id ? t('owner.you') : (owner.user?.name ?? ''),
  }[owner.type];
  const other = owner.type === 'agent' && owner.user?.id !== me.user.id;
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={classNames(
        'absolute -right-1 -bottom-1 grid size-[19px] place-items-center rounded-full text-surface ring-2 ring-surface',
        TINTS[owner.type],
      )}
    >
      {owner.type === 'bot' && <Bot size={12} strokeWidth={2.4} />}
      {owner.type === 'queue' && <Clock3 size={11} strokeWidth={2.6} />}
      {owner.type === 'agent' && !other && <Headset size={11} strokeWidth={2.4} />}
      {other && (
        <span className="text-[9px] leading-none font-bold">{initialsOf(owner.user?.name ?? '')}</span>
      )}
    </span>
  );
}
