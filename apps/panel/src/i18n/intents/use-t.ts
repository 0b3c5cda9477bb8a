import { createArea } from '../create-area.tsx';
import { ptBR } from './pt-BR.ts';

const area = createArea(ptBR, {
  en: () => import('./en.ts').then((module) => module.en),
  es: () => import('./es.ts').then((module) => module.es),
});
export const IntentsLanguage = area.AreaLanguage;
export const useT = area.useAreaT;
export type IntentsKey = keyof typeof ptBR;
