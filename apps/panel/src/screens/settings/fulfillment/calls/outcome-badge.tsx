import type { FulfillmentCall } from '@balcao/protocol';
import {
  Ban,
  CircleCheck,
  CirclePause,
  FileWarning,
  type LucideIcon,
  ServerCrash,
  Timer,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { Badge } from '../../../../ui/states.tsx';
import { outcomeTone, outcomeWords } from '../rules/outcome-words.ts';

const ICONS: Record<FulfillmentCall['outcome'], LucideIcon> = {
  ok: CircleCheck,
  malformed: FileWarning,
  http_error: ServerCrash,
  timeout: Timer,
  unreachable: Unplug,
  refused: Ban,
  breaker_open: CirclePause,
};

/** How it went, told by a drawing and by words. One that went well with something to know has a second mark. */
export function OutcomeBadge({ call }: { call: FulfillmentCall }) {
  const t = useT();
  const { key, values } = outcomeWords(call);
  const Icon = ICONS[call.outcome];
  return (
    <span className="inline-flex items-center gap-1.5">
      <Badge tone={outcomeTone(call.outcome)}>
        <Icon size={13} aria-hidden /> {t(key, values)}
      </Badge>
      {call.outcome === 'ok' && call.problem !== null && (
        <TriangleAlert size={15} role="img" aria-label={t('calls.warning')} className="text-soon" />
      )}
    </span>
  );
}
