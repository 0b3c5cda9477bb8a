import type { QuarantineItem } from '@balcao/protocol';
import { RotateCcw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/ledger/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { useAction, useCan, useEndpoint } from '../../sync/context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { formatFull } from '../../ui/format/time.ts';
import { Badge, Skeleton } from '../../ui/states.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useErrorText } from '../error-text.ts';

/** Signed deliveries that could not be handled: kept whole, and put back with one press. */
export function QuarantineList() {
  const t = useT();
  const read = useEndpoint('listQuarantine', { query: { limit: 50 } });
  return (
    <section id="quarentena" className="pt-8">
      <h2 className="text-lg font-semibold tracking-tight">{t('quarantine.title')}</h2>
      <p className="mt-0.5 max-w-[62ch] pb-4 text-sm text-pretty text-ink-2">{t('quarantine.intro')}</p>
      {read.isPending && <Skeleton className="h-20 !rounded-lg" />}
      {read.isError && (
        <p className="rounded-lg bg-surface p-5 text-sm text-ink-2 shadow-1">
          {t('quarantine.failed')}{' '}
          <LinkButton onClick={() => void read.refetch()}>{t('common.retry')}</LinkButton>
        </p>
      )}
      {read.data?.items.length === 0 && (
        <p className="flex items-center gap-2.5 rounded-lg bg-surface p-5 text-sm text-ink-2 shadow-1">
          <ShieldCheck size={18} className="text-good" /> {t('quarantine.none')}
        </p>
      )}
      {read.data && read.data.items.length > 0 && (
        <ul className="divide-y divide-line rounded-lg bg-surface shadow-1">
          {read.data.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ item }: { item: QuarantineItem }) {
  const t = useT();
  const locale = useLocale();
  const errorText = useErrorText();
  const canReplay = useCan('admin');
  const [shown, setShown] = useState(false);
  const replay = useAction('replayQuarantine', ['listQuarantine', 'getLedger']);
  const send = () =>
    replay.mutate(
      { params: { id: item.id } },
      {
        onSuccess: () => showToast('good', t('quarantine.replayed')),
        onError: (error) => showToast('bad', errorText(error)),
      },
    );
  return (
    <li className="px-5 py-3.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
            <code className="font-mono text-xs">{item.reason}</code>
            {item.replayed_at && (
              <Badge tone="good">
                {t('quarantine.replayedAt', { at: formatFull(item.replayed_at, locale) })}
              </Badge>
            )}
          </p>
          {item.error && <p className="text-sm text-ink-2">{item.error}</p>}
          <p className="tabular text-xs text-ink-3">
            {formatFull(item.received_at, locale)} ·{' '}
            <LinkButton aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t(shown ? 'unsupported.hide' : 'unsupported.show')}
            </LinkButton>
          </p>
        </div>
        {canReplay && item.replayed_at === null && (
          <Button size="sm" busy={replay.isPending} onClick={send}>
            {!replay.isPending && <RotateCcw size={14} />} {t('quarantine.replay')}
          </Button>
        )}
      </div>
      {shown && (
        <pre className="mt-3 max-h-72 overflow-auto rounded-sm bg-sunken p-3 font-mono text-xs break-all whitespace-pre-wrap">
          {pretty(item.raw)}
        </pre>
      )}
    </li>
  );
}

function pretty(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw; // it is in quarantine for a reason: not all of it is JSON
  }
}
