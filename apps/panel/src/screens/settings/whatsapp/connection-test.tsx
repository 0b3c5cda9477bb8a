import type { ConnectionReport } from '@balcao/protocol';
import { Activity, Check, Minus, X } from 'lucide-react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useCan } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Notice } from '../../../ui/states.tsx';
import { useErrorText } from '../../error-text.ts';
import { Card } from '../page.tsx';

export function ConnectionTest({ channelId }: { channelId: string }) {
  const t = useT();
  const errorText = useErrorText();
  const canTest = useCan('admin');
  const test = useAction('testChannel');
  if (!canTest) return null;
  return (
    <Card title={t('test.title')} hint={t('test.hint')}>
      <Button busy={test.isPending} onClick={() => test.mutate({ params: { id: channelId } })}>
        {!test.isPending && <Activity size={16} />} {t('test.run')}
      </Button>
      {test.error && <Notice tone="bad">{errorText(test.error)}</Notice>}
      {test.data && <Report report={test.data} />}
    </Card>
  );
}

/** Each check with its finding, and what to do about those that failed. */
export function Report({ report }: { report: ConnectionReport }) {
  const t = useT();
  return (
    <div role="status">
      <p className={classNames('pb-2 text-base font-semibold', report.ok ? 'text-good' : 'text-bad')}>
        {t(report.ok ? 'test.ok' : 'test.notOk')}
      </p>
      <ul className="divide-y divide-line rounded-sm border border-line">
        {report.checks.map((check) => (
          <li key={check.name} className="flex gap-3 px-3.5 py-2.5">
            <Mark ok={check.ok} />
            <div className="min-w-0 text-sm">
              <p className="font-medium">{t(`test.${check.name}`)}</p>
              <p className="text-ink-2">{check.detail}</p>
              {check.advice && (
                <p className="mt-1 rounded-sm bg-soon-wash px-2.5 py-1.5 text-ink">{check.advice}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Mark({ ok }: { ok: boolean | null }) {
  const t = useT();
  const look = ok === null ? 'bg-sunken text-ink-3' : ok ? 'bg-good-wash text-good' : 'bg-bad-wash text-bad';
  const Icon = ok === null ? Minus : ok ? Check : X;
  const label = t(ok === null ? 'test.unknown' : ok ? 'test.passed' : 'test.failed');
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={classNames('mt-0.5 grid size-5 shrink-0 place-items-center rounded-full', look)}
    >
      <Icon size={13} strokeWidth={2.6} />
    </span>
  );
}
