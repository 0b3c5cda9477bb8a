import type { LocaleName, SlaClockName } from '@balcao/protocol';

export type SlaMailFacts = {
  level: 'alert' | 'breach';
  clock: SlaClockName;
  /** already in words of the reader's language and the organization's zone */
  due: string;
  contact: string;
  department: string | null;
  assignee: string | null;
};

type Words = {
  unnamed: string;
  clocks: Record<SlaClockName, string>;
  subject: Record<SlaMailFacts['level'], (what: string, contact: string) => string>;
  due: Record<SlaMailFacts['level'], (what: string, contact: string, due: string) => string>;
  department: (name: string) => string;
  assignee: (name: string) => string;
  nobody: string;
  button: string;
};

export const SLA_WORDS: Record<LocaleName, Words> = {
  'pt-BR': {
    unnamed: 'Cliente sem nome',
    clocks: {
      first_response: 'primeira resposta',
      next_response: 'próxima resposta',
      resolution: 'resolução',
    },
    subject: {
      alert: (what, contact) => `Prazo perto do fim: ${what} · ${contact}`,
      breach: (what, contact) => `Prazo estourado: ${what} · ${contact}`,
    },
    due: {
      alert: (what, contact, due) => `O prazo de ${what} da conversa com ${contact} termina em ${due}.`,
      breach: (what, contact, due) => `O prazo de ${what} da conversa com ${contact} terminou em ${due}.`,
    },
    department: (name) => `Setor: ${name}.`,
    assignee: (name) => `Quem está atendendo: ${name}.`,
    nobody: 'Ninguém está atendendo: a conversa está na fila.',
    button: 'Abrir conversa',
  },
  en: {
    unnamed: 'Unnamed customer',
    clocks: { first_response: 'first response', next_response: 'next response', resolution: 'resolution' },
    subject: {
      alert: (what, contact) => `SLA at risk: ${what} · ${contact}`,
      breach: (what, contact) => `SLA breached: ${what} · ${contact}`,
    },
    due: {
      alert: (what, contact, due) => `The ${what} to ${contact} is due on ${due}.`,
      breach: (what, contact, due) => `The ${what} to ${contact} was due on ${due}.`,
    },
    department: (name) => `Department: ${name}.`,
    assignee: (name) => `Assigned to ${name}.`,
    nobody: 'Nobody has it yet: the conversation is in the queue.',
    button: 'Open conversation',
  },
  es: {
    unnamed: 'Cliente sin nombre',
    clocks: {
      first_response: 'primera respuesta',
      next_response: 'próxima respuesta',
      resolution: 'resolución',
    },
    subject: {
      alert: (what, contact) => `Plazo por vencer: ${what} · ${contact}`,
      breach: (what, contact) => `Plazo vencido: ${what} · ${contact}`,
    },
    due: {
      alert: (what, contact, due) => `El plazo de ${what} de la conversación con ${contact} vence el ${due}.`,
      breach: (what, contact, due) =>
        `El plazo de ${what} de la conversación con ${contact} venció el ${due}.`,
    },
    department: (name) => `Departamento: ${name}.`,
    assignee: (name) => `La atiende ${name}.`,
    nobody: 'Nadie la atiende: la conversación está en la cola.',
    button: 'Abrir conversación',
  },
};

/** "12/06/2026, 10:15" in the reader's language, on the organization's clock. */
export function momentInWords(at: string, locale: LocaleName, timeZone: string): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(at));
}

/** Title and paragraphs; the first says all. */
export function slaMailWords(
  facts: SlaMailFacts,
  locale: LocaleName,
): { title: string; paragraphs: string[]; button: string } {
  const words = SLA_WORDS[locale];
  const what = words.clocks[facts.clock];
  return {
    title: words.subject[facts.level](what, facts.contact),
    paragraphs: [
      words.due[facts.level](what, facts.contact, facts.due),
      ...(facts.department === null ? [] : [words.department(facts.department)]),
      facts.assignee === null ? words.nobody : words.assignee(facts.assignee),
    ],
    button: words.button,
  };
}
