import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';

const AREAS = [
  '.',
  './conversation',
  './fulfillment',
  './intents',
  './ledger',
  './reports',
  './settings',
  './sign-in',
  './transfer',
  './wall',
] as const;
const LANGUAGES = [
  ['pt-BR', 'ptBR'],
  ['en', 'en'],
  ['es', 'es'],
] as const;
type Catalogue = Readonly<Record<string, string>>;
async function load(area: string, [file, name]: (typeof LANGUAGES)[number]): Promise<Catalogue> {
  return (await import(`${area}/${file}.ts`))[name];
}
const cases = await Promise.all(
  AREAS.flatMap((area) =>
    LANGUAGES.map(async (language) => ({
      area,
      locale: language[0],
      source: await load(area, LANGUAGES[0]),
      messages: await load(area, language),
    })),
  ),
);
const common = Object.keys(cases[0]?.source ?? {});

/** Said to a friend (tú). What stands in “quotes” is said to a customer, by the shop. */
const FAMILIAR = new RegExp(
  [
    String.raw`(?<![\p{L}])(tú|tu|tus|ti|te|tuy[oa]s?|contigo|puedes|quieres|tienes|necesitas|prefieres|pierdes|marcas|eres)(?![\p{L}])`,
    String.raw`(^|[.:!?]\s|\by )(escribe|elige|corrige|añade|guarda|escanea|pide|habla|confirma|crea|marca|define|empieza|invita|pega|copia|inténtalo)(?![\p{L}])`,
  ].join('|'),
  'iu',
);

/** What the bot tells the customer when nothing else is written (packages/bot/src/text). */
const BOTS_WORDS = 'answer.usualFallback';

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

describe.each(cases)('$area $locale', ({ area, locale, source, messages }) => {
  test('has the keys of the Portuguese source, none empty', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(source).sort());
    expect(Object.entries(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('is well formed and wants the same values as the source', () => {
    for (const [key, text] of Object.entries(source)) {
      expect([key, argumentsOf(messages[key] ?? '', locale)]).toEqual([key, argumentsOf(text, 'pt-BR')]);
    }
  });

  test('an area hides none of the common texts', () => {
    if (area !== '.') expect(common.filter((key) => key in messages)).toEqual([]);
  });
});

test.each(cases.filter(({ locale }) => locale === 'es'))(
  'Spanish says usted to whoever reads $area',
  ({ messages }) => {
    const familiar = Object.entries(messages).filter(
      ([key, text]) => key !== BOTS_WORDS && FAMILIAR.test(text.replace(/“[^”]*”/g, '')),
    );
    expect(familiar).toEqual([]);
  },
);
