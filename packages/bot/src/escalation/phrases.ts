import type { Locale } from '../engine.types.ts';

/**
 * `person`: words for whom one wants to talk to; they are also said *about* people ("o atendente foi ótimo").
 * `matter`: words for a thing the bot should not settle alone; they tell the problem at the same time.
 */
export type PhraseKind = 'person' | 'matter';

type Phrases = Record<PhraseKind, readonly string[]>;

/**
 * What hands over when a bot names no phrases of its own. Articles need no variants ("falar com [um] atendente").
 * A lone "agente" is missing on purpose: Brazilians write it for "a gente" (we).
 */
const PHRASES: Record<Locale, Phrases> = {
  'pt-BR': {
    person: list(
      'falar com humano, falar com atendente, falar com pessoa, falar com alguém, falar com gerente',
      'atendimento humano, pessoa real, pessoa de verdade, atendente, humano, gerente',
    ),
    matter: list('reclamação, reclamar, cancelar, cancelamento, insatisfeito, insatisfeita'),
  },
  en: {
    person: list(
      'talk to human, speak to human, talk to agent, speak to agent, talk to person, speak to person, talk to someone, speak to someone',
      'talk with person, speak with person, talk with someone, speak with someone, human agent, live agent, real person',
      'agent, human, representative, manager',
    ),
    matter: list('complaint, complain, cancel, cancellation, cancelation, dissatisfied, unsatisfied'),
  },
  es: {
    person: list(
      'hablar con humano, hablar con agente, hablar con asesor, hablar con persona, hablar con alguien, con agente',
      'quiero agente, necesito agente, agente humano, atención humana, persona real, humano, asesor, asesora, gerente',
    ),
    matter: list(
      'reclamo, reclamación, reclamar, queja, quejarme, cancelar, cancelación, insatisfecho, insatisfecha',
    ),
  },
};

export const DEFAULT_ESCALATION_PHRASES: Readonly<Record<Locale, readonly string[]>> = {
  'pt-BR': [...PHRASES['pt-BR'].person, ...PHRASES['pt-BR'].matter],
  en: [...PHRASES.en.person, ...PHRASES.en.matter],
  es: [...PHRASES.es.person, ...PHRASES.es.matter],
};

const PERSON_PHRASES = new Set(Object.values(PHRASES).flatMap(({ person }) => person));

/** A phrase of the author's own tells the problem, unless it is one of ours. */
export function kindOf(phrase: string): PhraseKind {
  return PERSON_PHRASES.has(phrase) ? 'person' : 'matter';
}

function list(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(', '));
}
