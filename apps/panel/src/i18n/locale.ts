import type { LocaleName } from '@balcao/protocol';
import type { Messages } from './messages.ts';
import { ptBR } from './pt-BR.ts';

const KEY = 'balcao.locale';

export async function loadMessages(locale: LocaleName): Promise<Messages> {
  switch (locale) {
    case 'pt-BR':
      return ptBR;
    case 'en':
      return (await import('./en.ts')).en;
    case 'es':
      return (await import('./es.ts')).es;
    default:
      return locale satisfies never;
  }
}

/** Before anyone signed in: what this browser last used, else what it asks for. */
export function guessLocale(): LocaleName {
  const stored = localStorage.getItem(KEY);
  if (stored === 'pt-BR' || stored === 'en' || stored === 'es') return stored;
  const asked = navigator.language.slice(0, 2);
  return asked === 'en' || asked === 'es' ? asked : 'pt-BR';
}

export function rememberLocale(locale: LocaleName): void {
  localStorage.setItem(KEY, locale);
}
