import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIntent, type IntentNode, LOCALES, putNode } from './bot-nodes.ts';
import { type IntentDraft, newIntent, newParameter, readIntent, setRow } from './intent-draft.ts';
import { makeNodeId } from './node-id.ts';
import { rebaseDraft } from './rebase-draft.ts';
import { anyIntent } from './testing/from-schema.ts';
import { checkBot, theBot } from './testing/the-bot.ts';
import { NO_TEXT } from './texts.ts';
import { writeIntent } from './write-intent.ts';

const anyNode = anyIntent as fc.Arbitrary<IntentNode>; // of the schema whose types these are
const anyMain = fc.constantFrom(...LOCALES);

const orders: IntentNode = {
  type: 'intent',
  state: 'CONSULTA',
  note: 'Pedidos do site',
  name: 'Consultar pedido',
  phrases: { 'pt-BR': ['consultar pedido', 'onde está meu pedido'], en: ['where is my order'] },
  synonyms: { pedido: ['compra', 'encomenda'] },
  parameters: [
    { name: 'numero', kind: 'number', question: 'Qual o número do pedido?' },
    {
      name: 'loja',
      kind: 'choice',
      question: { 'pt-BR': 'De qual loja?', en: 'Which shop?' },
      values: [
        { value: 'centro', title: 'Centro' },
        { value: 'praia', phrases: ['litoral'] },
      ],
    },
  ],
  webhook: 'pedidos',
  fallback: 'Tente daqui a pouco.',
};
const read = (node: IntentNode) => readIntent(node, 'pt-BR');
const write = (change: Partial<IntentDraft>, node: IntentNode | null = orders) =>
  writeIntent(node, { ...(node === null ? newIntent('text') : read(node)), ...change }, 'pt-BR');

describe('an intent that is opened and saved', () => {
  test('without a change is what it was, whatever the schema takes', () => {
    fc.assert(
      fc.property(anyNode, anyMain, (node, main) => {
        expect(writeIntent(node, readIntent(node, main), main)).toStrictEqual(node);
      }),
      { numRuns: 1000 },
    );
  });

  test('leaves the rest of the definition alone', () => {
    const definition = {
      ...theBot.defaultBotDefinition,
      nodes: { ...theBot.defaultBotDefinition.nodes, orders },
    };
    const stored = findIntent(definition, 'orders');
    expect(stored).toBe(orders);
    expect(putNode(definition, 'orders', writeIntent(stored, read(orders), 'pt-BR'))).toEqual(definition);
  });

  test('with another name changes the name and nothing else, whatever the schema takes', () => {
    fc.assert(
      fc.property(anyNode, anyMain, (node, main) => {
        const draft = { ...readIntent(node, main), name: 'Outro nome' };
        expect(writeIntent(node, draft, main)).toEqual({ ...node, name: 'Outro nome' });
      }),
    );
  });

  test('with one parameter changed keeps the others, and what the form does not know of this one', () => {
    fc.assert(
      fc.property(anyNode, anyMain, (node, main) => {
        const draft = readIntent(node, main);
        fc.pre(draft.parameters.length > 0);
        const [first, ...rest] = node.parameters ?? [];
        const parameters = setRow(draft.parameters, 0, { name: 'outra' });
        expect(writeIntent(node, { ...draft, parameters }, main)).toEqual({
          ...node,
          parameters: [{ ...first, name: 'outra' }, ...rest],
        });
      }),
    );
  });

  test('keeps what a later release may store, wherever that is', () => {
    const later = { tone: 'calm' };
    const value = { value: 'centro', ...later };
    const parameter = { name: 'loja', kind: 'choice' as const, question: 'Qual?', values: [value], ...later };
    const node = { ...orders, parameters: [parameter], ...later };
    const [row] = read(node).parameters;
    const values = setRow(row?.values ?? [], 0, { value: ' praia ' });
    const parameters = setRow(read(node).parameters, 0, { name: 'filial', values });
    expect(write({ parameters, name: 'Lojas' }, node)).toEqual({
      ...node,
      name: 'Lojas',
      parameters: [{ ...parameter, name: 'filial', values: [{ ...value, value: 'praia' }] }],
    });
  });
});

