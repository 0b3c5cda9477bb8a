import { parseCnpj, parseCpf, parseEmail, parsePhone } from '../answers/parse-answer.ts';
import { parseDate } from '../answers/parse-date.ts';
import { parseNumber } from '../answers/parse-number.ts';
import type { ParameterKind } from '../definition/intent.schema.ts';
import type { Json } from '../engine.types.ts';
import type { Scope } from '../text/scope.ts';
import { readIntentWords } from './read-intent-words.ts';
import { compareWords } from './word-forms.ts';

export type FindableParameter = {
  name: string;
  kind: ParameterKind;
  /** of a choice: the words each value goes by, normalized */
  values: readonly { value: string; phrases: readonly (readonly string[])[] }[];
};

/** What a kind looks like in a sentence, and what it then must be. The first kinds take their words from the later. */
const KINDS: readonly {
  kind: Exclude<ParameterKind, 'text' | 'choice'>;
  pattern: RegExp;
  parse: (found: string, scope: Scope) => Json;
}[] = [
  {
    kind: 'email',
    pattern: /[^\s@<>,;]{1,64}@[^\s@<>,;]{3,190}/g,
    parse: (found) => parseEmail(found.replace(/^[("'*_]+|[)"'*_.!?:]+$/g, '')),
  },
  {
    kind: 'cnpj',
    pattern:
      /(?<![\p{L}\p{N}])[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/?[0-9A-Z]{4}-?\d{2}(?![\p{L}\p{N}])/giu,
    parse: parseCnpj,
  },
  { kind: 'cpf', pattern: /(?<!\d)\d{3}\.?\d{3}\.?\d{3}[-\s]?\d{2}(?!\d)/g, parse: parseCpf },
  { kind: 'date', pattern: /(?<![\d/.-])\d{4}-\d{1,2}-\d{1,2}(?![\d/-])/g, parse: parseDate },
  {
    kind: 'date',
    pattern: /(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?(?![\d/-])/g,
    parse: parseDate,
  },
  {
    kind: 'date',
    pattern:
      /(?<!\p{L})(?:depois de amanh[ãa]|pasado ma[ñn]ana|amanh[ãa]|hoje|ontem|today|tomorrow|yesterday|hoy|ayer)(?!\p{L})/giu,
    parse: parseDate,
  },
  {
    kind: 'cep',
    pattern: /(?<![\d.-])\d{2}\.?\d{3}-?\d{3}(?![\d-])/g,
    parse: (found) => found.replace(/\D/g, '').replace(/^(\d{5})/, '$1-'),
  },
  { kind: 'phone', pattern: /(?<![\d.,/])\+?\(?\d[\d\s().-]{6,20}\d(?![\d/])/g, parse: parsePhone },
  {
    kind: 'number',
    pattern: /(?<![\p{L}\p{N}./:-])-?\d+(?:[.,]\d+)*(?![\p{L}\p{N}/:-]|[.,]\d)/gu,
    parse: (found, scope) => parseNumber(found, scope.locale),
  },
];

const SPOKEN =
  /(?<!\p{L})(?:dois|duas|tr[êe]s|quatro|cinco|seis|sete|oito|nove|dez|two|three|four|five|six|seven|eight|nine|ten|dos|cuatro|siete|ocho|nueve|diez)(?!\p{L})/giu;

/**
 * The parameters that a message gives by itself. Only what can mean one parameter and one value is taken; of two numbers,
 * or two sizes, neither. A text is never taken: any words could be one. `taken` are words that belong to a sample phrase.
 */
export function findValues(
  parameters: readonly FindableParameter[],
  message: string,
  scope: Scope,
  taken: ReadonlySet<string>,
): Map<string, Json> {
  const values = new Map<string, Json>();
  let rest = message.slice(0, 4096);
  for (const { kind, pattern, parse } of KINDS) {
    const wanted = parameters.filter((one) => isOfKind(one.kind, kind) && !values.has(one.name));
    const found: Json[] = [];
    rest = rest.replace(pattern, (part) => {
      // Bare digits that nobody wants as this may be wanted as something else: "pedido 12345678" is no CEP.
      const isMeant = wanted.length > 0 || /\D/.test(part);
      const value = !isMeant || (kind === 'number' && taken.has(part)) ? null : parse(part, scope);
      if (value === null) return part;
      found.push(value);
      return ' ; ';
    });
    if (kind === 'number' && found.length === 0) found.push(...findSpoken(rest, scope, taken));
    const [parameter] = wanted;
    const [value] = found;
    if (!parameter || value === undefined) continue;
    if (wanted.length === 1 && found.every((other) => other === value)) values.set(parameter.name, value);
  }
  for (const parameter of parameters) {
    if (parameter.kind !== 'choice') continue;
    const value = findChoice(parameter, message);
    if (value !== null) values.set(parameter.name, value);
  }
  return values;
}

function isOfKind(wanted: ParameterKind, kind: ParameterKind): boolean {
  return wanted === kind || (wanted === 'cpf_cnpj' && (kind === 'cpf' || kind === 'cnpj'));
}

function findSpoken(text: string, scope: Scope, taken: ReadonlySet<string>): Json[] {
  return [...text.matchAll(SPOKEN)].flatMap(([word]) => {
    const value = taken.has(word.toLowerCase()) ? null : parseNumber(word, scope.locale);
    return value === null ? [] : [value];
  });
}

/** The one value whose words stand in the message. */
function findChoice(parameter: FindableParameter, message: string): string | null {
  const words = readIntentWords(message).map((word) => word.text);
  const named = parameter.values.filter(({ phrases }) =>
    phrases.some((phrase) => phrase.length > 0 && holds(words, phrase)),
  );
  return named.length === 1 ? (named[0]?.value ?? null) : null;
}

function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, from) =>
    phrase.every((word, k) => {
      const other = words[from + k];
      return other !== undefined && compareWords(other, word) > 0;
    }),
  );
}
