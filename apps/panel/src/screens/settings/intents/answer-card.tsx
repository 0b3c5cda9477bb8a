import type { LocaleName } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { ChoiceCards } from '../../../ui/choice-cards.tsx';
import { Select } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { Card } from '../page.tsx';
import { LanguageTexts } from './language-texts.tsx';
import { ProblemField } from './problem-field.tsx';
import { type Definition, usualTextOf } from './rules/bot-nodes.ts';
import { ANSWERS, type IntentDraft } from './rules/intent-draft.ts';
import { type Problem, problemsAt } from './rules/problems.ts';
import { wordsOf } from './rules/texts.ts';

type Props = {
  draft: IntentDraft;
  definition: Definition;
  main: LocaleName;
  problems: readonly Problem[];
  onChange: (change: Partial<IntentDraft>) => void;
};

/** Who answers once everything is known: a webhook, a text, or another node. */
export function AnswerCard({ draft, main, problems, onChange, ...props }: Props) {
  const t = useT();
  const at = (path: string) => problemsAt(problems, path);
  return (
    <Card title={t('answer.title')}>
      <div className="*:sm:!grid-cols-3">
        <ChoiceCards
          label={t('answer.title')}
          value={draft.answers}
          onChange={(answers) => onChange({ answers })}
          choices={ANSWERS.map((value) => ({
            value,
            label: t(`answer.${value}`),
            hint: t(`answer.${value}Hint`),
          }))}
        />
      </div>
      {draft.answers === 'text' && (
        <LanguageTexts
          label={t('answer.words')}
          hint={t('answer.wordsHint')}
          value={draft.text}
          main={main}
          rows={4}
          problems={at('text')}
          onChange={(text) => onChange({ text })}
        />
      )}
      {draft.answers === 'webhook' && (
        <WebhookFields draft={draft} main={main} problems={problems} onChange={onChange} {...props} />
      )}
    </Card>
  );
}

function WebhookFields({ draft, definition, main, problems, onChange }: Props) {
  const t = useT();
  const usual = (key: 'waiting' | 'fallback') =>
    wordsOf(usualTextOf(definition, key) ?? undefined, main, main);
  return (
    <>
      <WebhookField
        slug={draft.webhook}
        problems={problemsAt(problems, 'webhook')}
        onChange={(webhook) => onChange({ webhook })}
      />
      <LanguageTexts
        label={t('answer.waiting')}
        hint={t('answer.waitingHint', { usual: usual('waiting') || t('answer.usualWaiting') })}
        value={draft.waiting}
        main={main}
        rows={2}
        problems={problemsAt(problems, 'waiting')}
        onChange={(waiting) => onChange({ waiting })}
      />
      <LanguageTexts
        label={t('answer.fallback')}
        hint={t('answer.fallbackHint', { usual: usual('fallback') || t('answer.usualFallback') })}
        value={draft.fallback}
        main={main}
        rows={2}
        problems={problemsAt(problems, 'fallback')}
        onChange={(fallback) => onChange({ fallback })}
      />
    </>
  );
}

/** Where webhooks are registered. */
const WEBHOOKS = '/ajustes/webhooks-de-intencao';

type WebhookProps = { slug: string; problems: readonly Problem[]; onChange: (slug: string) => void };

function WebhookField({ slug, problems, onChange }: WebhookProps) {
  const t = useT();
  const read = useEndpoint('listFulfillmentWebhooks', {});
  const webhooks = read.data?.items ?? [];
  const isListed = webhooks.some((one) => one.slug === slug);
  const isUnknown = slug !== '' && read.data !== undefined && !isListed;
  const isEmpty = read.data !== undefined && webhooks.length === 0;
  return (
    <div className="space-y-2">
      <ProblemField label={t('answer.whichWebhook')} hint={t('answer.webhookFieldHint')} problems={problems}>
        {(field) => (
          <Select {...field} value={slug} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t('answer.choose')}</option>
            {slug !== '' && !isListed && (
              <option value={slug}>{isUnknown ? t('answer.unknown', { slug }) : slug}</option>
            )}
            {webhooks.map((one) => (
              <option key={one.id} value={one.slug}>
                {one.name === one.slug ? one.name : `${one.name} (${one.slug})`}
              </option>
            ))}
          </Select>
        )}
      </ProblemField>
      {isUnknown && (
        <Notice tone="bad" icon={<CircleAlert size={16} className="text-bad" />}>
          {t('answer.unknownText', { slug })}
        </Notice>
      )}
      {read.error && <Notice tone="bad">{t('answer.webhooksFailed')}</Notice>}
      <p className="text-sm text-ink-3">
        {isEmpty && `${t('answer.noWebhooks')} `}
        <Link to={WEBHOOKS} className="text-accent-text underline">
          {t(isEmpty || isUnknown ? 'answer.register' : 'answer.webhooks')}
        </Link>
      </p>
    </div>
  );
}
