import type { ptBR } from './pt-BR.ts';

export type MessageKey = keyof typeof ptBR;
/** Every language has exactly the keys of the Portuguese source. */
export type Messages = Readonly<Record<MessageKey, string>>;
