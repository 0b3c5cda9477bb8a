import type { LocaleName } from '@balcao/protocol';
import type { ChoiceValue, IntentNode, Parameter } from './bot-nodes.ts';
import {
  type IntentDraft,
  type ParameterRow,
  readIntent,
  readParameter,
  readValue,
  type SynonymRow,
  type ValueRow,
} from './intent-draft.ts';
import { isSame } from './is-same.ts';
import { writeText } from './texts.ts';
import { splitWords, writePhrases } from './word-lists.ts';

/**
 * The node with what the draft changed. What nobody touched stays as it is stored, and so does what the form does not
 * know. `stored`: null for an intent that is new.
 */
export function writeIntent(stored: IntentNode | null, draft: IntentDraft, main: LocaleName): IntentNode {
  const before = stored && readIntent(stored, main);
  const node: IntentNode = {
    ...stored,
    type: 'intent',
    name: draft.name === before?.name ? stored?.name : draft.name.trim() || undefined,
    phrases: writePhrases(stored?.phrases ?? null, draft.phrases, main),
    synonyms: isSame(draft.synonyms, before?.synonyms) ? stored?.synonyms : writeSynonyms(draft.synonyms),
    parameters: isSame(draft.parameters, before?.parameters)
      ? stored?.parameters
      : orNothing(draft.parameters.map((row) => writeParameter(row, main))),
    webhook: draft.webhook || undefined,
    text: writeText(stored?.text, draft.text, main),
    waiting: writeText(stored?.waiting, draft.waiting, main),
    fallback: writeText(stored?.fallback, draft.fallback, main),
    next: draft.next || undefined,
    onError: draft.onError || undefined,
  };
  if (draft.answers !== before?.answers) leaveOut(node, UNUSED[draft.answers]);
  return withoutNothing(node);
}

/** What would never be said or reached under another kind of answer; the compiler complains of it. */
const UNUSED = {
  webhook: ['text'],
  text: ['webhook', 'waiting', 'fallback', 'onError'],
  step: ['webhook', 'text', 'waiting', 'fallback', 'onError'],
} as const satisfies Record<IntentDraft['answers'], readonly (keyof IntentNode)[]>;

function leaveOut(node: IntentNode, keys: readonly (keyof IntentNode)[]): void {
  for (const key of keys) delete node[key];
}

function writeSynonyms(rows: readonly SynonymRow[]): Record<string, string[]> | undefined {
  const written = new Map<string, string[]>();
  for (const { origin, ...row } of rows) {
    const isUntouched = origin?.word === row.word && origin.others.join(', ') === row.others;
    const word = isUntouched ? row.word : row.word.trim();
    const others = isUntouched ? origin.others : splitWords(row.others);
    if (word === '' || (others.length === 0 && !isUntouched)) continue;
    written.set(word, [...(written.get(word) ?? []), ...others]);
  }
  return written.size === 0 ? undefined : Object.fromEntries(written);
}

function writeParameter(row: ParameterRow, main: LocaleName): Parameter {
  const { origin } = row;
  const before = origin && readParameter(origin, row.key, main);
  const values = isSame(row.values, before?.values)
    ? origin?.values
    : orNothing(row.values.map((value) => writeValue(value, main)));
  return withoutNothing({
    ...origin,
    name: row.name.trim(),
    kind: row.kind,
    question: writeText(origin?.question, row.question, main),
    required: row.required === before?.required ? origin?.required : row.required ? undefined : false,
    // Only a choice has values; where nobody changed the kind they are not ours to remove.
    values: row.kind === 'choice' || row.kind === before?.kind ? values : undefined,
    error: writeText(origin?.error, row.error, main),
  });
}

function writeValue(row: ValueRow, main: LocaleName): ChoiceValue {
  const { origin } = row;
  const before = origin && readValue(origin, row.key, main);
  return withoutNothing({
    ...origin,
    value: row.value.trim() || row.title[main].trim().slice(0, 60).trim(),
    title: writeText(origin?.title, row.title, main),
    phrases: row.phrases === before?.phrases ? origin?.phrases : orNothing(splitWords(row.phrases)),
  });
}

const orNothing = <T>(list: T[]) => (list.length === 0 ? undefined : list);

/** JSON has no undefined, and a stored node has none. */
function withoutNothing<T extends object>(made: T): T {
  // Only optional keys are undefined here.
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as T;
}
