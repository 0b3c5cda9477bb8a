import { type ChoiceOption, makeOptionId } from '../choices/choice-option.ts';
import type { Locale } from '../engine.types.ts';
import { compileTemplate } from '../text/template.ts';
import { type CompiledText, compileText, LOCALES, type Text } from '../text/text.ts';
import { normalizeWords } from '../text/words.ts';
import type { OptionDefinition, OptionsFrom } from './choices.schema.ts';
import type { CompiledChoices, CompiledOption } from './compiled.types.ts';

export type ChoicesSource = {
  options?: OptionDefinition[];
  optionsFrom?: OptionsFrom;
  onEmpty?: string;
  buttonLabel?: Text;
  header?: Text;
  footer?: Text;
};

export function compileChoices(
  node: string,
  source: ChoicesSource,
  widget: CompiledChoices['widget'],
  locale: Locale,
): CompiledChoices {
  const optional = (text: Text | undefined) => (text === undefined ? null : compileText(text, locale));
  const from = source.optionsFrom;
  const options = (source.options ?? []).map((option) => ({
    id: option.id,
    title: compileText(option.title, locale),
    description: optional(option.description),
    section: optional(option.section),
    goto: option.goto ?? null,
    phrases: (option.phrases ?? []).map(normalizeWords).filter((phrase) => phrase !== ''),
    pinned: option.pinned ?? false,
  }));
  return {
    ready: from ? null : makeReady(node, options),
    options,
    from: from
      ? {
          list: from.list.split('.'),
          id: compileTemplate(from.id),
          title: compileText(from.title, locale),
          description: optional(from.description),
          section: optional(from.section),
          goto: from.goto ?? null,
          saveItemAs: from.saveItemAs ?? null,
        }
      : null,
    onEmpty: source.onEmpty ?? null,
    buttonLabel: optional(source.buttonLabel),
    header: optional(source.header),
    footer: optional(source.footer),
    widget,
  };
}

/** Most menus are the same for everyone: theirs are made once per language. */
function makeReady(node: string, options: readonly CompiledOption[]): CompiledChoices['ready'] {
  const ready: Record<Locale, ChoiceOption[]> = { 'pt-BR': [], en: [], es: [] };
  for (const locale of LOCALES) {
    for (const option of options) {
      const texts = [option.title, option.description, option.section].map((text) =>
        constantOf(text, locale),
      );
      const [title, description, section] = texts;
      if (texts.includes(null) || title === undefined || title === null) return null;
      ready[locale].push({
        id: makeOptionId(node, option.id),
        title,
        words: normalizeWords(title),
        ...(description ? { description } : {}),
        ...(section ? { section } : {}),
        ...(option.goto === null ? {} : { goto: option.goto }),
        phrases: option.phrases,
        pinned: option.pinned,
      });
    }
  }
  return ready;
}

/** null when the text reads a value. */
function constantOf(text: CompiledText | null, locale: Locale): string | null {
  return text === null ? '' : text[locale].constant;
}
