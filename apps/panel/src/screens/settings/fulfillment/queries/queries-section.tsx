import type { NamedQuery } from '@balcao/protocol';
import { Database, Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useEndpoint } from '../../../../sync/context.tsx';
import { Button } from '../../../../ui/button.tsx';
import { formatSpan } from '../../../../ui/format/span.ts';
import { EmptyState } from '../../../../ui/states.tsx';
import { Loaded } from '../../page.tsx';
import { DeleteDialog } from '../delete-dialog.tsx';
import { EditButtons } from '../edit-buttons.tsx';
import { QueryDialog } from './query-dialog.tsx';

/** Named queries: what goes along with calls. */
export function QueriesSection() {
  const t = useT();
  const read = useEndpoint('listNamedQueries', {});
  const webhooks = useEndpoint('listFulfillmentWebhooks', {}).data?.items;
  const [dialog, setDialog] = useState<'new' | NamedQuery | null>(null);
  const [removing, setRemoving] = useState<NamedQuery | null>(null);
  const usersOf = (name: string) => webhooks?.filter((webhook) => webhook.named_queries.includes(name));
  const users = (removing && usersOf(removing.name)) ?? [];
  const add = (
    <Button look="primary" onClick={() => setDialog('new')}>
      <Plus size={16} /> {t('sources.add')}
    </Button>
  );
  return (
    <>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="h-60 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<Database size={20} />} text={t('sources.none')} action={add} />
            </div>
          ) : (
            <>
              <div className="flex flex-wrap items-start justify-between gap-3 pb-3">
                <p className="max-w-[58ch] text-sm text-pretty text-ink-2">{t('sources.intro')}</p>
                {add}
              </div>
              <ul className="divide-y divide-line rounded-lg bg-surface shadow-1">
                {items.map((query) => (
                  <QueryRow
                    key={query.id}
                    query={query}
                    webhooks={usersOf(query.name)?.length}
                    onEdit={() => setDialog(query)}
                    onDelete={() => setRemoving(query)}
                  />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {dialog !== null && (
        <QueryDialog
          query={dialog === 'new' ? null : dialog}
          taken={(read.data?.items ?? []).filter((one) => one !== dialog).map(({ name }) => name)}
          onClose={() => setDialog(null)}
        />
      )}
      {removing && (
        <DeleteDialog
          action="deleteNamedQuery"
          refreshes={['listNamedQueries', 'listFulfillmentWebhooks']}
          record={removing}
          onClose={() => setRemoving(null)}
        >
          {users.length === 0
            ? t('sources.deleteUnused')
            : t('sources.deleteUsed', { names: users.map(({ name }) => name).join(', ') })}
        </DeleteDialog>
      )}
    </>
  );
}

type RowProps = {
  query: NamedQuery;
  webhooks: number | undefined;
  onEdit: () => void;
  onDelete: () => void;
};

function QueryRow({ query, webhooks, onEdit, onDelete }: RowProps) {
  const t = useT();
  const { name, header_names: headers, cache_seconds: seconds } = query;
  const facts = [
    seconds === 0 ? t('sources.uncached') : t('sources.cached', { time: formatSpan(seconds) }),
    ...(headers.length === 0 ? [] : [t('sources.headerCount', { count: headers.length })]),
    ...(webhooks === undefined ? [] : [t('sources.webhooks', { count: webhooks })]),
  ];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2.5 px-5 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-mono text-sm font-semibold break-all">{name}</p>
        <p className="font-mono text-xs break-all text-ink-2">{query.url}</p>
        <p className="pt-0.5 text-sm text-ink-3">{facts.join(' · ')}</p>
      </div>
      <span className="flex items-center gap-1.5">
        <EditButtons name={name} onEdit={onEdit} onDelete={onDelete} />
      </span>
    </li>
  );
}
