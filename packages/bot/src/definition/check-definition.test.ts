import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultBotDefinition } from '../default-bot/default-bot.ts';
import { checkDefinition } from './check-definition.ts';
import { getBotDefinitionJsonSchema } from './definition.schema.ts';

const make = (nodes: Record<string, unknown>, extra: Record<string, unknown> = {}) => ({
  schemaVersion: 1,
  name: 'x',
  start: 'a',
  nodes,
  ...extra,
});
const say = (text: unknown, next?: string) => ({
  type: 'say',
  message: { kind: 'text', text },
  ...(next ? { next } : {}),
});
const choice = (options: unknown, extra: object = {}) => ({
  type: 'ask',
  kind: 'choice',
  text: 'Escolha',
  options,
  ...extra,
});
const end = { type: 'end' };

function problemsOf(definition: unknown): string[] {
  const checked = checkDefinition(definition);
  const problems = checked.ok ? checked.warnings : checked.problems;
  return problems.map((problem) => `${problem.severity} ${problem.code} ${problem.path}`);
}

describe('checkDefinition', () => {
  test('the default bot has no errors and no warnings', () => {
    expect(checkDefinition(defaultBotDefinition)).toMatchObject({ ok: true, warnings: [] });
  });

  test.each([
    null,
    42,
    'x',
    [],
    {},
    { schemaVersion: 2 },
    make({ a: { type: 'fly' } }),
    make({ '1 a': end }),
  ])('%j is refused with problems, not thrown', (input) => {
    expect(checkDefinition(input)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ severity: 'error', code: 'SCHEMA' })]),
    });
  });

  test.each<[string, unknown, string]>([
    ['unknown start', make({ b: end }), 'error UNKNOWN_TARGET start'],
    ['unknown target', make({ a: say('oi', 'z') }), 'error UNKNOWN_TARGET nodes.a.next'],
    [
      'unknown target of a command',
      make({ a: end }, { commands: [{ id: 'menu', goto: 'z' }] }),
      'error UNKNOWN_TARGET commands.0.goto',
    ],
    ['dead end', make({ a: say('oi') }), 'error DEAD_END nodes.a.next'],
    [
      'option that leads nowhere',
      make({ a: choice([{ id: 'o', title: 'O' }]) }),
      'error DEAD_END nodes.a.options.0.goto',
    ],
    ['instant loop', make({ a: say('oi', 'b'), b: { type: 'goto', to: 'a' } }), 'error INSTANT_LOOP nodes.a'],
    [
      'loop through a call that can not be made',
      make({ a: { type: 'call', method: 'GET', url: 'x', next: 'b', onError: 'a' }, b: end }),
      'error INSTANT_LOOP nodes.a',
    ],
    ['unreachable node', make({ a: end, b: end }), 'warning UNREACHABLE nodes.b'],
    ['no options', make({ a: choice([]) }), 'error NO_OPTIONS nodes.a.options'],
    [
      'option id twice',
      make({
        a: choice([
          { id: 'o', title: 'O', goto: 'b' },
          { id: 'o', title: 'P', goto: 'b' },
        ]),
        b: end,
      }),
      'error DUPLICATE_OPTION nodes.a.options.1.id',
    ],
    [
      'text of 4,097 characters',
      make({ a: say('x'.repeat(4097), 'b'), b: end }),
      'error TOO_LONG nodes.a.message.text',
    ],
    [
      'too long in one language',
      make({ a: say({ en: 'x', es: 'y'.repeat(4097) }, 'b'), b: end }),
      'error TOO_LONG nodes.a.message.text.es',
    ],
    [
      'row title over 24',
      make({ a: choice([{ id: 'o', title: 'x'.repeat(25), goto: 'b' }]), b: end }),
      'warning TOO_LONG nodes.a.options.0.title',
    ],
    [
      'description over 72',
      make({ a: choice([{ id: 'o', title: 'x', description: 'x'.repeat(73), goto: 'b' }]), b: end }),
      'error TOO_LONG nodes.a.options.0.description',
    ],
    [
      'button title over 20',
      make({
        a: {
          type: 'say',
          message: { kind: 'buttons', text: 'x', options: [{ id: 'o', title: 'x'.repeat(21), goto: 'b' }] },
        },
        b: end,
      }),
      'error TOO_LONG nodes.a.message.options.0.title',
    ],
    [
      'fourth button',
      make({
        a: {
          type: 'say',
          message: {
            kind: 'buttons',
            text: 'x',
            options: [1, 2, 3, 4].map((i) => ({ id: `o${i}`, title: `${i}`, goto: 'b' })),
          },
        },
        b: end,
      }),
      'error TOO_MANY_OPTIONS nodes.a.message.options',
    ],
    [
      'eleventh row',
      make({
        a: {
          type: 'say',
          message: {
            kind: 'list',
            text: 'x',
            options: Array.from({ length: 11 }, (_, i) => ({ id: `o${i}`, title: `${i}`, goto: 'b' })),
          },
        },
        b: end,
      }),
      'error TOO_MANY_OPTIONS nodes.a.message.options',
    ],
    [
      'caption over 1,024',
      make({
        a: {
          type: 'say',
          message: { kind: 'media', media: 'image', id: '1', caption: 'x'.repeat(1025) },
          next: 'b',
        },
        b: end,
      }),
      'error TOO_LONG nodes.a.message.caption',
    ],
    [
      'expression that does not compile',
      make({ a: { type: 'branch', cases: [{ when: 'variables.x ==', goto: 'b' }], otherwise: 'b' }, b: end }),
      'error BAD_EXPRESSION nodes.a.cases.0.when',
    ],
    [
      'unknown name in an expression',
      make({
        a: { type: 'branch', cases: [{ when: 'custumer.x == 1', goto: 'b' }], otherwise: 'b' },
        b: end,
      }),
      'error BAD_EXPRESSION nodes.a.cases.0.when',
    ],
    [
      'regular expression',
      make({
        a: { type: 'branch', cases: [{ when: 'variables.x.matches("(a+)+$")', goto: 'b' }], otherwise: 'b' },
        b: end,
      }),
      'error BAD_EXPRESSION nodes.a.cases.0.when',
    ],
    [
      'three nested loops',
      make({
        a: {
          type: 'set',
          variables: { x: { expression: 'variables.l.map(a, variables.l.map(b, variables.l.map(c, 1)))' } },
          next: 'b',
        },
        b: end,
      }),
      'error BAD_EXPRESSION nodes.a.variables.x.expression',
    ],
    [
      'unknown interpolation',
      make({ a: say('Oi {{client.name}}', 'b'), b: end }),
      'error BAD_INTERPOLATION nodes.a.message.text',
    ],
    [
      'unknown path',
      make({
        a: choice(undefined, { optionsFrom: { list: 'items', id: '{{item.id}}', title: 'x' }, next: 'b' }),
        b: end,
      }),
      'error BAD_PATH nodes.a.optionsFrom.list',
    ],
    [
      'wait of a day',
      make({ a: { type: 'wait', seconds: 86_400, next: 'b' }, b: end }),
      'warning WAIT_OUTLIVES_WINDOW nodes.a.seconds',
    ],
    [
      'same command twice',
      make(
        { a: end },
        {
          commands: [
            { id: 'menu', goto: 'a' },
            { id: 'menu', goto: 'a' },
          ],
        },
      ),
      'error DUPLICATE_COMMAND commands.1.id',
    ],
    [
      'unknown target of the escalation',
      make({ a: end }, { escalation: { goto: 'z' } }),
      'error UNKNOWN_TARGET escalation.goto',
    ],
    [
      'a phrase without a word',
      make({ a: end }, { escalation: { goto: 'a', phrases: { 'pt-BR': ['gerente', 'o 😡'] } } }),
      'error BAD_PHRASE escalation.phrases.pt-BR.1',
    ],
    [
      'a person offered where there is none',
      make({ a: { ...say('oi', 'b'), offerPerson: true }, b: end }),
      'error NO_PERSON nodes.a.offerPerson',
    ],
    [
      'unknown target of an offered person',
      make({ a: { ...say('oi', 'b'), offerPerson: { goto: 'z' } }, b: end }),
      'error UNKNOWN_TARGET nodes.a.offerPerson.goto',
    ],
    [
      'three buttons and a person',
      make(
        {
          a: {
            type: 'say',
            offerPerson: true,
            message: {
              kind: 'buttons',
              text: 'x',
              options: [1, 2, 3].map((i) => ({ id: `o${i}`, title: `${i}`, goto: 'b' })),
            },
          },
          b: end,
        },
        { escalation: { goto: 'b' } },
      ),
      'error TOO_MANY_OPTIONS nodes.a.message.options',
    ],
    [
      'a label of the person over 20',
      make({ a: end }, { texts: { talkToPerson: { 'pt-BR': 'Falar com um de nossos atendentes' } } }),
      'warning TOO_LONG texts.talkToPerson.pt-BR',
    ],
    [
      'unknown target of the hours',
      make({ a: { type: 'hours', open: 'b', closed: 'z' }, b: end }),
      'error UNKNOWN_TARGET nodes.a.closed',
    ],
    [
      'a loop through the hours',
      make({ a: { type: 'hours', open: 'b', closed: 'a' }, b: end }),
      'error INSTANT_LOOP nodes.a',
    ],
    [
      'words for closed hours over 4,096',
      make({ a: { type: 'hand_off', department: null, closedText: 'x'.repeat(4097) } }),
      'error TOO_LONG nodes.a.closedText',
    ],
    [
      'unknown interpolation in words for closed hours',
      make({ a: { type: 'hand_off', department: null, closedText: '{{horas.next}}' } }),
      'error BAD_INTERPOLATION nodes.a.closedText',
    ],
  ])('%s', (_, definition, problem) => {
    expect(problemsOf(definition)).toContain(problem);
  });

  test('a loop that waits is fine, and so is a text whose values may be long', () => {
    expect(
      problemsOf(make({ a: choice([{ id: 'o', title: '{{contact.name}}', goto: 'b' }]), b: say('oi', 'a') })),
    ).toEqual([]);
  });

  test('nodes that only escalation or an offered person lead to are reached', () => {
    const pessoa = { type: 'hand_off', department: null, closedText: 'Até {{hours.next}}!' };
    expect(problemsOf(make({ a: end, pessoa }, { escalation: { goto: 'pessoa' } }))).toEqual([]);
    expect(
      problemsOf(make({ a: { ...say('oi', 'b'), offerPerson: { goto: 'pessoa' } }, b: end, pessoa })),
    ).toEqual([]);
  });

  test('emoji count as one character, as WhatsApp counts them', () => {
    expect(
      problemsOf(make({ a: choice([{ id: 'o', title: `${'x'.repeat(23)}👨‍👩‍👧`, goto: 'b' }]), b: end })),
    ).toEqual([]);
  });

  test('no input makes it throw', () => {
    const pieces = fc.constantFrom<unknown>(
      ...Object.values(defaultBotDefinition.nodes),
      { type: 'ask', kind: 'choice' },
      null,
    );
    const almost = fc.dictionary(
      fc.constantFrom('a', 'b', 'menu', 'constructor', '__proto__'),
      fc.oneof(pieces, fc.anything()),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          almost.map((nodes) => make(nodes)),
        ),
        (input) => 'ok' in checkDefinition(input),
      ),
    );
  });

  test('the JSON Schema describes the same document', () => {
    const schema = getBotDefinitionJsonSchema();
    expect(schema).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['schemaVersion', 'start', 'nodes']),
    });
    const text = JSON.stringify(schema);
    for (const word of ['hand_off', 'closedText', 'offerPerson', 'hours', 'escalation', 'talkToPerson'])
      expect(text).toContain(`"${word}"`);
  });
});
