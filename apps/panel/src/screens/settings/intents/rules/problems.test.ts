import { describe, expect, test } from 'vitest';
import { type IntentNode, putNode } from './bot-nodes.ts';
import { findProblems } from './find-problems.ts';
import { newIntent, newParameter, newSynonym, newValue, readIntent } from './intent-draft.ts';
import { wordProblem } from './problem-words.ts';
import { type BotProblem, placeProblems, problemsAt, problemsOfChange } from './problems.ts';
import { checkBot } from './testing/the-bot.ts';
import { NO_TEXT } from './texts.ts';

const track: IntentNode = {
  type: 'intent',
  name: 'Rastrear entrega',
  phrases: ['rastrear entrega'],
  text: 'Já vejo.',
  next: 'volta',
};
const bot = {
  schemaVersion: 1,
  name: 'Padaria',
  start: 'menu',
  commands: [
    { id: 'menu', goto: 'menu' },
    { id: 'atendente', goto: 'pessoa' },
  ],
  nodes: {
    menu: { type: 'ask', kind: 'text', text: 'O que vai ser?', next: 'pessoa' },
    pessoa: { type: 'hand_off', department: null },
    volta: { type: 'goto', to: 'orders' },
    rastrear: track,
  },
};
const orders: IntentNode = {
  type: 'intent',
  name: 'Consultar pedido',
  phrases: ['consultar pedido'],
  text: 'Está a caminho.',
  next: 'menu',
};
const check = (change: Partial<IntentNode>) => checkBot(putNode(bot, 'orders', { ...orders, ...change }));
const place = (change: Partial<IntentNode>) =>
  placeProblems(check(change), 'orders', readIntent({ ...orders, ...change }, 'pt-BR'));
/** `path: text(values)` of what the compiler says of the intent with this change. */
const said = (change: Partial<IntentNode>) =>
  place(change).own.map((one) => {
    const worded = wordProblem(one);
    return `${one.path}: ${worded?.key}(${Object.values(worded?.values ?? {}).join(', ')})`;
  });
const number = { name: 'numero', kind: 'number' as const, question: 'Qual?' };

