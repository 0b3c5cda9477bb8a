import type { LocaleName } from '@balcao/protocol';
import type { ChoiceValue, IntentNode, Parameter, ParameterKind } from './bot-nodes.ts';
import { NO_TEXT, readText, type TextDraft } from './texts.ts';
import { readPhrases } from './word-lists.ts';

/** `step`: nothing is said, another node goes on. */
export const ANSWERS = ['webhook', 'text', 'step'] as const;
export type AnsweredBy = (typeof ANSWERS)[number];

/** `key` tells rows apart while they are edited; `origin` is what is stored of one, with all that the form does not know. */
type Row<T> = { readonly key: number; readonly origin: T | null };
export type SynonymRow = Row<{ word: string; others: string[] }> & {
  readonly word: string;
  /** with commas between */
  readonly others: string;
};
export type ValueRow = Row<ChoiceValue> & {
  readonly value: string;
  readonly title: TextDraft;
  /** with commas between */
  readonly phrases: string;
};
export type ParameterRow = Row<Parameter> & {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly required: boolean;
  readonly question: TextDraft;
  readonly error: TextDraft;
  readonly values: readonly ValueRow[];
};

/** An intent as fields hold it. */
export type IntentDraft = {
  readonly name: string;
  /** one per line */
  readonly phrases: TextDraft;
  readonly synonyms: readonly SynonymRow[];
  readonly parameters: readonly ParameterRow[];
  readonly answers: AnsweredBy;
  readonly webhook: string;
  readonly text: TextDraft;
  readonly waiting: TextDraft;
  readonly fallback: TextDraft;
  /** a node's id, empty: none */
  readonly next: string;
  readonly onError: string;
};

export const newIntent = (answers: AnsweredBy): IntentDraft => ({
  name: '',
  phrases: NO_TEXT,
  synonyms: [],
  parameters: [],
  answers,
  webhook: '',
  text: NO_TEXT,
  waiting: NO_TEXT,
  fallback: NO_TEXT,
  next: '',
  onError: '',
});

export function readIntent(node: IntentNode, main: LocaleName): IntentDraft {
  return {
    name: node.name ?? '',
    phrases: readPhrases(node.phrases, main),
    synonyms: Object.entries(node.synonyms ?? {}).map(([word, others], key) => ({
      key,
      origin: { word, others },
      word,
      others: others.join(', '),
    })),
    parameters: (node.parameters ?? []).map((parameter, key) => readParameter(parameter, key, main)),
    answers: answersOf(node),
    webhook: node.webhook ?? '',
    text: readText(node.text, main),
    waiting: readText(node.waiting, main),
    fallback: readText(node.fallback, main),
    next: node.next ?? '',
    onError: node.onError ?? '',
  };
}

/** The webhook, where there is one: a text beside it is never said. */
export function answersOf(node: IntentNode): AnsweredBy {
  if (node.webhook !== undefined) return 'webhook';
  return node.text === undefined ? 'step' : 'text';
}

export function readParameter(parameter: Parameter, key: number, main: LocaleName): ParameterRow {
  const { name, kind, required, question, error, values = [] } = parameter;
  return {
    key,
    origin: parameter,
    name,
    kind,
    required: required !== false,
    question: readText(question, main),
    error: readText(error, main),
    values: values.map((value, at) => readValue(value, at, main)),
  };
}

export function readValue(value: ChoiceValue, key: number, main: LocaleName): ValueRow {
  return {
    key,
    origin: value,
    value: value.value,
    title: readText(value.title, main),
    phrases: value.phrases?.join(', ') ?? '',
  };
}

export const newSynonym = (key: number): SynonymRow => ({ key, origin: null, word: '', others: '' });
export const newValue = (key: number): ValueRow => ({
  key,
  origin: null,
  value: '',
  title: NO_TEXT,
  phrases: '',
});
export const newParameter = (key: number): ParameterRow => ({
  key,
  origin: null,
  name: '',
  kind: 'text',
  required: true,
  question: NO_TEXT,
  error: NO_TEXT,
  values: [],
});

/** A key no row has. */
export const nextKey = (rows: readonly { key: number }[]) => Math.max(-1, ...rows.map(({ key }) => key)) + 1;

export function setRow<T extends { key: number }>(
  rows: readonly T[],
  key: number,
  part: Partial<T>,
): readonly T[] {
  return rows.map((row) => (row.key === key ? { ...row, ...part } : row));
}

export function moveRow<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const moved = rows[from];
  return moved === undefined || to < 0 || to >= rows.length
    ? rows
    : rows.toSpliced(from, 1).toSpliced(to, 0, moved);
}
