import type { Settings } from '@balcao/protocol';
import { useState } from 'react';
import { Controller, FormProvider, useForm } from 'react-hook-form';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useCan, useEndpoint } from '../../../sync/context.tsx';
import { Field, Input, Select, Textarea } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { ZoneSelect } from '../calendars/zone-select.tsx';
import { Card, Loaded, Page } from '../page.tsx';
import { SaveBar } from '../save-bar.tsx';
import { useSaveSettings } from '../use-save-settings.ts';
import { type CompanyForm, fromForm, toForm } from './company-form.ts';
import { FaqFields } from './faq-fields.tsx';
import { InvoiceFields } from './invoice-fields.tsx';

/** What the shop says of itself; the robot's answers come from here. */
export function CompanyPage() {
  const t = useT();
  const read = useEndpoint('getSettings', {});
  return (
    <Page title={t('settings.company')} intro={t('company.intro')}>
      <Loaded read={read}>{(settings) => <Form settings={settings} />}</Loaded>
    </Page>
  );
}

function Form({ settings }: { settings: Settings }) {
  const t = useT();
  const errorText = useErrorText();
  const canEdit = useCan('admin');
  const [failure, setFailure] = useState<string | null>(null);
  const update = useSaveSettings();
  const form = useForm<CompanyForm>({ defaultValues: toForm(settings), disabled: !canEdit });
  const { register, formState, handleSubmit, reset } = form;
  const save = handleSubmit((values) => {
    setFailure(null);
    update.mutate((stored) => fromForm(values, stored.items), {
      onSuccess: (saved) => {
        reset(toForm(saved));
        showToast('good', t('common.saved'));
      },
      onError: (error) => setFailure(errorText(error)),
    });
  });
  return (
    <FormProvider {...form}>
      <form onSubmit={save} noValidate>
        <Card title={t('company.about')}>
          <Field label={t('company.name')} error={formState.errors.name && t('channel.required')}>
            {(field) => <Input {...field} {...register('name', { required: true, maxLength: 120 })} />}
          </Field>
          <Field label={t('company.address')} hint={t('company.addressHint')}>
            {(field) => (
              <Textarea {...field} rows={2} maxLength={500} className="!min-h-16" {...register('address')} />
            )}
          </Field>
          <Field label={t('company.hours')} hint={t('company.hoursHint')}>
            {(field) => (
              <Textarea
                {...field}
                rows={2}
                maxLength={500}
                className="!min-h-16"
                {...register('hours_text')}
              />
            )}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('company.phone')}>
              {(field) => <Input {...field} maxLength={40} {...register('phone')} />}
            </Field>
            <Field label={t('company.website')}>
              {(field) => <Input {...field} maxLength={200} {...register('website')} />}
            </Field>
            <Field label={t('company.timeZone')}>
              {(field) => (
                <Controller
                  name="time_zone"
                  control={form.control}
                  render={({ field: { value, onChange } }) => (
                    <ZoneSelect {...field} value={value} onChange={onChange} disabled={!canEdit} />
                  )}
                />
              )}
            </Field>
            <Field label={t('company.language')}>
              {(field) => (
                <Select {...field} {...register('locale')}>
                  <option value="pt-BR">Português</option>
                  <option value="en">English</option>
                  <option value="es">Español</option>
                </Select>
              )}
            </Field>
          </div>
        </Card>
        <FaqFields />
        <InvoiceFields />
        {canEdit && <SaveBar isDirty={formState.isDirty} busy={update.isPending} failure={failure} />}
      </form>
    </FormProvider>
  );
}
