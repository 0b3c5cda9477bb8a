import type { FulfillmentWebhook } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { CirclePause, FlaskConical } from 'lucide-react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useLocale } from '../../../../i18n/use-t.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Badge, Notice } from '../../../../ui/states.tsx';
import { CopyIcon } from '../copy-icon.tsx';
import { EditButtons } from '../edit-buttons.tsx';

type Props = {
  webhook: FulfillmentWebhook;
  /** how many of the bot's intents name it; undefined: not known yet */
  intents: number | undefined;
  now: number;
  onTest: () => void;
  onEdit: () => void;
  onDelete: () => void;
};

export function WebhookRow({ webhook, intents, now, onTest, onEdit, onDelete }: Props) {
  const t = useT();
  const { name, slug } = webhook;
  const facts = [
    t('webhooks.waits', { seconds: Math.round(webhook.timeout_ms / 1000) }),
    ...(webhook.named_queries.length > 0
      ? [t('webhooks.queries', { count: webhook.named_queries.length })]
      : []),
    ...(intents === undefined ? [] : [t('webhooks.intents', { count: intents })]),
  ];
  return (
    <li className="px-5 py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="text-base font-semibold break-words">{name}</span>
            <span className="flex items-center">
              <code className="font-mono text-xs text-ink-2">{slug}</code>
              <CopyIcon text={slug} label={t('fulfillment.copyName', { name: slug })} />
            </span>
            {!webhook.has_token && <Badge tone="bad">{t('webhooks.noToken')}</Badge>}
          </p>
          <p className="font-mono text-xs break-all text-ink-2">{webhook.url}</p>
          <p className="pt-0.5 text-sm text-ink-3">{facts.join(' · ')}</p>
          <Breaker breaker={webhook.breaker} now={now} />
        </div>
        <span className="flex flex-wrap items-center gap-1.5">
          <Button size="sm" aria-label={`${t('webhooks.test')}: ${name}`} onClick={onTest}>
            <FlaskConical size={14} /> {t('webhooks.test')}
          </Button>
          <Link
            to="/ajustes/webhooks-de-intencao"
            search={{ aba: 'chamadas', webhook: webhook.id }}
            aria-label={`${t('webhooks.calls')}: ${name}`}
            className="inline-flex h-7 items-center rounded-sm border border-line-strong bg-surface px-2.5 text-sm font-medium hover:bg-hover"
          >
            {t('webhooks.calls')}
          </Link>
          <EditButtons name={name} onEdit={onEdit} onDelete={onDelete} />
        </span>
      </div>
    </li>
  );
}

/** Closed and well is not worth a word. */
function Breaker({ breaker, now }: { breaker: FulfillmentWebhook['breaker']; now: number }) {
  const t = useT();
  const locale = useLocale();
  const { failures, until } = breaker;
  if (breaker.state === 'open' && until !== null && Date.parse(until) > now) {
    const time = new Date(until).toLocaleTimeString(locale);
    return (
      <div className="pt-2">
        <Notice tone="soon" icon={<CirclePause size={16} className="text-soon" />}>
          <span className="font-medium">{t('webhooks.paused', { time, failures })}</span>{' '}
          {t('webhooks.pausedHint')}
        </Notice>
      </div>
    );
  }
  return failures > 0 ? (
    <p className="pt-0.5 text-sm text-soon">{t('webhooks.failing', { failures })}</p>
  ) : null;
}
