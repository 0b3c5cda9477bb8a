import type { ErrorDetail } from '@balcao/protocol';
import type { CallOutput } from '../../../../sync/routes.ts';
import type { IntentDraft } from './intent-draft.ts';

export type BotProblem = CallOutput<'checkBot'>['problems'][number];

/** `path`: within the intent's node, e.g. `parameters.0.question.en`. `message`: the compiler's, empty for our own. */
export type Problem = Omit<BotProblem, 'path'> & { path: string };

/** What the server said of a bot it did not publish: the errors in its details. */
export function problemsOfRefusal({ code, details }: Refusal): BotProblem[] {
  if (code !== 'INVALID_INPUT') return [];
  return details.flatMap(({ field = '', code: problem, message, severity }): BotProblem[] =>
    severity === 'error' && typeof problem === 'string'
      ? [{ path: field.replace(/^definition\./, ''), code: problem, message, severity }]
      : [],
  );
}
type Refusal = { code: string; details: readonly ErrorDetail[] };

/** Those of one place and of what is inside it. */
export function problemsAt(problems: readonly Problem[], path: string): Problem[] {
  return problems.filter((one) => one.path === path || one.path.startsWith(`${path}.`));
}

/** All that is said of this intent and all errors; of warnings elsewhere only those that `before`, without the draft, had not. */
export function problemsOfChange(
  found: readonly BotProblem[],
  before: readonly BotProblem[],
  id: string,
): BotProblem[] {
  const keyOf = ({ path, code, message }: BotProblem) => `${path} ${code} ${message}`;
  const known = new Set(before.map(keyOf));
  return found.filter(
    (one) => one.severity === 'error' || one.path.startsWith(`nodes.${id}.`) || !known.has(keyOf(one)),
  );
}

/** `own`: at a field of this intent; `others`: elsewhere in the bot, or where this form has no field. */
export function placeProblems(
  found: readonly BotProblem[],
  id: string,
  draft: IntentDraft,
): { own: Problem[]; others: BotProblem[] } {
  const own: Problem[] = [];
  const others: BotProblem[] = [];
  for (const problem of found) {
    const path = pathWithin(problem, id);
    if (path !== null && hasField(path, draft)) own.push({ ...problem, path });
    else others.push(problem);
  }
  return { own, others };
}

function pathWithin({ path, code, message }: BotProblem, id: string): string | null {
  const start = `nodes.${id}.`;
  if (path.startsWith(start)) return path.slice(start.length);
  // A circle is reported at one of its nodes; leading elsewhere from here breaks it, too.
  const isHere =
    code === 'INSTANT_LOOP' &&
    message
      .replace(/ never waits.*/s, '')
      .split(' → ')
      .includes(id);
  return isHere ? 'next' : null;
}

const FIELDS: Record<IntentDraft['answers'], readonly string[]> = {
  webhook: ['webhook', 'waiting', 'fallback', 'next', 'onError'],
  text: ['text', 'next'],
  step: ['next'],
};

function hasField(path: string, draft: IntentDraft): boolean {
  const [field = '', index, part] = path.split('.');
  if (field === 'parameters') {
    const row = draft.parameters[Number(index)];
    if (part === 'values') return row?.kind === 'choice';
    return row !== undefined && (row.required || (part !== 'question' && part !== 'error'));
  }
  return ['name', 'phrases', 'synonyms', ...FIELDS[draft.answers]].includes(field);
}
