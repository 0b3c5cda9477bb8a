import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { parsePriceCents } from '../../../ui/format/values.ts';
import { Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { useSaveSettings } from '../use-save-settings.ts';
import { type CatalogueItem, fromDraft, newItem, toDraft, withItem } from './rules/item-draft.ts';

export function ItemDialog({ item, onClose }: { item: CatalogueItem | null; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const save = useSaveSettings();
  const [draft, setDraft] = useState(item === null ? newItem : toDraft(item));
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const made = fromDraft(draft, () => crypto.randomUUID().slice(0, 4));
    if (made === null) return;
    save.mutate((stored) => ({ ...stored, items: withItem(stored.items, made) }), {
      onSuccess: () => {
        showToast('good', t('common.saved'));
        onClose();
      },
    });
  };
  const isPriceBad = parsePriceCents(draft.price) === null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={item === null ? t('company.addItem') : item.name}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form="catalogue-item" busy={save.isPending}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form id="catalogue-item" onSubmit={submit} noValidate className="space-y-4">
        <Field
          label={t('company.itemName')}
          error={tried && draft.name.trim() === '' ? t('channel.required') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              autoFocus
              maxLength={120}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('company.itemDescription')}>
          {(field) => (
            <Textarea
              {...field}
              rows={2}
              maxLength={500}
              value={draft.description}
              onChange={(event) => setDraft({ ...draft, description: event.target.value })}
              className="!min-h-16"
            />
          )}
        </Field>
        <Field
          label={t('company.price')}
          error={tried && isPriceBad ? t('catalogue.priceInvalid') : undefined}
        >
          {(field) => (
            <span className="relative block w-44">
              <span
                aria-hidden
                className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-sm text-ink-3"
              >
                R$
              </span>
              <Input
                {...field}
                inputMode="decimal"
                value={draft.price}
                onChange={(event) => setDraft({ ...draft, price: event.target.value })}
                className="tabular !pl-9 text-right"
              />
            </span>
          )}
        </Field>
        {save.error && (
          <div role="alert">
            <Notice tone="bad">{errorText(save.error)}</Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
