import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from '../../../../i18n/intents/en.ts';
import { es } from '../../../../i18n/intents/es.ts';
import { ptBR } from '../../../../i18n/intents/pt-BR.ts';
import { ptBR as common } from '../../../../i18n/pt-BR.ts';
import { wordProblem } from './problem-words.ts';
import { problemsOfRefusal } from './problems.ts';
import { checkBot } from './testing/the-bot.ts';

const intent = { type: 'intent', name: 'Ver pedido', phrases: ['ver pedido'], text: 'x' };
const bot = (nodes: object, more: object = {}) => ({
  schemaVersion: 1,
  name: 'Padaria',
  start: 'menu',
  nodes: { menu: { type: 'end' }, ...nodes },
  ...more,
});
const orders = (change: object) => bot({ orders: { ...intent, ...change } });
const value = (one: object) =>
  orders({ parameters: [{ name: 'n', kind: 'choice', question: '?', values: [one] }] });
const options = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `o${i}`, title: `Opção ${i}` }));
const say = (message: object) => bot({ menu: { type: 'say', message, next: 'fim' }, fim: { type: 'end' } });

/** `code path: text(values)` of all that the compiler says. */
const said = (definition: object) =>
  checkBot(definition).map((one) => {
    const worded = wordProblem(one);
    return `${one.code} ${one.path}: ${worded?.key}(${Object.values(worded?.values ?? {}).join(', ')})`;
  });

describe('what the compiler says elsewhere in the bot', () => {
  test.each<[string, object, string]>([
    [
      'a command twice',
      bot({}, { commands: [1, 2].map(() => ({ id: 'sair', goto: 'menu' })) }),
      'DUPLICATE_COMMAND commands.1.id: problem.duplicateCommand(sair)',
    ],
    [
      'nobody who is offered',
      bot({
        menu: { type: 'ask', kind: 'text', text: '?', offerPerson: true, next: 'fim' },
        fim: { type: 'end' },
      }),
      'NO_PERSON nodes.menu.offerPerson: problem.noPerson()',
    ],
    [
      'a wait that is too long',
      bot({ menu: { type: 'wait', seconds: 90_000, next: 'fim' }, fim: { type: 'end' } }),
      'WAIT_OUTLIVES_WINDOW nodes.menu.seconds: problem.longWait()',
    ],
    [
      'a condition',
      bot({
        menu: { type: 'branch', cases: [{ when: 'a ==', goto: 'fim' }], otherwise: 'fim' },
        fim: { type: 'end' },
      }),
      'BAD_EXPRESSION nodes.menu.cases.0.when: problem.badExpression(a ==)',
    ],
    [
      'buttons',
      say({ kind: 'buttons', text: '?', options: options(4).map((one) => ({ ...one, goto: 'fim' })) }),
      'TOO_MANY_OPTIONS nodes.menu.message.options: problem.manyButtons(4, 3)',
    ],
    [
      'brackets that stay open',
      orders({ text: 'Oi [[{{contact.name}}' }),
      'BAD_INTERPOLATION nodes.orders.text: problem.openBrackets()',
    ],
    [
      'brackets in brackets',
      orders({ text: { es: 'a [[b [[c]]' } }),
      'BAD_INTERPOLATION nodes.orders.text.es: problem.nestedBrackets()',
    ],
  ])('of %s is said in the reader’s words', (_name, definition, expected) => {
    expect(said(definition)).toContain(expected);
  });
});

describe('what the schema refuses', () => {
  test.each<[string, object, string]>([
    [
      'phrases that are too many',
      value({ value: 'a', phrases: Array.from({ length: 51 }, () => 'p') }),
      'fault.mostEntries(50)',
    ],
    ['a long phrase', orders({ phrases: ['x'.repeat(201)] }), 'fault.mostCharacters(200)'],
    ['an empty synonym', orders({ synonyms: { a: [''] } }), 'fault.missing()'],
    ['no text in any language', orders({ text: {} }), 'fault.missing()'],
    ['a name with spaces', orders({ name: ' x' }), 'problem.badName()'],
    ['a variable', orders({ parameters: [{ name: '1', kind: 'cpf' }] }), 'problem.badVariable()'],
    ['a value', value({ value: '~' }), 'problem.badValue()'],
    ['a kind', orders({ parameters: [{ name: 'a', kind: 'zip' }] }), 'fault.choose()'],
    ['a webhook', orders({ webhook: 'A b' }), 'fault.plain()'],
    ['a step', orders({ next: '1' }), 'fault.choose()'],
    ['a field of tomorrow', orders({ colour: 1 }), 'fault.unknownField()'],
    ['a node of tomorrow', bot({ w: { type: 'dance' } }), 'fault.choose()'],
    ['a figure', bot({}, { intents: { threshold: 2 } }), 'fault.most(1)'],
    ['a word for a figure', bot({}, { intents: { threshold: 'a' } }), 'fault.number()'],
    ['another shape', orders({ phrases: 'x' }), 'fault.form()'],
    ['a start that is not there', { ...bot({}), start: undefined }, 'fault.missing()'],
  ])('%s is told in words every page has', (_name, definition, expected) => {
    expect(said(definition).map((one) => one.replace(/^SCHEMA .*?: /, ''))).toEqual([expected]);
  });

  test('nothing it may ever say is left in English', () => {
    fc.assert(
      fc.property(fc.string(), (message) => {
        expect(wordProblem({ code: 'SCHEMA', message })).not.toBeNull();
      }),
    );
  });
});

test('each text is there in three languages, or among those of every page', () => {
  const keys = [ptBR, en, es].map((texts) =>
    Object.keys(texts)
      .filter((key) => key.startsWith('problem.'))
      .sort(),
  );
  expect(keys[1]).toEqual(keys[0]);
  expect(keys[2]).toEqual(keys[0]);
  expect(Object.keys(common)).toContain('fault.form');
});

test('what kept a version from being published is read from the refusal: errors, not warnings', () => {
  const details = [
    { field: 'definition.nodes.a.next', code: 'DEAD_END', message: 'Nothing', severity: 'error' },
    { field: 'definition.nodes.b', code: 'UNREACHABLE', message: 'Nothing', severity: 'warning' },
    { field: 'from_version', code: 'invalid_type', message: 'No' },
  ];
  expect(problemsOfRefusal({ code: 'INVALID_INPUT', details })).toEqual([
    { path: 'nodes.a.next', code: 'DEAD_END', message: 'Nothing', severity: 'error' },
  ]);
  expect(problemsOfRefusal({ code: 'CONFLICT', details })).toEqual([]);
});
