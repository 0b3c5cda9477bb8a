import { ptBR } from './pt-BR.ts';
export const es = ptBR;