describe('what the compiler says', () => {
  test('nothing, of an intent as it should be', () => {
    expect(check({})).toEqual([]);
  });

  test.each<[string, Partial<IntentNode>, string]>([
    ['no phrase', { phrases: [] }, 'phrases: problem.noPhrases()'],
    ['a phrase of marks', { phrases: ['consultar', '?!'] }, 'phrases.1: problem.badPhrase(?!)'],
    ['a name that is taken', { name: 'rastrear ENTREGA' }, 'name: problem.duplicateIntent(rastrear ENTREGA)'],
    [
      'a phrase of another intent',
      { phrases: { 'pt-BR': ['consultar pedido', 'rastrear a entrega'] } },
      'phrases.pt-BR.1: problem.ambiguous(rastrear a entrega, Rastrear entrega, rastrear entrega)',
    ],
    ['a phrase that is a command', { phrases: ['menu'] }, 'phrases.0: problem.isCommand(menu, menu)'],
    [
      'a phrase that calls a person',
      { phrases: ['quero cancelar o pedido'] },
      'phrases.0: problem.callsPerson(quero cancelar o pedido, cancelar)',
    ],
    [
      'a parameter without question',
      { parameters: [{ name: 'numero', kind: 'number' }] },
      'parameters.0.question: problem.noQuestion()',
    ],
    [
      'a parameter twice',
      { parameters: [number, number] },
      'parameters.1.name: problem.duplicateParameter()',
    ],
    [
      'a choice of nothing',
      { parameters: [{ ...number, kind: 'choice' }] },
      'parameters.0.values: problem.noValues()',
    ],
    [
      'a value twice',
      { parameters: [{ ...number, kind: 'choice', values: [{ value: 'a' }, { value: 'a' }] }] },
      'parameters.0.values.1.value: problem.duplicateValue(a)',
    ],
    ['a text that is too long', { text: 'a'.repeat(4097) }, 'text: problem.tooLong(4097, 4096)'],
    [
      'a title that will be cut',
      { parameters: [{ ...number, kind: 'choice', values: [{ value: 'a', title: 'a'.repeat(25) }] }] },
      'parameters.0.values.0.title: problem.willBeCut(25, 24)',
    ],
    ['a node that is not there', { next: 'fim' }, 'next: problem.unknownStep(fim)'],
    ['nobody who answers', { text: undefined, next: undefined }, 'next: problem.deadEnd()'],
    ['a circle', { next: 'volta' }, 'next: problem.loop(volta → orders → volta)'],
    ['braces', { text: { en: 'Hi {{contact name}}' } }, 'text.en: problem.badBraces(contact name)'],
    ['a root nobody knows', { text: 'Oi {{cliente.nome}}' }, 'text: problem.unknownRoot(cliente.nome)'],
    [
      'a formatter nobody knows',
      { text: '{{grito(contact.name)}}' },
      'text: problem.unknownFormatter(grito)',
    ],
  ])('of %s is said at its field, in the reader’s words', (_name, change, expected) => {
    expect(said(change)).toEqual([expected]);
  });

  test('of what the form shows no field for stands with the rest', () => {
    const { own, others } = place({ waiting: 'Um momento' });
    expect(own).toEqual([]);
    expect(others.map((one) => `${one.path} ${wordProblem(one)?.key}`)).toEqual([
      'nodes.orders.waiting problem.unused',
    ]);
  });

  test('an unknown sentence is left as the compiler wrote it', () => {
    expect(wordProblem({ code: 'TOO_LONG', message: 'Ganz anders.' })).toBeNull();
    expect(wordProblem({ code: 'NEW', message: 'x' })).toBeNull();
  });

  test('of the rest of the bot only what the draft brings about, and every error', () => {
    const warning = (path: string): BotProblem => ({
      path,
      code: 'UNREACHABLE',
      message: path,
      severity: 'warning',
    });
    const error: BotProblem = { ...warning('nodes.b'), severity: 'error' };
    const own = warning('nodes.orders.phrases');
    const before = [warning('nodes.a'), error, own];
    expect(problemsOfChange([...before, warning('nodes.c')], before, 'orders')).toEqual([
      error,
      own,
      warning('nodes.c'),
    ]);
  });

  test('a place has its own problems and those inside it, not those of a namesake', () => {
    const at = (path: string) => ({ path, code: 'X', message: '', severity: 'error' as const });
    const all = ['parameters.1', 'parameters.1.name', 'parameters.10.name'].map(at);
    expect(problemsAt(all, 'parameters.1').map((one) => one.path)).toEqual([
      'parameters.1',
      'parameters.1.name',
    ]);
  });
});

describe('what is missing before the compiler is asked', () => {
  const codes = (change: object, isNew = true) =>
    findProblems({ ...newIntent('text'), ...change }, isNew, 'pt-BR').map(
      ({ path, code }) => `${path} ${code}`,
    );
  const words = { ...NO_TEXT, 'pt-BR': 'x' };

  test('a name, where there is no node yet, and who answers', () => {
    expect(codes({})).toEqual(['name NAME_MISSING', 'text TEXT_MISSING']);
    expect(codes({ answers: 'webhook' }, false)).toEqual(['webhook WEBHOOK_MISSING']);
    expect(codes({ answers: 'step' }, false)).toEqual(['next STEP_MISSING']);
    expect(codes({ text: words }, false)).toEqual([]);
  });

  test('what the schema would refuse is named before it does', () => {
    const phrases = {
      ...NO_TEXT,
      en: 'x'.repeat(201),
      es: Array.from({ length: 101 }, (_, i) => `p${i}`).join('\n'),
    };
    const synonyms = [{ ...newSynonym(0), word: 'a', others: 'x'.repeat(81) }];
    const values = [newValue(0), { ...newValue(1), value: '~a' }, { ...newValue(2), title: words }];
    const many = {
      ...newValue(3),
      value: 'b',
      phrases: Array.from({ length: 51 }, (_, i) => `p${i}`).join(', '),
    };
    const parameters = [
      newParameter(0),
      { ...newParameter(1), name: 'a-b', kind: 'choice', values: [...values, many] },
    ];
    expect(codes({ phrases, synonyms, parameters, text: words }, false)).toEqual([
      'phrases.en LONG_PHRASE',
      'phrases.es MANY_PHRASES',
      'synonyms.a LONG_SYNONYM',
      'parameters.0.name VARIABLE_MISSING',
      'parameters.1.name BAD_VARIABLE',
      'parameters.1.values.0.value VALUE_MISSING',
      'parameters.1.values.1.value BAD_VALUE',
      'parameters.1.values.3.phrases LONG_SYNONYM',
    ]);
  });
});
