import { describe, expect, test } from 'vitest';
import { bot } from '../builder.ts';
import { checkDefinition } from './check-definition.ts';
import { getBotDefinitionJsonSchema } from './definition.schema.ts';

const intent = (phrases: unknown, more: object = {}) => ({ type: 'intent', phrases, text: 'Ok.', ...more });
const end = { type: 'end' };
const make = (nodes: Record<string, unknown>, extra: Record<string, unknown> = {}) => ({
  schemaVersion: 1,
  name: 'x',
  start: 'a',
  nodes: { a: end, ...nodes },
  ...extra,
});
const parameter = (more: object = {}) => ({ name: 'n', kind: 'number', question: '?', ...more });

function problemsOf(definition: unknown): string[] {
  const checked = checkDefinition(definition);
  const problems = checked.ok ? checked.warnings : checked.problems;
  return problems.map((problem) => `${problem.severity} ${problem.code} ${problem.path}`);
}

describe('the compiler about intents', () => {
  test.each<[string, unknown, string[]]>([
    ['no phrases', make({ i: intent([]) }), ['error NO_PHRASES nodes.i.phrases']],
    ['no phrases in any language', make({ i: intent({ en: [] }) }), ['error NO_PHRASES nodes.i.phrases']],
    ['a phrase of marks', make({ i: intent(['abrir conta', '?!']) }), ['error BAD_PHRASE nodes.i.phrases.1']],
    [
      'synonyms of marks',
      make({ i: intent({ es: ['abrir cuenta'] }, { synonyms: { abrir: ['👍'] } }) }),
      ['error BAD_PHRASE nodes.i.synonyms.abrir.0'],
    ],
    [
      'a name twice, however written',
      make({ i: intent(['abrir conta']), k: intent(['fechar conta'], { name: 'I' }) }),
      ['error DUPLICATE_INTENT nodes.k.name'],
    ],
    [
      'a parameter twice',
      make({ i: intent(['abrir conta'], { parameters: [parameter(), parameter()] }) }),
      ['error DUPLICATE_PARAMETER nodes.i.parameters.1.name'],
    ],
    [
      'a required parameter nobody asks for',
      make({ i: intent(['abrir conta'], { parameters: [{ name: 'n', kind: 'cpf' }] }) }),
      ['error NO_QUESTION nodes.i.parameters.0.question'],
    ],
    [
      'a choice of nothing',
      make({ i: intent(['abrir conta'], { parameters: [parameter({ kind: 'choice' })] }) }),
      ['error NO_OPTIONS nodes.i.parameters.0.values'],
    ],
    [
      'a value twice',
      make({
        i: intent(['abrir conta'], {
          parameters: [parameter({ kind: 'choice', values: [{ value: 'a' }, { value: 'a' }] })],
        }),
      }),
      ['error DUPLICATE_OPTION nodes.i.parameters.0.values.1.value'],
    ],
    [
      'nothing said and nothing after it',
      make({ i: intent(['abrir conta'], { text: undefined }) }),
      ['error DEAD_END nodes.i.next'],
    ],
    [
      'a target that is not there',
      make({ i: intent(['abrir conta'], { webhook: 'w', text: undefined, next: 'z', onError: 'y' }) }),
      ['error UNKNOWN_TARGET nodes.i.next', 'error UNKNOWN_TARGET nodes.i.onError'],
    ],
    [
      'a circle of answers that never waits',
      make({
        i: intent(['abrir conta'], { webhook: 'w', text: undefined, next: 'k' }),
        k: intent(['ver saldo'], { next: 'i' }),
      }),
      ['error INSTANT_LOOP nodes.i'],
    ],
    [
      'a text that is too long, a value that is cut',
      make({
        i: intent(['abrir conta'], {
          text: 'x'.repeat(5000),
          parameters: [parameter({ kind: 'choice', values: [{ value: 'x'.repeat(30) }] })],
        }),
      }),
      ['error TOO_LONG nodes.i.text', 'warning TOO_LONG nodes.i.parameters.0.values.0.title'],
    ],
    [
      'interpolations in all its texts',
      make({
        i: intent(['abrir conta'], {
          text: undefined,
          webhook: 'w',
          waiting: '{{x}}',
          fallback: { en: '{{y}}' },
          parameters: [parameter({ question: '{{z}}', error: '{{w}}' })],
        }),
      }),
      [
        'error BAD_INTERPOLATION nodes.i.parameters.0.question',
        'error BAD_INTERPOLATION nodes.i.parameters.0.error',
        'error BAD_INTERPOLATION nodes.i.waiting',
        'error BAD_INTERPOLATION nodes.i.fallback.en',
      ],
    ],
    [
      'a phrase that is more like another intent',
      make({ i: intent(['abrir conta']), k: intent(['fechar conta', 'abrir uma conta']) }),
      ['warning AMBIGUOUS_PHRASE nodes.k.phrases.1'],
    ],
    [
      'phrases that never come to an intent',
      make(
        { i: intent(['cancelar pedido', 'sair', 'abrir conta']) },
        { commands: [{ id: 'sair', goto: 'a' }], escalation: { goto: 'a' } },
      ),
      ['warning SHADOWED_PHRASE nodes.i.phrases.0', 'warning SHADOWED_PHRASE nodes.i.phrases.1'],
    ],
    [
      'what is never used',
      make({
        i: intent(['abrir conta'], { webhook: 'w', parameters: [parameter({ values: [] })] }),
        k: intent(['ver saldo'], { waiting: 'a', fallback: 'b', onError: 'a' }),
      }),
      [
        'warning UNUSED nodes.i.text',
        'warning UNUSED nodes.i.parameters.0.values',
        'warning UNUSED nodes.k.waiting',
        'warning UNUSED nodes.k.fallback',
        'warning UNUSED nodes.k.onError',
      ],
    ],
    [
      'intents are off and nothing leads there',
      make({ i: intent(['abrir conta']) }, { intents: { off: true } }),
      ['warning UNREACHABLE nodes.i'],
    ],
  ])('%s', (_, definition, problems) => {
    expect(problemsOf(definition).sort()).toEqual([...problems].sort());
  });

  test.each<[string, unknown]>([
    ['words lead to an intent, and it leads on', make({ i: intent(['abrir conta'], { next: 'k' }), k: end })],
    [
      'a question between them parts two answers',
      make({
        i: intent(['abrir conta'], { webhook: 'w', text: undefined, parameters: [parameter()], next: 'i' }),
      }),
    ],
    [
      'an optional parameter needs no question',
      make({
        i: intent(['abrir conta'], { parameters: [{ name: 'n', kind: 'date', required: false }] }),
      }),
    ],
  ])('nothing is wrong: %s', (_, definition) => {
    expect(problemsOf(definition)).toEqual([]);
  });

  test.each([
    { phrases: 'abrir' },
    { phrases: ['abrir'], webhook: 'Não Vale' },
    { phrases: ['abrir'], parameters: [{ name: 'a b', kind: 'text' }] },
    { phrases: ['abrir'], parameters: [{ name: 'a', kind: 'media' }] },
    { phrases: ['abrir'], parameters: [parameter({ kind: 'choice', values: [{ value: '~1' }] })] },
    { phrases: ['abrir'], name: ' ' },
  ])('%j is no intent', (more) => {
    expect(problemsOf(make({ i: { type: 'intent', ...more } }))).toContainEqual(
      expect.stringMatching(/^error SCHEMA nodes\.i/),
    );
  });

  test('a bot whose webhooks may jump says so of nodes nothing leads to', () => {
    const checked = checkDefinition(
      make({ i: intent(['abrir conta'], { webhook: 'w', text: undefined }), z: end }),
    );
    expect(checked.ok && checked.warnings).toMatchObject([
      { code: 'UNREACHABLE', message: expect.stringContaining('jump_to') },
    ]);
  });

  test('the JSON schema knows the node', () => {
    const schema = JSON.stringify(getBotDefinitionJsonSchema());
    for (const word of ['"intent"', '"synonyms"', '"webhook"', '"threshold"']) expect(schema).toContain(word);
  });
});

test('the builder adds intents, keeps them apart and knows their targets', () => {
  const definition = bot({ name: 'x', intents: { threshold: 0.7 } })
    .choose('menu', { text: '?', options: [{ id: 'a', title: 'A', goto: 'saldo' }] })
    .intent('saldo', { phrases: { 'pt-BR': ['ver saldo'] }, webhook: 'conta' })
    .intent('abrir', {
      phrases: ['abrir conta'],
      synonyms: { conta: ['goto'] },
      parameters: [{ name: 'cpf', kind: 'cpf', question: 'CPF?' }],
      text: 'Aberta.',
      next: 'menu',
    })
    .build();
  expect(definition.intents).toEqual({ threshold: 0.7 });
  expect(definition.nodes.saldo).not.toHaveProperty('next');
  expect(checkDefinition(definition)).toMatchObject({ ok: true, warnings: [] });
  const lost = bot({ name: 'x' }).intent('a', { phrases: ['b'], webhook: 'c', onError: 'nowhere' });
  // @ts-expect-error "nowhere" was never added
  expect(checkDefinition(lost.build())).toMatchObject({ ok: false });
});
