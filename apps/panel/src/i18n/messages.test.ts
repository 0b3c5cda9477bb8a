import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { ptBR } from './pt-BR.ts';

const catalogues = { 'pt-BR': ptBR, en, es } as const;

/** Names of the values a text wants, wherever they stand in it. */
function argumentsOf(text: string, locale: string): string[] {
  const found = new Set<string>();
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if (
        'type' in value &&
        'value' in value &&
        typeof value.value === 'string' &&
        value.type !== 0 &&
        value.type !== 7
      )
        found.add(value.value);
      Object.values(value).forEach(visit);
    }
  };
  visit(new IntlMessageFormat(text, locale).getAst());
  return [...found].sort();
}

describe.each(Object.entries(catalogues))('%s', (locale, messages) => {
  test('has the keys of the Portuguese source, none empty', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(ptBR).sort());
    expect(Object.entries(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('is well formed and wants the same values as the source', () => {
    for (const [key, text] of Object.entries(ptBR)) {
      const here = messages[key as keyof typeof ptBR]; // keys are equal by the test above
      expect([key, argumentsOf(here, locale)]).toEqual([key, argumentsOf(text, 'pt-BR')]);
    }
  });
});
