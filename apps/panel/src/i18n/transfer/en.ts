import type { ptBR } from './pt-BR.ts';

export const en: Readonly<Record<keyof typeof ptBR, string>> = {
  'transfer.title': 'Transfer the conversation of {name}',
  'transfer.search': 'Search department or person',
  'transfer.departments': 'Departments',
  'transfer.people': 'People',
  'transfer.online': '{count, plural, =0 {nobody available} one {# available} other {# available}}',
  'transfer.load': '{open, number} of {capacity, number} conversations',
  'transfer.loadOver': '{open, plural, one {# conversation} other {# conversations}}',
  'transfer.here': 'is here now',
  'transfer.who': 'Person of the department',
  'transfer.anybody': 'Whoever the queue picks',
  'transfer.note': 'Note for the colleague (optional)',
  'transfer.noteHint': 'Stays in the conversation as a note; the customer does not see it.',
  'transfer.submit': 'Transfer',
  'transfer.nothing': 'Nobody and no department of that name.',
  'transfer.failed': 'The departments could not be loaded.',
  'transfer.offline': 'Offline people get nothing: choose the department.',
  'transfer.done': 'Conversation transferred to {to}.',
  'transfer.text': 'Whoever was waiting keeps their place in time.',
};
