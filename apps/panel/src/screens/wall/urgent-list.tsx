import type { Wall } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { Clock, Hourglass, Pause } from 'lucide-react';
import { useT } from '../../i18n/wall/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatTimer } from '../../ui/format/span.ts';
import { urgencyOf } from './rules/wall-figures.ts';

type Urgent = Wall['at_risk'][number];
type Props = { items: Wall['at_risk']; now: number; onTransfer: (item: Urgent) => void };

/** Breached first, then by what is due; one press opens the conversation, another gives it to somebody. */
export function UrgentList({ items, now, onTransfer }: Props) {
  const t = useT();
  return (
    <section
      aria-labelledby="wall-urgent"
      className="flex min-h-56 flex-col rounded-lg max-lg:order-first bg-surface shadow-1"
    >
      <h2 id="wall-urgent" className="flex items-center gap-2 px-5 pt-4 pb-2 text-base font-semibold">
        {t('wall.urgent')}
        {items.length > 0 && <span className="tabular text-sm font-normal text-ink-3">{items.length}</span>}
      </h2>
      {items.length === 0 ? (
        <p className="grid flex-1 place-items-center px-6 pb-6 text-center text-sm text-balance text-ink-2">
          {t('wall.urgentNone')}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <Row key={item.conversation_id} item={item} now={now} onTransfer={onTransfer} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ item, now, onTransfer }: { item: Urgent; now: number; onTransfer: (item: Urgent) => void }) {
  const t = useT();
  const name = item.contact_name ?? t('wall.unnamed');
  const urgency = urgencyOf(item.sla, now);
  const Icon = urgency.kind === 'overdue' ? Hourglass : urgency.kind === 'due' ? Clock : Pause;
  const where = [item.department, item.assignee?.name ?? t('wall.unassigned')].filter(Boolean).join(' · ');
  return (
    <li className="relative flex items-center gap-3 px-5 py-2.5 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <Link
          to="/conversas/$conversationId"
          params={{ conversationId: item.conversation_id }}
          aria-label={t('wall.openConversation', { name })}
          className="inset-focus block truncate text-base font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
        <p className="truncate text-xs text-ink-2">{where}</p>
        <p
          className={classNames(
            'tabular flex items-center gap-1.5 text-sm font-medium',
            urgency.kind === 'overdue' ? 'text-bad' : urgency.kind === 'due' ? 'text-soon' : 'text-ink-3',
          )}
        >
          <Icon size={13} aria-hidden className="mt-[3px] shrink-0 self-start" />
          <span className="flex min-w-0 flex-wrap gap-x-1.5">
            <span>{t(`wall.clock.${item.sla.clock}`)}</span>
            <span>
              {urgency.kind === 'paused'
                ? t('wall.paused')
                : `${t(urgency.kind === 'overdue' ? 'wall.overdue' : 'wall.dueIn')} ${formatTimer(urgency.ms)}`}
            </span>
          </span>
        </p>
      </div>
      <Button
        size="sm"
        aria-label={t('wall.reassignOf', { name })}
        onClick={() => onTransfer(item)}
        className="relative"
      >
        {t('wall.reassign')}
      </Button>
    </li>
  );
}
