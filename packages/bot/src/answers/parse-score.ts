import { findSpokenNumber, normalizeWords } from '../text/words.ts';

export type ScoreAnswer = { type: 'score'; score: number; comment: string } | { type: 'skipped' };

const SKIPS = new Set([
  'pular',
  'nao',
  'nao quero',
  'agora nao',
  'prefiro nao responder',
  'skip',
  'no',
  'no thanks',
  'saltar',
  'omitir',
  'no gracias',
  'sair',
  'salir',
  'exit',
]);

/** "9", "nota 10!", "dez", "8/10, demorou um pouco" → a score from 0 to 10 with what was said beside it. */
export function parseScore(text: string): ScoreAnswer | null {
  if (SKIPS.has(normalizeWords(text))) return { type: 'skipped' };
  const spoken = findSpokenNumber(text.replace(/^\s*(?:nota|score|note)\s+/i, ''));
  if (spoken !== null) return isScore(spoken) ? { type: 'score', score: spoken, comment: '' } : null;
  const match =
    /^\s*(?:nota|score|note|dou|i give it|doy)?\s*:?\s*(\d{1,2})(?:\s*\/\s*10)?(?![\d.,/]*\d)([\s\S]*)$/i.exec(
      text.slice(0, 2000),
    );
  const score = Number(match?.[1] ?? Number.NaN);
  if (!match || !isScore(score)) return null;
  return { type: 'score', score, comment: (match[2] ?? '').replace(/^[\s.,;:!?–—-]+/, '').trim() };
}

function isScore(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 10;
}
