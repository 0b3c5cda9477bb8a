import type { LocaleName } from '@balcao/protocol';
import { LOCALES } from './bot-nodes.ts';
import { type IntentDraft, type ParameterRow } from './intent-draft.ts';
import type { Problem } from './problems.ts';
import { isBlank } from './texts.ts';
import { isVariableName } from './variable-name.ts';
import { splitLines, splitWords } from './word-lists.ts';

/** How much the bot's schema takes. */
export const LIMITS = {
  name: 120,
  phrases: 100,
  phrase: 200,
  synonyms: 50,
  synonym: 80,
  parameters: 20,
  values: 50,
  value: 60,
} as const;

/**
 * What the schema would refuse in words for programmers, and what only the form knows to be missing. The rest is the
 * compiler's. Paths are those of the node that is written, as the compiler's are.
 */
export function findProblems(draft: IntentDraft, isNew: boolean, main: LocaleName): Problem[] {
  const problems: Problem[] = [];
  const found = (path: string, code: Problem['code']) =>
    problems.push({ path, code, message: '', severity: 'error' });
  if (isNew && draft.name.trim() === '') found('name', 'NAME_MISSING');
  for (const locale of LOCALES) {
    const lines = splitLines(draft.phrases[locale]);
    if (lines.length > LIMITS.phrases) found(`phrases.${locale}`, 'MANY_PHRASES');
    if (lines.some((line) => line.length > LIMITS.phrase)) found(`phrases.${locale}`, 'LONG_PHRASE');
  }
  for (const row of draft.synonyms) {
    const others = splitWords(row.others);
    if (areTooMany(others) || row.word.length > LIMITS.synonym)
      found(`synonyms.${row.word.trim()}`, 'LONG_SYNONYM');
  }
  for (const [index, row] of draft.parameters.entries()) {
    for (const [path, code] of parameterProblems(row, main)) found(`parameters.${index}.${path}`, code);
  }
  if (draft.answers === 'webhook' && draft.webhook === '') found('webhook', 'WEBHOOK_MISSING');
  if (draft.answers === 'text' && isBlank(draft.text)) found('text', 'TEXT_MISSING');
  if (draft.answers === 'step' && draft.next === '') found('next', 'STEP_MISSING');
  return problems;
}

function parameterProblems(row: ParameterRow, main: LocaleName): [path: string, code: Problem['code']][] {
  const found: [string, Problem['code']][] = [];
  if (!isVariableName(row.name)) found.push(['name', row.name === '' ? 'VARIABLE_MISSING' : 'BAD_VARIABLE']);
  if (row.kind !== 'choice') return found;
  for (const [index, { value, title, phrases }] of row.values.entries()) {
    const written = value.trim() || title[main].trim();
    if (written === '') found.push([`values.${index}.value`, 'VALUE_MISSING']);
    else if (written.startsWith('~')) found.push([`values.${index}.value`, 'BAD_VALUE']);
    if (areTooMany(splitWords(phrases))) found.push([`values.${index}.phrases`, 'LONG_SYNONYM']);
  }
  return found;
}

function areTooMany(words: readonly string[]): boolean {
  return words.length > LIMITS.synonyms || words.some((word) => word.length > LIMITS.synonym);
}
