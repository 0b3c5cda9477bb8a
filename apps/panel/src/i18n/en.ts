import { ptBR } from './pt-BR.ts';
export const en = ptBR;
