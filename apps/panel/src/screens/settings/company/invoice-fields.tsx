import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useT } from '../../../i18n/settings/use-t.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Card } from '../page.tsx';
import type { CompanyForm } from './company-form.ts';

export function InvoiceFields() {
  const t = useT();
  const { register, control, formState } = useFormContext<CompanyForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'invoice_headers' });
  return (
    <Card title={t('company.invoice')} hint={t('company.invoiceHint')}>
      <Field
        label={t('company.invoiceUrl')}
        error={formState.errors.invoice_url && t('company.invoiceUrlInvalid')}
      >
        {(field) => (
          <Input
            {...field}
            type="url"
            placeholder="https://"
            {...register('invoice_url', {
              validate: (url) => url.trim() === '' || /^https?:\/\/\S+$/.test(url.trim()),
            })}
          />
        )}
      </Field>
      {fields.map((header, index) => (
        <div key={header.id} className="flex gap-2">
          <Input
            aria-label={t('company.headerName')}
            placeholder={t('company.headerName')}
            {...register(`invoice_headers.${index}.name`)}
          />
          <Input
            aria-label={t('company.headerValue')}
            placeholder={t('company.headerValue')}
            {...register(`invoice_headers.${index}.value`)}
          />
          <IconButton label={t('common.remove')} onClick={() => remove(index)}>
            <Trash2 size={16} />
          </IconButton>
        </div>
      ))}
      <Button size="sm" onClick={() => append({ name: '', value: '' })}>
        <Plus size={15} /> {t('company.addHeader')}
      </Button>
    </Card>
  );
}
