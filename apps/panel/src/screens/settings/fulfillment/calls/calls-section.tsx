import type { FulfillmentCall } from '@balcao/protocol';
import { useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import type { FulfillmentSearch } from '../rules/fulfillment-search.ts';
import { CallFilters } from './call-filters.tsx';
import { CallList } from './call-list.tsx';
import { CallSheet } from './call-sheet.tsx';
import type { CallFilter } from './use-calls.ts';

export function CallsSection({ search }: { search: FulfillmentSearch }) {
  const t = useT();
  const [open, setOpen] = useState<FulfillmentCall | null>(null);
  const filter: CallFilter = {
    webhook_id: search.webhook,
    conversation_id: search.conversa,
    outcome: search.resultado === 'falhas' ? 'failed' : undefined,
  };
  return (
    <>
      <p className="pb-3 text-sm text-pretty text-ink-2">{t('calls.intro')}</p>
      <CallFilters search={search} />
      <CallList key={JSON.stringify(filter)} filter={filter} onOpen={setOpen} />
      {/* Another call is another sheet: it begins at its top, with no question open. */}
      {open && <CallSheet key={open.id} call={open} onOpen={setOpen} onClose={() => setOpen(null)} />}
    </>
  );
}
