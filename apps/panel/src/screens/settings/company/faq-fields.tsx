import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useT } from '../../../i18n/settings/use-t.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input, Textarea } from '../../../ui/field.tsx';
import { Card } from '../page.tsx';
import type { CompanyForm } from './company-form.ts';

const MOST = 50;

export function FaqFields() {
  const t = useT();
  const { register, control, formState } = useFormContext<CompanyForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'faq' });
  return (
    <Card title={t('company.faq')} hint={t('company.faqHint')}>
      {fields.map((field, index) => (
        <div key={field.id} className="flex gap-2 border-b border-line pb-4">
          <div className="min-w-0 flex-1 space-y-2">
            <Input
              aria-label={t('company.question')}
              placeholder={t('company.question')}
              maxLength={200}
              aria-invalid={formState.errors.faq?.[index]?.question !== undefined}
              {...register(`faq.${index}.question`, { required: true })}
            />
            <Textarea
              aria-label={t('company.answer')}
              placeholder={t('company.answer')}
              maxLength={2000}
              className="!min-h-14"
              aria-invalid={formState.errors.faq?.[index]?.answer !== undefined}
              {...register(`faq.${index}.answer`, { required: true })}
            />
          </div>
          <IconButton label={t('common.remove')} onClick={() => remove(index)}>
            <Trash2 size={16} />
          </IconButton>
        </div>
      ))}
      <Button size="sm" disabled={fields.length >= MOST} onClick={() => append({ question: '', answer: '' })}>
        <Plus size={15} /> {t('company.addFaq')}
      </Button>
    </Card>
  );
}
