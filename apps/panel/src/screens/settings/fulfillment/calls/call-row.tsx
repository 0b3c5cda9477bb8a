import type { FulfillmentCall } from '@balcao/protocol';
import { Bot, FlaskConical, type LucideIcon, RotateCw } from 'lucide-react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useLocale } from '../../../../i18n/use-t.tsx';
import { TimeAgo } from '../../../../ui/time.tsx';
import { formatDuration } from '../rules/format-duration.ts';
import { OutcomeBadge } from './outcome-badge.tsx';

export const ORIGIN_ICONS: Record<FulfillmentCall['origin'], LucideIcon> = {
  bot: Bot,
  test: FlaskConical,
  replay: RotateCw,
};

type Props = { call: FulfillmentCall; now: number; onOpen: () => void };

export function CallRow({ call, now, onOpen }: Props) {
  const t = useT();
  const locale = useLocale();
  const Icon = ORIGIN_ICONS[call.origin];
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1.5 px-5 py-3 hover:bg-hover">
      <div className="min-w-0 flex-1 basis-56">
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={onOpen}
          className="inset-focus block max-w-full truncate rounded-sm text-left text-base font-medium after:absolute after:inset-0"
        >
          {call.intent_name}
        </button>
        <p className="flex items-center gap-1.5 text-sm text-ink-2">
          <Icon size={14} aria-hidden className="shrink-0 text-ink-3" />
          <span className="truncate">
            {t(`origin.${call.origin}`)} · {call.webhook?.name ?? t('calls.webhookGone')}
          </span>
        </p>
        {call.problem !== null && <p className="truncate text-sm text-ink-3">{call.problem}</p>}
      </div>
      <span className="flex shrink-0 items-center gap-x-4 max-sm:w-full">
        <span className="flex-1 sm:w-40 sm:flex-none">
          <OutcomeBadge call={call} />
        </span>
        <span className="tabular w-14 text-right text-sm text-ink-2">
          {formatDuration(call.duration_ms, locale)}
        </span>
        <TimeAgo at={call.at} now={now} className="tabular w-14 text-right text-xs text-ink-3" />
      </span>
    </li>
  );
}
