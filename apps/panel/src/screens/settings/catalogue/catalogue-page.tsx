import { PackageOpen, Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useEndpoint } from '../../../sync/context.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input } from '../../../ui/field.tsx';
import { formatMoney } from '../../../ui/format/values.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { matchesWords } from '../../shell/match-words.ts';
import { Loaded, Page } from '../page.tsx';
import { Confirm } from '../page-confirm.tsx';
import { useSaveSettings } from '../use-save-settings.ts';
import { ItemDialog } from './item-dialog.tsx';
import type { CatalogueItem } from './rules/item-draft.ts';

const MOST = 500;
const SEARCH_FROM = 8;

/** What the bot offers in “Vendas”, with prices in reais. */
export function CataloguePage() {
  const t = useT();
  const read = useEndpoint('getSettings', {});
  const [dialog, setDialog] = useState<'new' | CatalogueItem | null>(null);
  const [removing, setRemoving] = useState<CatalogueItem | null>(null);
  const items = read.data?.items ?? [];
  const add = (
    <Button look="primary" disabled={items.length >= MOST} onClick={() => setDialog('new')}>
      <Plus size={16} /> {t('company.addItem')}
    </Button>
  );
  return (
    <Page title={t('settings.catalogue')} intro={t('catalogue.intro')} action={add}>
      <Loaded read={read} rows={5}>
        {() =>
          items.length === 0 ? (
            <div className="h-56 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<PackageOpen size={20} />} text={t('catalogue.none')} action={add} />
            </div>
          ) : (
            <List items={items} onEdit={setDialog} onRemove={setRemoving} />
          )
        }
      </Loaded>
      {dialog !== null && (
        <ItemDialog item={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} />
      )}
      {removing && <RemoveItem item={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}

type ListProps = {
  items: readonly CatalogueItem[];
  onEdit: (item: CatalogueItem) => void;
  onRemove: (item: CatalogueItem) => void;
};

function List({ items, onEdit, onRemove }: ListProps) {
  const t = useT();
  const locale = useLocale();
  const [words, setWords] = useState('');
  const shown = items.filter(
    (item) => words.trim() === '' || matchesWords(`${item.name} ${item.description ?? ''}`, words),
  );
  return (
    <div className="overflow-hidden rounded-lg bg-surface shadow-1">
      {items.length >= SEARCH_FROM && (
        <label className="relative block border-b border-line p-3">
          <span className="sr-only">{t('catalogue.search')}</span>
          <Search size={16} aria-hidden className="absolute top-1/2 left-6 -translate-y-1/2 text-ink-3" />
          <Input
            type="search"
            placeholder={t('catalogue.search')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            className="!pl-9"
          />
        </label>
      )}
      {shown.length === 0 && <p className="p-6 text-sm text-ink-2">{t('catalogue.nothing')}</p>}
      <ul className="divide-y divide-line">
        {shown.map((item) => (
          <li key={item.id} className="relative flex items-center gap-4 py-3 pr-3 pl-5 hover:bg-hover">
            <div className="min-w-0 flex-1">
              <button
                type="button"
                aria-haspopup="dialog"
                onClick={() => onEdit(item)}
                className="inset-focus block max-w-full truncate rounded-sm text-left text-base font-medium after:absolute after:inset-0"
              >
                {item.name}
              </button>
              {item.description && <p className="truncate text-sm text-ink-2">{item.description}</p>}
            </div>
            <span className="tabular shrink-0 text-base font-medium">
              {formatMoney(item.price_cents / 100, item.currency, locale)}
            </span>
            <IconButton
              label={`${t('common.remove')}: ${item.name}`}
              onClick={() => onRemove(item)}
              className="relative"
            >
              <Trash2 size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

function RemoveItem({ item, onClose }: { item: CatalogueItem; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const save = useSaveSettings();
  return (
    <Confirm
      title={t('catalogue.removeAsk', { name: item.name })}
      confirm={t('common.remove')}
      busy={save.isPending}
      failure={save.error && errorText(save.error)}
      onClose={onClose}
      onConfirm={() =>
        save.mutate((stored) => ({ ...stored, items: stored.items.filter((one) => one.id !== item.id) }), {
          onSuccess: () => {
            showToast('good', t('catalogue.removed', { name: item.name }));
            onClose();
          },
        })
      }
    >
      {t('catalogue.removeText')}
    </Confirm>
  );
}
