import type { FulfillmentCall, FulfillmentWebhook } from '@balcao/protocol';
import { Play } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useLocale } from '../../../../i18n/use-t.tsx';
import { useAction } from '../../../../sync/context.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Field, Input } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/states.tsx';
import { useErrorText } from '../../../error-text.ts';
import { CallDetail } from '../calls/call-detail.tsx';
import { formatDuration } from '../rules/format-duration.ts';
import { outcomeWords } from '../rules/outcome-words.ts';
import { readParameters } from '../rules/read-parameters.ts';
import { useFocusProblem } from '../use-focus-problem.ts';
import { ParametersField } from './parameters-field.tsx';

/** of the height: what begins lower is hardly seen */
const SEEN = 0.7;

export type ConsoleDraft = { intent: string; message: string; parameters: string };

type Props = {
  webhook: FulfillmentWebhook;
  /** names of the intents it answers */
  intents: readonly string[];
  /** what was typed here before */
  draft: ConsoleDraft | undefined;
  onDraft: (draft: ConsoleDraft) => void;
  onClose: () => void;
};

/** Calls the webhook with words of one's own, and shows what came of it. */
export function ConsoleSheet({ webhook, intents, onDraft, onClose, ...props }: Props) {
  const t = useT();
  const locale = useLocale();
  const errorText = useErrorText();
  const listId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(
    props.draft ?? { intent: intents[0] ?? '', message: '', parameters: '{}' },
  );
  const [tries, setTries] = useState(0);
  const test = useAction('testFulfillmentWebhook', ['listFulfillmentCalls', 'listFulfillmentWebhooks']);
  useFocusProblem(form, tries);
  const read = readParameters(draft.parameters);
  const intent = draft.intent.trim();
  const set = (change: Partial<ConsoleDraft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    onDraft(next);
  };
  const doneWords = (call: FulfillmentCall) => {
    const { key, values } = outcomeWords(call);
    const outcome = t(key, values);
    const time = formatDuration(call.duration_ms, locale);
    return call.duration_ms > 0 ? `${outcome} · ${time}` : outcome;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (intent === '' || !read.ok || test.isPending) return;
    const body = { intent_name: intent, message: draft.message, parameters: read.value };
    test.mutate({ params: { id: webhook.id }, body });
  };
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={t('console.title', { name: webhook.name })}
      description={t('console.text')}
      closeLabel={t('common.close')}
    >
      <form ref={form} onSubmit={submit} onKeyDown={sendByKey} noValidate className="space-y-4">
        <Field
          label={t('console.intent')}
          hint={t('console.intentHint')}
          error={tries > 0 && intent === '' ? t('problem.required') : undefined}
        >
          {(field) => (
            <>
              <Input
                {...field}
                autoFocus
                list={listId}
                maxLength={120}
                value={draft.intent}
                onChange={(event) => set({ intent: event.target.value })}
              />
              <datalist id={listId}>
                {intents.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={t('console.message')}>
          {(field) => (
            <Input
              {...field}
              maxLength={4096}
              value={draft.message}
              onChange={(event) => set({ message: event.target.value })}
            />
          )}
        </Field>
        <ParametersField
          value={draft.parameters}
          read={read}
          onChange={(parameters) => set({ parameters })}
        />
        <p className="flex flex-wrap items-center gap-3">
          <Button look="primary" type="submit" busy={test.isPending}>
            {!test.isPending && <Play size={15} />} {t('console.run')}
          </Button>
          <span role="status" className="text-sm text-ink-3">
            {test.isPending
              ? t('console.waiting', { seconds: Math.round(webhook.timeout_ms / 1000) })
              : test.data && doneWords(test.data)}
          </span>
        </p>
      </form>
      {test.error && (
        <div role="alert" className="pt-4">
          <Notice tone="bad">{errorText(test.error)}</Notice>
        </div>
      )}
      {test.data && (
        <section
          key={test.data.id}
          ref={bringIntoSight}
          aria-label={t('console.result')}
          className="mt-6 border-t border-line pt-5"
        >
          <h2 className="pb-2 text-base font-semibold">{t('console.result')}</h2>
          <CallDetail call={test.data} answerFirst />
        </section>
      )}
    </Dialog>
  );
}

/** On a phone the result begins below what is seen. */
function bringIntoSight(element: HTMLElement | null): void {
  if (element && element.getBoundingClientRect().top > innerHeight * SEEN) element.scrollIntoView();
}

/** Ctrl or ⌘ with Enter sends from anywhere in the form; Enter alone is a line in the JSON. */
function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
