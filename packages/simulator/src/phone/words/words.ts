import { en } from './en.ts';
import { es } from './es.ts';
import type { Words } from './pt.ts';
import { pt } from './pt.ts';

export type Language = 'pt' | 'en' | 'es';
const tables: { readonly [language in Language]: Words } = { pt, en, es };

/** `?lang=` first, then the browser's languages, then Portuguese. */
function findLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  for (const tag of [asked, ...navigator.languages]) {
    const language = tag?.slice(0, 2).toLowerCase();
    if (language === 'pt' || language === 'en' || language === 'es') return language;
  }
  return 'pt';
}

export const language = findLanguage();
export const words = tables[language];
export const locale = { pt: 'pt-BR', en: 'en-GB', es: 'es' }[language];

export function say(sentence: string, value: string | number): string {
  return sentence.replace('%s', String(value));
}
