import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useEndpoint } from '../../../../sync/context.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/field.tsx';
import { Segmented } from '../../../../ui/segmented.tsx';
import type { FulfillmentSearch } from '../rules/fulfillment-search.ts';

/** What is shown stands in the address: it can be sent to a colleague. */
export function CallFilters({ search }: { search: FulfillmentSearch }) {
  const t = useT();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const webhooks = useEndpoint('listFulfillmentWebhooks', {}).data?.items ?? [];
  const show = (change: FulfillmentSearch) =>
    void navigate({
      to: '/ajustes/webhooks-de-intencao',
      search: { ...search, ...change },
      replace: true,
    });
  const refresh = async () => {
    setBusy(true);
    await queries.invalidateQueries({ queryKey: ['listFulfillmentCalls'] });
    setBusy(false);
  };
  return (
    <div className="flex flex-wrap items-center gap-2 pb-4">
      <Select
        aria-label={t('calls.webhook')}
        value={search.webhook ?? ''}
        onChange={(event) => show({ webhook: event.target.value || undefined })}
        className="max-sm:w-full sm:!w-56"
      >
        <option value="">{t('calls.allWebhooks')}</option>
        {webhooks.map((webhook) => (
          <option key={webhook.id} value={webhook.id}>
            {webhook.name}
          </option>
        ))}
      </Select>
      <Segmented
        label={t('calls.outcome')}
        value={search.resultado ?? 'todas'}
        options={[
          { value: 'todas', label: t('calls.all') },
          { value: 'falhas', label: t('calls.failed') },
        ]}
        onChange={(value) => show({ resultado: value === 'falhas' ? 'falhas' : undefined })}
      />
      {search.conversa !== undefined && (
        <ConversationChip id={search.conversa} onRemove={() => show({ conversa: undefined })} />
      )}
      <span className="flex-1" />
      <Button busy={busy} onClick={() => void refresh()}>
        {!busy && <RefreshCw size={15} />} {t('calls.refresh')}
      </Button>
    </div>
  );
}

function ConversationChip({ id, onRemove }: { id: string; onRemove: () => void }) {
  const t = useT();
  const read = useEndpoint('getConversation', { params: { id } });
  const words = t('calls.ofConversation', { name: read.data?.contact.name ?? 'none' });
  return (
    <button
      type="button"
      aria-label={t('inbox.removeFilter', { name: words })}
      onClick={onRemove}
      className="flex h-7 max-w-full items-center gap-1 rounded-full bg-accent-wash pr-2 pl-3 text-sm font-medium text-accent-text hover:bg-selected"
    >
      <span className="truncate">{words}</span> <X size={14} className="shrink-0" />
    </button>
  );
}
