import type { DeskSettings, LocaleName } from '@balcao/protocol';
import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { ChoiceCards } from '../../../ui/choice-cards.tsx';
import { Field, Select, Textarea } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Card } from '../page.tsx';
import { BEST_SCORE, withSurveyKind } from './rules/desk-draft.ts';

const KINDS = ['csat', 'nps', 'off'] as const;
const LANGUAGES: readonly [LocaleName, string][] = [
  ['pt-BR', 'Português'],
  ['en', 'English'],
  ['es', 'Español'],
];
/** WhatsApp's limit of the text above reply buttons. */
const LONGEST_QUESTION = 1024;

type Survey = DeskSettings['survey'];
type Props = { survey: Survey; onChange: (survey: Survey) => void };

/** What a customer is asked after a person resolved the conversation. */
export function SurveyCard({ survey, onChange }: Props) {
  const t = useT();
  const [showsWords, setShowsWords] = useState(Object.keys(survey.question).length > 0);
  const first = survey.kind === 'csat' ? 1 : 0;
  const scores = Array.from({ length: BEST_SCORE[survey.kind] - first + 1 }, (_, index) => first + index);
  return (
    <Card title={t('desk.survey')} hint={t('desk.surveyHint')}>
      <ChoiceCards
        label={t('desk.survey')}
        value={survey.kind}
        onChange={(kind) => onChange(withSurveyKind(survey, kind))}
        choices={KINDS.map((value) => ({
          value,
          label: t(`survey.${value}`),
          hint: t(`surveyHint.${value}`),
        }))}
      />
      {survey.kind !== 'off' && (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('desk.commentUpTo')} hint={t('desk.commentUpToHint')}>
              {(field) => (
                <Select
                  {...field}
                  value={survey.comment_up_to}
                  onChange={(event) => onChange({ ...survey, comment_up_to: Number(event.target.value) })}
                >
                  {survey.kind === 'csat' && <option value={0}>{t('desk.neverComment')}</option>}
                  {scores.map((score) => (
                    <option key={score} value={score}>
                      {score === BEST_SCORE[survey.kind]
                        ? t('desk.alwaysComment')
                        : t('desk.scoreUpTo', { score })}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label={t('desk.expires')} hint={t('desk.expiresHint')}>
              {(field) => (
                <NumberField
                  {...field}
                  value={survey.expires_hours}
                  min={1}
                  max={72}
                  unit="h"
                  onChange={(hours) => onChange({ ...survey, expires_hours: hours ?? 24 })}
                  className="w-36"
                />
              )}
            </Field>
          </div>
          {showsWords ? (
            <div className="space-y-4 border-t border-line pt-4">
              <p className="text-sm text-ink-2">{t('desk.ownWordsHint')}</p>
              {LANGUAGES.map(([locale, name]) => (
                <Field key={locale} label={t('desk.questionIn', { language: name })}>
                  {(field) => (
                    <Textarea
                      {...field}
                      rows={2}
                      maxLength={LONGEST_QUESTION}
                      placeholder={t('desk.shippedWords')}
                      value={survey.question[locale] ?? ''}
                      onChange={(event) =>
                        onChange({
                          ...survey,
                          question: { ...survey.question, [locale]: event.target.value },
                        })
                      }
                      className="!min-h-16"
                    />
                  )}
                </Field>
              ))}
            </div>
          ) : (
            <LinkButton className="text-sm" onClick={() => setShowsWords(true)}>
              {t('desk.ownWords')}
            </LinkButton>
          )}
        </>
      )}
    </Card>
  );
}
