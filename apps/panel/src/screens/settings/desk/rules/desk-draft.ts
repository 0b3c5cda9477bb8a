import type { DeskSettings } from '@balcao/protocol';

const LONGEST_ID = 40;

/**
 * A new reason's id, made from its name and kept for ever: past conversations and reports know it by this.
 *
 * @example reasonId('Venda fechada!', ['venda_fechada']) // 'venda_fechada_2'
 */
export function reasonId(name: string, taken: readonly string[]): string {
  const base =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .slice(0, LONGEST_ID - 4)
      .replace(/^_+|_+$/g, '') || 'motivo';
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number++) if (!taken.includes(`${base}_${number}`)) return `${base}_${number}`;
}

/** Reasons whose names were just written get their ids; those that had one keep it. */
export function withReasonIds(reasons: DeskSettings['close_reasons']): DeskSettings['close_reasons'] {
  const taken = reasons.flatMap((reason) => (reason.id === '' ? [] : [reason.id]));
  return reasons.map((reason) => {
    const name = reason.name.trim();
    if (reason.id !== '') return { ...reason, name };
    const id = reasonId(name, taken);
    taken.push(id);
    return { id, name };
  });
}

export const BEST_SCORE = { csat: 5, nps: 10, off: 10 } as const;

/** Another kind of survey brings its own scale: what asked for a comment before may be out of it. */
export function withSurveyKind(
  survey: DeskSettings['survey'],
  kind: DeskSettings['survey']['kind'],
): DeskSettings['survey'] {
  if (kind === survey.kind || kind === 'off') return { ...survey, kind };
  return { ...survey, kind, comment_up_to: kind === 'nps' ? 6 : 3 };
}

/** Own words without those left empty, which mean the shipped ones. */
export function ownQuestions(question: DeskSettings['survey']['question']): typeof question {
  return Object.fromEntries(
    Object.entries(question).flatMap(([locale, text]) =>
      text.trim() === '' ? [] : [[locale, text.trim()] as const],
    ),
  );
}