describe('words that were changed', () => {
  test('one text for every language stays one, and becomes one per language with a second', () => {
    expect(write({ fallback: { ...NO_TEXT, 'pt-BR': ' Volte mais tarde. ' } }).fallback).toBe(
      'Volte mais tarde.',
    );
    expect(write({ fallback: { ...read(orders).fallback, en: 'Try later.' } }).fallback).toEqual({
      'pt-BR': 'Tente daqui a pouco.',
      en: 'Try later.',
    });
    expect(write({ fallback: NO_TEXT })).not.toHaveProperty('fallback');
    const apart: IntentNode = { ...orders, fallback: { 'pt-BR': 'Tente de novo.' } };
    expect(write({ fallback: { ...NO_TEXT, 'pt-BR': 'Volte.' } }, apart).fallback).toEqual({
      'pt-BR': 'Volte.',
    });
  });

  test('phrases are taken line by line, without empty ones and twins; untouched languages stay', () => {
    const phrases = { ...read(orders).phrases, 'pt-BR': ' Cadê  meu pedido \r\n\nCADE MEU PEDIDO\nrastrear' };
    expect(write({ phrases }).phrases).toEqual({
      'pt-BR': ['Cadê meu pedido', 'rastrear'],
      en: ['where is my order'],
    });
    expect(write({ phrases: { ...phrases, en: '' } }).phrases).toEqual({
      'pt-BR': ['Cadê meu pedido', 'rastrear'],
    });
  });

  test('a plain list of phrases stays plain while only the bot’s own language has some', () => {
    const plain: IntentNode = { ...orders, phrases: ['consultar pedido'] };
    const lines = (more: object) =>
      write({ phrases: { ...NO_TEXT, 'pt-BR': 'consultar', ...more } }, plain).phrases;
    expect(lines({})).toEqual(['consultar']);
    expect(lines({ en: 'orders' })).toEqual({ 'pt-BR': ['consultar'], en: ['orders'] });
  });

  test('synonyms: the same word twice is one entry, a word without others is none', () => {
    const [first] = read(orders).synonyms;
    const more = { key: 9, origin: null };
    const synonyms = [
      first,
      { ...more, word: 'pedido', others: 'caixa' },
      { ...more, word: 'só', others: ' , ' },
    ];
    expect(write({ synonyms: synonyms.filter((one) => one !== undefined) }).synonyms).toEqual({
      pedido: ['compra', 'encomenda', 'caixa'],
    });
    expect(write({ synonyms: [] })).not.toHaveProperty('synonyms');
  });
});

describe('parameters that were changed', () => {
  const rows = read(orders).parameters;
  test('are kept in the order they were brought into', () => {
    const names = write({ parameters: rows.toReversed() }).parameters?.map((one) => one.name);
    expect(names).toEqual(['loja', 'numero']);
  });

  test('one that is no choice any more loses its values; one that is not asked says so', () => {
    const kind = setRow(rows, 1, { kind: 'text' });
    expect(write({ parameters: kind }).parameters?.[1]).not.toHaveProperty('values');
    const optional = setRow(rows, 0, { required: false });
    expect(write({ parameters: optional }).parameters?.[0]).toEqual({
      name: 'numero',
      kind: 'number',
      question: 'Qual o número do pedido?',
      required: false,
    });
  });

  test('a value without one of its own keeps what the customer reads', () => {
    const value = {
      key: 5,
      origin: null,
      value: '',
      title: { ...NO_TEXT, 'pt-BR': ' Loja do Centro ' },
      phrases: '',
    };
    const parameters = setRow(rows, 1, { values: [value] });
    expect(write({ parameters }).parameters?.[1]?.values).toEqual([
      { value: 'Loja do Centro', title: 'Loja do Centro' },
    ]);
  });
});

describe('who answers', () => {
  test('a webhook that gives way to a text leaves nothing behind that would never be said', () => {
    const node = write({ answers: 'text', text: { ...NO_TEXT, 'pt-BR': 'Em dois dias.' } });
    expect(node).toMatchObject({ text: 'Em dois dias.' });
    for (const key of ['webhook', 'fallback', 'waiting', 'onError']) expect(node).not.toHaveProperty(key);
  });

  test('a text beside a webhook stays as long as nobody chooses', () => {
    const both: IntentNode = { ...orders, text: 'Nunca dito' };
    expect(write({ name: 'Novo' }, both)).toMatchObject({ text: 'Nunca dito', webhook: 'pedidos' });
  });
});

describe('a new intent', () => {
  test('filled in by somebody in a hurry is one the compiler takes', () => {
    const made = write(
      {
        name: ' Segunda via ',
        phrases: { ...NO_TEXT, 'pt-BR': 'segunda via do boleto\nquero meu boleto' },
        parameters: [
          {
            ...newParameter(0),
            name: 'documento',
            kind: 'cpf_cnpj',
            question: { ...NO_TEXT, 'pt-BR': 'Seu CPF?' },
          },
        ],
        text: { ...NO_TEXT, 'pt-BR': 'Enviamos por e-mail.' },
      },
      null,
    );
    expect(made).toEqual({
      type: 'intent',
      name: 'Segunda via',
      phrases: ['segunda via do boleto', 'quero meu boleto'],
      parameters: [{ name: 'documento', kind: 'cpf_cnpj', question: 'Seu CPF?' }],
      text: 'Enviamos por e-mail.',
    });
    const bot = theBot.defaultBotDefinition;
    expect(checkBot(putNode(bot, makeNodeId('Segunda via', Object.keys(bot.nodes)), made))).toEqual([]);
  });
});

describe('another version underneath', () => {
  const theirs: IntentNode = { ...orders, name: 'Ver pedido', webhook: 'loja', note: 'Mudou', synonyms: {} };
  const rebased = (change: Partial<IntentDraft>) => {
    const draft = rebaseDraft(read(orders), { ...read(orders), ...change }, read(theirs));
    return writeIntent(theirs, draft, 'pt-BR');
  };

  test('what was typed here goes onto it, the rest is theirs', () => {
    const phrases = { ...NO_TEXT, 'pt-BR': 'rastrear' };
    expect(rebased({ phrases, name: 'Rastrear' })).toEqual({
      ...theirs,
      name: 'Rastrear',
      phrases: { 'pt-BR': ['rastrear'] },
    });
  });

  test('nothing typed is their version', () => {
    expect(rebased({})).toEqual(theirs);
  });
});
