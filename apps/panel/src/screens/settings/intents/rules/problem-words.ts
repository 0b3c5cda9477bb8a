import type { IntentsKey } from '../../../../i18n/intents/use-t.ts';
import { type SchemaWords, wordSchema } from './schema-words.ts';

/** How one of the compiler's sentences is said here: the parts of it that matter, and the text they go into. */
type Wording = { pattern: RegExp; key: IntentsKey; values: readonly string[] };

const WORDINGS: Readonly<Record<string, readonly Wording[]>> = {
  NAME_MISSING: always('problem.nameMissing'),
  MANY_PHRASES: always('problem.manyPhrases'),
  LONG_PHRASE: always('problem.longPhrase'),
  LONG_SYNONYM: always('problem.longSynonym'),
  VARIABLE_MISSING: always('problem.variableMissing'),
  BAD_VARIABLE: always('problem.badVariable'),
  VALUE_MISSING: always('problem.valueMissing'),
  BAD_VALUE: always('problem.badValue'),
  WEBHOOK_MISSING: always('problem.webhookMissing'),
  TEXT_MISSING: always('problem.textMissing'),
  STEP_MISSING: always('problem.stepMissing'),
  NO_PHRASES: always('problem.noPhrases'),
  NO_QUESTION: always('problem.noQuestion'),
  NO_OPTIONS: always('problem.noValues'),
  DUPLICATE_PARAMETER: always('problem.duplicateParameter'),
  DEAD_END: always('problem.deadEnd'),
  UNUSED: always('problem.unused'),
  UNREACHABLE: always('problem.unreachable'),
  NO_PERSON: always('problem.noPerson'),
  WAIT_OUTLIVES_WINDOW: always('problem.longWait'),
  DUPLICATE_COMMAND: [
    { pattern: /^The command "(.*)" is defined/s, key: 'problem.duplicateCommand', values: ['command'] },
  ],
  BAD_EXPRESSION: [
    { pattern: /^"(.*)" does not compile/s, key: 'problem.badExpression', values: ['source'] },
  ],
  BAD_PATH: [{ pattern: /^"(.*)" leads nowhere/s, key: 'problem.badPath', values: ['source'] }],
  TOO_MANY_OPTIONS: [
    {
      pattern: /^(\d+) buttons, WhatsApp takes (\d+)/,
      key: 'problem.manyButtons',
      values: ['count', 'limit'],
    },
    { pattern: /^(\d+) rows, WhatsApp takes (\d+)/, key: 'problem.manyRows', values: ['count', 'limit'] },
    { pattern: /^A list of unknown length/, key: 'problem.openButtons', values: [] },
  ],
  BAD_PHRASE: [{ pattern: /^"(.*)" has no word/s, key: 'problem.badPhrase', values: ['phrase'] }],
  DUPLICATE_INTENT: [
    { pattern: /the intent "(.*)"; give/s, key: 'problem.duplicateIntent', values: ['name'] },
  ],
  DUPLICATE_OPTION: [
    { pattern: /^The value "(.*)" is there/s, key: 'problem.duplicateValue', values: ['value'] },
    { pattern: /^The option id "(.*)" is used/s, key: 'problem.duplicateOption', values: ['option'] },
  ],
  AMBIGUOUS_PHRASE: [
    {
      pattern: /^"(.*)" leads to intent "(.*)", whose "(.*)" is as like/s,
      key: 'problem.ambiguous',
      values: ['phrase', 'other', 'like'],
    },
  ],
  SHADOWED_PHRASE: [
    {
      pattern: /^"(.*)" is the command "(.*)", which/s,
      key: 'problem.isCommand',
      values: ['phrase', 'command'],
    },
    {
      pattern: /^"(.*)" calls a person by "(.*)", which/s,
      key: 'problem.callsPerson',
      values: ['phrase', 'by'],
    },
  ],
  TOO_LONG: [
    {
      pattern: /^(\d+) characters, WhatsApp takes (\d+) here; shorten it, or/,
      key: 'problem.willBeCut',
      values: ['length', 'limit'],
    },
    {
      pattern: /^(\d+) characters, WhatsApp takes (\d+)/,
      key: 'problem.tooLong',
      values: ['length', 'limit'],
    },
  ],
  UNKNOWN_TARGET: [{ pattern: /no node "(.*)"; create/s, key: 'problem.unknownStep', values: ['step'] }],
  INSTANT_LOOP: [{ pattern: /^(.*) never waits/s, key: 'problem.loop', values: ['steps'] }],
  BAD_INTERPOLATION: [
    { pattern: /^"\{\{(.*)\}\}" is not understood/s, key: 'problem.badBraces', values: ['inside'] },
    { pattern: /is unknown in \{\{(.*)\}\}; begin/s, key: 'problem.unknownRoot', values: ['inside'] },
    { pattern: /^"(.*)" is not a formatter/s, key: 'problem.unknownFormatter', values: ['name'] },
    { pattern: /^"\[\[" is never closed/, key: 'problem.openBrackets', values: [] },
    { pattern: /^"\[\[" inside/, key: 'problem.nestedBrackets', values: [] },
  ],
};

function always(key: IntentsKey): readonly Wording[] {
  return [{ pattern: /^/, key, values: [] }];
}

/** null: nobody has said this in the reader's language; the compiler's own sentence says what to do. */
export function wordProblem(problem: { code: string; message: string }): SchemaWords | null {
  if (problem.code === 'SCHEMA') return wordSchema(problem.message);
  for (const { pattern, key, values } of WORDINGS[problem.code] ?? []) {
    const match = pattern.exec(problem.message);
    if (match)
      return { key, values: Object.fromEntries(values.map((name, i) => [name, match[i + 1] ?? ''])) };
  }
  return null;
}
