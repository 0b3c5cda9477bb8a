import type { FulfillmentWebhook } from '@balcao/protocol';
import { Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useEndpoint } from '../../../../sync/context.tsx';
import { Button } from '../../../../ui/button.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { useNow } from '../../../../ui/time.tsx';
import { Loaded } from '../../page.tsx';
import { useIntents } from '../use-intents.ts';
import { useRefetchWhileSeen } from '../use-refetch-while-seen.ts';
import { type ConsoleDraft, ConsoleSheet } from './console-sheet.tsx';
import { DeleteWebhook } from './delete-webhook.tsx';
import { Guide } from './guide.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookRow } from './webhook-row.tsx';

/** A breaker opens for half a minute. */
const EVERY_MS = 10_000;

type Open = { what: 'edit' | 'delete' | 'test'; webhook: FulfillmentWebhook };

export function WebhooksSection() {
  const t = useT();
  const now = useNow(5000);
  const read = useEndpoint('listFulfillmentWebhooks', {});
  const intents = useIntents();
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  // What was typed into a console stays while the page does: whoever mends a webhook tests it again.
  const [drafts, setDrafts] = useState<ReadonlyMap<string, ConsoleDraft>>(new Map());
  useRefetchWhileSeen(read.refetch, EVERY_MS);
  const close = () => setOpen(null);
  const add = (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus size={16} /> {t('webhooks.add')}
    </Button>
  );
  return (
    <>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="mb-5 rounded-lg bg-surface shadow-1">
              <div className="h-60">
                <EmptyState icon={<Webhook size={20} />} text={t('webhooks.none')} action={add} />
              </div>
              <div className="border-t border-line p-5">
                <Guide />
              </div>
            </div>
          ) : (
            <>
              <div className="flex flex-wrap items-start justify-between gap-3 pb-3">
                <p className="max-w-[58ch] text-sm text-pretty text-ink-2">{t('webhooks.intro')}</p>
                {add}
              </div>
              <ul className="mb-5 divide-y divide-line rounded-lg bg-surface shadow-1">
                {items.map((webhook) => (
                  <WebhookRow
                    key={webhook.id}
                    webhook={webhook}
                    intents={intents && (intents.get(webhook.slug) ?? []).length}
                    now={now}
                    onTest={() => setOpen({ what: 'test', webhook })}
                    onEdit={() => setOpen({ what: 'edit', webhook })}
                    onDelete={() => setOpen({ what: 'delete', webhook })}
                  />
                ))}
              </ul>
              <details className="group rounded-lg bg-surface shadow-1">
                <summary className="inset-focus cursor-pointer rounded-lg px-5 py-3.5 text-base font-semibold">
                  {t('guide.title')}
                </summary>
                <div className="px-5 pb-5">
                  <Guide untitled />
                </div>
              </details>
            </>
          )
        }
      </Loaded>
      {adding && <WebhookDialog webhook={null} onClose={() => setAdding(false)} />}
      {open?.what === 'edit' && <WebhookDialog webhook={open.webhook} onClose={close} />}
      {open?.what === 'delete' && (
        <DeleteWebhook
          webhook={open.webhook}
          intents={intents && (intents.get(open.webhook.slug) ?? [])}
          onClose={close}
        />
      )}
      {open?.what === 'test' && (
        <ConsoleSheet
          webhook={open.webhook}
          intents={intents?.get(open.webhook.slug) ?? []}
          draft={drafts.get(open.webhook.id)}
          onDraft={(draft) => setDrafts(new Map(drafts).set(open.webhook.id, draft))}
          onClose={close}
        />
      )}
    </>
  );
}
