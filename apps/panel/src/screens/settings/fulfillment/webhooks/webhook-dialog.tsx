import type { FulfillmentWebhook } from '@balcao/protocol';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useAction } from '../../../../sync/context.tsx';
import { Field, Input } from '../../../../ui/field.tsx';
import { NumberField } from '../../../../ui/number-field.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { RecordDialog } from '../record-dialog.tsx';
import { isPlainHttp } from '../rules/problems.ts';
import {
  findProblems,
  newWebhook,
  shownSlug,
  toBody,
  toDraft,
  toPatch,
  type WebhookDraft,
} from '../rules/webhook-draft.ts';
import { UrlField } from '../url-field.tsx';
import { useRecordForm } from '../use-record-form.ts';
import { QueryChoice } from './query-choice.tsx';
import { TokenField } from './token-field.tsx';

type Props = { webhook: FulfillmentWebhook | null; onClose: () => void };

/** As the API names them. */
const FIELDS = ['name', 'slug', 'url', 'token', 'timeout_ms', 'named_queries'];

export function WebhookDialog({ webhook, onClose }: Props) {
  const t = useT();
  const isNew = webhook === null;
  const create = useAction('createFulfillmentWebhook', ['listFulfillmentWebhooks']);
  const update = useAction('updateFulfillmentWebhook', ['listFulfillmentWebhooks']);
  const form = useRecordForm<WebhookDraft>({
    start: isNew ? newWebhook : toDraft(webhook),
    find: (typed) => findProblems(typed, isNew),
    fields: FIELDS,
    save: (typed) =>
      isNew
        ? create.mutateAsync({ body: { ...toBody(typed), slug: shownSlug(typed) } })
        : update.mutateAsync({ params: { id: webhook.id }, body: toPatch(typed, webhook) }),
    onSaved: () => {
      showToast('good', t(isNew ? 'webhooks.created' : 'common.saved'));
      onClose();
    },
  });
  const { draft, set, problemOf } = form;
  return (
    <RecordDialog
      form={form}
      title={isNew ? t('webhooks.add') : t('form.editTitle', { name: webhook.name })}
      label={t(isNew ? 'webhooks.add' : 'common.save')}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('form.name')} hint={t('form.nameHint')} error={problemOf('name')}>
          {(field) => (
            <Input
              {...field}
              autoFocus
              maxLength={80}
              value={draft.name}
              onChange={(event) => set('name', { name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('form.slug')} hint={t('form.slugHint')} error={problemOf('slug')}>
          {(field) => (
            <Input
              {...field}
              readOnly={!isNew}
              maxLength={40}
              spellCheck={false}
              autoCapitalize="none"
              value={shownSlug(draft)}
              onChange={(event) => set('slug', { slug: event.target.value })}
              className="font-mono !text-sm read-only:bg-sunken read-only:text-ink-2"
            />
          )}
        </Field>
      </div>
      <UrlField
        label={t('form.url')}
        hint={
          isPlainHttp(draft.url) ? (
            <span className="text-soon">{t('form.plainHttp')}</span>
          ) : (
            t('form.urlHint')
          )
        }
        error={problemOf('url')}
        value={draft.url}
        onChange={(url) => set('url', { url })}
      />
      <TokenField
        value={draft.token}
        isNew={isNew}
        error={problemOf('token')}
        onChange={(token) => set('token', { token })}
      />
      <Field label={t('form.seconds')} hint={t('form.secondsHint')} error={problemOf('timeout_ms')}>
        {(field) => (
          <NumberField
            {...field}
            value={draft.seconds}
            min={1}
            max={30}
            unit="s"
            onChange={(seconds) => set('timeout_ms', { seconds })}
            className="w-28"
          />
        )}
      </Field>
      <QueryChoice
        chosen={draft.namedQueries}
        error={problemOf('named_queries')}
        onChange={(namedQueries) => set('named_queries', { namedQueries })}
      />
    </RecordDialog>
  );
}
