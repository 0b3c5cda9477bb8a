import type { LocaleName } from '@balcao/protocol';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Input } from '../../../ui/field.tsx';
import { Card } from '../page.tsx';
import { LanguageTexts } from './language-texts.tsx';
import { ProblemField } from './problem-field.tsx';
import { LIMITS } from './rules/find-problems.ts';
import type { IntentDraft } from './rules/intent-draft.ts';
import { type Problem, problemsAt } from './rules/problems.ts';
import { countLines } from './rules/word-lists.ts';
import { SynonymsField } from './synonyms-field.tsx';

type Props = {
  draft: IntentDraft;
  /** the stored node's id; null: not stored yet */
  id: string | null;
  main: LocaleName;
  problems: readonly Problem[];
  onChange: (change: Partial<IntentDraft>) => void;
};

/** What the customer wants, and the words that mean it. */
export function PhrasesCard({ draft, id, main, problems, onChange }: Props) {
  const t = useT();
  const nameHint =
    id !== null && draft.name.trim() === '' ? t('intent.unnamed', { id }) : t('intent.nameHint');
  const tell = (locale: LocaleName) => {
    const told = t('intent.phrasesCount', countLines(draft.phrases[locale]));
    return locale === main ? `${told} ${t('intent.phrasesHint')}` : told;
  };
  return (
    <Card title={t('intent.what')}>
      <ProblemField
        label={t('intent.name')}
        hint={id === null ? nameHint : `${nameHint} ${t('intent.nodeId', { id })}`}
        problems={problemsAt(problems, 'name')}
      >
        {(field) => (
          <Input
            {...field}
            autoFocus={id === null}
            maxLength={LIMITS.name}
            placeholder={id ?? t('intent.namePlaceholder')}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </ProblemField>
      <LanguageTexts
        label={t('intent.phrases')}
        hintOf={tell}
        value={draft.phrases}
        main={main}
        rows={6}
        placeholder={t('intent.phrasesPlaceholder')}
        problems={problemsOfPhrases(problems, main)}
        onChange={(phrases) => onChange({ phrases })}
      />
      <SynonymsField
        rows={draft.synonyms}
        problems={problems}
        onChange={(synonyms) => onChange({ synonyms })}
      />
    </Card>
  );
}

/** `phrases.3` and `phrases.pt-BR.3` → the field they were typed into. */
function problemsOfPhrases(problems: readonly Problem[], main: LocaleName): Problem[] {
  return problemsAt(problems, 'phrases').map((one) => {
    const [field, locale = main] = one.path.split('.');
    return { ...one, path: `${field}.${/^\d+$/.test(locale) ? main : locale}` };
  });
}
