import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useT } from '../../../i18n/use-t.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input } from '../../../ui/field.tsx';
import { parsePriceCents } from '../../../ui/format/values.ts';
import { Card } from '../page.tsx';
import type { CompanyForm } from './company-form.ts';

const MOST = 500;

export function ItemFields() {
  const t = useT();
  const { register, control, formState } = useFormContext<CompanyForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'items', keyName: 'key' });
  return (
    <Card title={t('company.items')} hint={t('company.itemsHint')}>
      {fields.map((field, index) => {
        const errors = formState.errors.items?.[index];
        return (
          <div
            key={field.key}
            className="grid grid-cols-[1fr_32px] items-start gap-2 border-b border-line pb-4 sm:grid-cols-[1fr_1fr_120px_32px]"
          >
            <Input
              aria-label={t('company.itemName')}
              placeholder={t('company.itemName')}
              maxLength={120}
              aria-invalid={errors?.name !== undefined}
              {...register(`items.${index}.name`, { required: true })}
            />
            <IconButton label={t('common.remove')} onClick={() => remove(index)} className="sm:order-last">
              <Trash2 size={16} />
            </IconButton>
            <Input
              aria-label={t('company.itemDescription')}
              placeholder={t('company.itemDescription')}
              maxLength={500}
              className="max-sm:col-span-2"
              {...register(`items.${index}.description`)}
            />
            <label className="relative block max-sm:col-span-2">
              <span className="sr-only">{t('company.price')}</span>
              <span
                aria-hidden
                className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-sm text-ink-3"
              >
                R$
              </span>
              <Input
                inputMode="decimal"
                className="tabular !pl-9 text-right"
                aria-invalid={errors?.price !== undefined}
                {...register(`items.${index}.price`, {
                  validate: (price) => parsePriceCents(price) !== null,
                })}
              />
            </label>
            {errors && <p className="col-span-full text-sm text-bad">{t('company.itemInvalid')}</p>}
          </div>
        );
      })}
      <Button
        size="sm"
        disabled={fields.length >= MOST}
        onClick={() => append({ id: '', name: '', description: '', price: '', currency: 'BRL' })}
      >
        <Plus size={15} /> {t('company.addItem')}
      </Button>
    </Card>
  );
}
