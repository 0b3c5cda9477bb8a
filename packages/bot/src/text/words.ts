/** Lower case, no accents, only letters and digits with single spaces: "Opção Nº 2!" → "opcao no 2". */
export function normalizeWords(text: string): string {
  return text
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...numbered('zero um dois tres quatro cinco seis sete oito nove dez'),
  ...numbered('zero uma duas'),
  ...numbered('zero one two three four five six seven eight nine ten'),
  ...numbered('cero uno dos tres cuatro cinco seis siete ocho nueve diez'),
  ...numbered('cero una'),
  ...numbered('zero primeiro segundo terceiro quarto quinto sexto setimo oitavo nono decimo'),
  ...numbered('zero primeira segunda terceira quarta quinta sexta setima oitava nona decima'),
  ...numbered('zero first second third fourth fifth sixth seventh eighth ninth tenth'),
  ...numbered('cero primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo'),
]);

/** "2", "2.", "opção 2", "dois" → 2; anything else → null. */
export function findSpokenNumber(text: string): number | null {
  if (/^\s*-\d/.test(text)) return null;
  const words = normalizeWords(text)
    .replace(/^(?:a|o|la|el|the) /, '')
    .replace(/^(?:opcao|opcion|option|numero|number|nro|no|n) /, '');
  if (/^\d{1,6}$/.test(words)) return Number(words);
  return NUMBER_WORDS.get(words) ?? null;
}

function numbered(words: string): [string, number][] {
  return words.split(' ').map((word, index) => [word, index]);
}

const NEGATIONS = new Set(['nao', 'nunca', 'nem', 'not', 'dont', 'don', 'never', 'sem', 'sin', 'jamais']);

export function hasNegation(words: string): boolean {
  return words.split(' ').some((word) => NEGATIONS.has(word)) || words.startsWith('no ');
}
