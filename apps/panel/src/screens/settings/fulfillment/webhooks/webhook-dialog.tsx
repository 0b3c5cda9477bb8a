import type { FulfillmentWebhook } from '@balcao/protocol';
import { type FormEvent, useRef, useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import type { ApiError } from '../../../../sync/client.ts';
import { useAction } from '../../../../sync/context.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Field, Input } from '../../../../ui/field.tsx';
import { NumberField } from '../../../../ui/number-field.tsx';
import { Notice } from '../../../../ui/states.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { useErrorText } from '../../../error-text.ts';
import { explainRefusal, isPlainHttp, type Problems } from '../rules/problems.ts';
import {
  findProblems,
  newWebhook,
  shownSlug,
  toBody,
  toDraft,
  toPatch,
  type WebhookDraft,
} from '../rules/webhook-draft.ts';
import { useFocusProblem } from '../use-focus-problem.ts';
import { useProblemText } from '../use-problem-text.ts';
import { QueryChoice } from './query-choice.tsx';
import { TokenField } from './token-field.tsx';

type Props = { webhook: FulfillmentWebhook | null; onClose: () => void };

/** As the API names them. */
const FIELDS = ['name', 'slug', 'url', 'token', 'timeout_ms', 'named_queries'];

export function WebhookDialog({ webhook, onClose }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const problemText = useProblemText();
  const isNew = webhook === null;
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(isNew ? newWebhook : toDraft(webhook));
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<Problems>({});
  const create = useAction('createFulfillmentWebhook', ['listFulfillmentWebhooks']);
  const update = useAction('updateFulfillmentWebhook', ['listFulfillmentWebhooks']);
  useFocusProblem(form, tries);

  const found = findProblems(draft, isNew);
  const problems: Problems = { ...refused, ...(tries > 0 ? found : {}) };
  const error = create.error ?? update.error;
  const isAtField = error !== null && Object.keys(explainRefusal(error, FIELDS)).length > 0;
  /** What the server refused of a field stands until that field changes. */
  const set = (field: string, change: Partial<WebhookDraft>) => {
    setDraft({ ...draft, ...change });
    setRefused(Object.fromEntries(Object.entries(refused).filter(([name]) => name !== field)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (Object.keys(found).length > 0) return;
    const done = {
      onSuccess: () => {
        showToast('good', t(isNew ? 'webhooks.created' : 'common.saved'));
        onClose();
      },
      onError: (refusal: ApiError) => {
        setRefused(explainRefusal(refusal, FIELDS));
        setTries(tries + 2);
      },
    };
    if (isNew) create.mutate({ body: { ...toBody(draft), slug: shownSlug(draft) } }, done);
    else update.mutate({ params: { id: webhook.id }, body: toPatch(draft, webhook) }, done);
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={isNew ? t('webhooks.add') : t('form.editTitle', { name: webhook.name })}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form="webhook" busy={create.isPending || update.isPending}>
            {isNew ? t('webhooks.add') : t('common.save')}
          </Button>
        </>
      }
    >
      <form id="webhook" ref={form} onSubmit={submit} noValidate className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('form.name')} hint={t('form.nameHint')} error={problemText(problems.name)}>
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
          <Field label={t('form.slug')} hint={t('form.slugHint')} error={problemText(problems.slug)}>
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
        <Field
          label={t('form.url')}
          hint={
            isPlainHttp(draft.url) ? (
              <span className="text-soon">{t('form.plainHttp')}</span>
            ) : (
              t('form.urlHint')
            )
          }
          error={problemText(problems.url)}
        >
          {(field) => (
            <Input
              {...field}
              type="url"
              inputMode="url"
              maxLength={2000}
              spellCheck={false}
              placeholder="https://"
              value={draft.url}
              onChange={(event) => set('url', { url: event.target.value })}
              className="font-mono !text-sm"
            />
          )}
        </Field>
        <TokenField
          value={draft.token}
          isNew={isNew}
          error={problemText(problems.token)}
          onChange={(token) => set('token', { token })}
        />
        <Field
          label={t('form.seconds')}
          hint={t('form.secondsHint')}
          error={problemText(problems.timeout_ms)}
        >
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
          error={problemText(problems.named_queries)}
          onChange={(namedQueries) => set('named_queries', { namedQueries })}
        />
        {error && !isAtField && (
          <div role="alert">
            <Notice tone="bad">{errorText(error)}</Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
