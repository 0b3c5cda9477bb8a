import type { DeliveryStatus } from '@balcao/protocol';
import { Check, CheckCheck, CircleAlert, CircleHelp, Clock3 } from 'lucide-react';
import { useT } from '../../i18n/use-t.tsx';

type Props = { status: DeliveryStatus | null; inDoubt: boolean; title?: string };

/** WhatsApp's ticks, as everybody reads them: clock, one, two, two blue. */
export function StatusTicks({ status, inDoubt, title }: Props) {
  const t = useT();
  if (status === null) return null;
  const label = inDoubt ? t('status.inDoubt') : t(`status.${status}`);
  return (
    <span role="img" aria-label={label} title={title ?? label} className="inline-grid shrink-0">
      {inDoubt ? <CircleHelp size={14} className="text-soon" /> : <Mark status={status} />}
    </span>
  );
}

function Mark({ status }: { status: DeliveryStatus }) {
  switch (status) {
    case 'queued':
    case 'sending':
      return <Clock3 size={13} className="text-ink-3" />;
    case 'accepted':
    case 'sent':
      return <Check size={15} className="text-ink-3" />;
    case 'delivered':
      return <CheckCheck size={15} className="text-ink-3" />;
    case 'read':
    case 'played':
      return <CheckCheck size={15} className="text-read" />;
    case 'failed':
      return <CircleAlert size={14} className="text-bad" />;
    default:
      return status satisfies never;
  }
}
