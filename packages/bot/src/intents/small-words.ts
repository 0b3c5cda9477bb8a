import type { Locale } from '../engine.types.ts';

/**
 * Words that tell nothing of what somebody wants: articles, wishes, greetings. Without accents. "Não", "sem" and the like
 * are missing on purpose: they turn a sentence round.
 */
const SMALL_WORDS: Record<Locale, ReadonlySet<string>> = {
  'pt-BR': words(
    'o a os as um uma uns umas de do da dos das d em no na nos nas num numa ao aos pelo pela pelos pelas por para pra pro pras com que e ou se',
    'eu me mim meu minha meus minhas nosso nossa voce voces vc vcs lhe seu sua este esta esse essa isso isto aquele aquela ai la aqui',
    'quero queria quer queremos gostaria gostariamos preciso precisava precisamos desejo pretendo vou vamos posso pode podem poderia poderiam',
    'consigo consegue conseguem favor pf pfv pfvr oi oie ola opa eae obrigado obrigada agora ja ainda so mais muito estou foi era ser sao',
    'entao ne ta la tipo gentileza',
  ),
  en: words(
    'a an the of to in on at for from with and or if that this these those it its i me my mine we us our you your im ive id ill',
    'want wanted wanna would like need can could may might will please pls hi hello hey thanks thank now just some',
    'do does did is are was be been am there so',
  ),
  es: words(
    'el la los las un una unos unas lo de del al a en con por para que y e o u si yo me mi mis nos nuestro nuestra tu su sus usted ustedes',
    'este esta ese esa eso esto quiero quisiera queria necesito deseo voy vamos puedo puede pueden podria podrian',
    'favor hola gracias ahora ya solo mas muy ser es estoy fue era gustaria porfa',
  ),
};

/** Two that are small only together: "dia" alone may be what it is all about. */
const SMALL_PAIRS: ReadonlySet<string> = new Set(
  'bom dia,boa tarde,boa noite,tudo bem,por favor,good morning,good afternoon,good evening,buenos dias,buenas tardes,buenas noches,que tal'.split(
    ',',
  ),
);

/** Which of these words say something. All of one language's small ones are out. */
export function markTelling(words: readonly string[], locale: Locale): boolean[] {
  const small = SMALL_WORDS[locale];
  return words.map(
    (word, i) =>
      !small.has(word) &&
      !SMALL_PAIRS.has(`${word} ${words[i + 1] ?? ''}`) &&
      !SMALL_PAIRS.has(`${words[i - 1] ?? ''} ${word}`),
  );
}

const DENIALS: ReadonlySet<string> = words(
  'nao naum nunca jamais nem sem not dont doesnt didnt cant cannot wont isnt arent wasnt never without sin tampoco ni',
);

/** "no" denies in English and Spanish; in Portuguese it is "in the". */
export function isDenial(word: string, locale: Locale): boolean {
  return DENIALS.has(word) || (word === 'no' && locale !== 'pt-BR');
}

function words(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
