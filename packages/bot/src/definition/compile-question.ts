import type { Locale } from '../engine.types.ts';
import { DEFAULT_ATTEMPTS } from '../escalation/compile-escalation.ts';
import { type CompiledText, compileText, type Text } from '../text/text.ts';
import { type ChoicesSource, compileChoices } from './compile-choices.ts';
import type { CompiledChoices, CompiledQuestion } from './compiled.types.ts';

type QuestionSource = ChoicesSource & {
  text: Text;
  again?: Text;
  error?: Text;
  saveAs?: string;
  attempts?: number;
  onFailed?: string;
  offerPerson?: true | { goto: string };
  next?: string;
};

export function compileQuestion(
  id: string,
  source: QuestionSource,
  widget: CompiledChoices['widget'],
  locale: Locale,
): CompiledQuestion {
  return {
    text: compileText(source.text, locale),
    again: compileOptional(source.again, locale),
    error: compileOptional(source.error, locale),
    choices: source.options || source.optionsFrom ? compileChoices(id, source, widget, locale) : null,
    saveAs: source.saveAs ?? null,
    attempts: source.attempts ?? DEFAULT_ATTEMPTS,
    hasOwnAttempts: source.attempts !== undefined,
    onFailed: source.onFailed ?? null,
    offersPerson: source.offerPerson !== undefined,
    next: source.next ?? null,
  };
}

export function compileOptional(text: Text | undefined, locale: Locale): CompiledText | null {
  return text === undefined ? null : compileText(text, locale);
}
