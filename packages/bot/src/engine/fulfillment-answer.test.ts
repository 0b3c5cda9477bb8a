import { describe, expect, test } from 'vitest';
import type { Json } from '../engine.types.ts';
import { tapped } from '../testing/fixtures.ts';
import { ask, pessoa } from '../testing/run-nodes.ts';
import { talk } from '../testing/talk.ts';

const menu = {
  type: 'ask',
  kind: 'choice',
  text: 'Menu?',
  state: 'MENU_PRINCIPAL',
  options: [{ id: 'ola', title: 'Entrar', goto: 'ola' }],
};
const ola = { type: 'intent', name: 'Boas vindas', phrases: ['olá'], webhook: 'boas-vindas' };
const novo = {
  type: 'intent',
  name: 'Criar Pedido',
  state: 'NOVO',
  phrases: ['criar pedido'],
  parameters: [{ name: 'item', kind: 'text', question: 'O que vai querer?' }],
  webhook: 'pedidos',
};
const cancelar = {
  type: 'intent',
  name: 'Cancelar Pedido',
  phrases: ['cancelar pedido'],
  text: 'Cancelado.',
};
const nome = ask('text', { text: 'Seu nome?', saveAs: 'nome', next: 'menu' });
const nodes = { menu, ola, novo, cancelar, nome, pessoa };
const commands = [
  { id: 'menu', goto: 'menu' },
  { id: 'atendente', goto: 'pessoa' },
];

/** The webhook of "Boas vindas" has just answered. */
function answered(body: Json, more: Record<string, unknown> = {}) {
  const chat = talk({ ...nodes, ...more }, { commands });
  chat.says('olá');
  return { chat, said: chat.answers(body) };
}

describe('message', () => {
  test('is said as it is, and the intent waits for the customer', () => {
    const { chat, said } = answered({ message: 'Oi {{contact.name}}!' });
    expect(said).toEqual(['Oi {{contact.name}}!']);
    expect(chat.kinds).toEqual(['cancel_timer', 'cancel_timer', 'say']);
    expect(chat.session).toMatchObject({ node: 'ola', status: 'active' });
  });

  test('joins the question that comes next', () => {
    expect(answered({ message: 'Oi!' }, { ola: { ...ola, next: 'nome' } }).said).toEqual([
      'Oi!\n\nSeu nome?',
    ]);
  });

  test('is split where WhatsApp would refuse it', () => {
    const { said } = answered({ message: 'palavra '.repeat(1000) });
    expect(said.length).toBe(2);
    expect(said.every((one) => one.length <= 4096)).toBe(true);
  });
});

test('parameters too large to keep whole cost neither message nor options, in whatever order they come', () => {
  const { said } = answered({
    parameters: { catalogo: 'x'.repeat(70_000) },
    message: 'Qual?',
    options: ['A'],
  });
  expect(said).toEqual(['Qual? [A]']);
});

describe('short_message', () => {
  test('is a variable, and the heading over options', () => {
    const { chat } = answered({ message: 'O que deseja?', short_message: 'Boas\nvindas', options: ['A'] });
    expect(chat.session.variables.short_message).toBe('Boas\nvindas');
    expect(chat.state.effects.at(-1)).toMatchObject({
      content: { interactive: { type: 'button', header: { type: 'text', text: 'Boas vindas' } } },
    });
  });

  test('is not said again over options that are repeated', () => {
    const { chat } = answered({ message: 'Achei.', short_message: 'Pedido 7', options: ['A', 'B'] });
    chat.says('hmm');
    const { content } = chat.state.effects.at(-1) as { content?: { interactive?: object } };
    expect(content?.interactive).toMatchObject({ type: 'button' });
    expect(content?.interactive).not.toHaveProperty('header');
  });

  test('of an earlier answer does not stay', () => {
    const { chat } = answered({ message: 'a', short_message: 'b' });
    chat.says('olá');
    chat.answers({ message: 'c' });
    expect(chat.session.variables.short_message).toBe(null);
  });
});

describe('options', () => {
  const three = ['Criar Pedido', 'Consultar Pedido', 'Cancelar Pedido'];

  test('are buttons up to three, a list up to ten, pages beyond', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `Opção ${i + 1}`);
    expect(answered({ message: 'Qual?', options: three }).said).toEqual([
      'Qual? [Criar Pedido] [Consultar Pedido] [Cancelar Pedido]',
    ]);
    expect(answered({ message: 'Qual?', options: many(10) }).said[0]).toMatch(/\(Opção 10\)$/);
    const { chat, said } = answered({ message: 'Qual?', options: many(15) });
    expect(said[0]).toMatch(/\(Opção 9\) \(Mais opções\)$/);
    expect(chat.says('mais opções')).toEqual([
      expect.stringMatching(/^Escolha uma opção: \(Opção 10\).*\(Opção 15\) \(Voltar\)$/),
    ]);
    expect(chat.says(tapped('ola:~0'))[0]).toMatch(/\(Opção 9\) \(Mais opções\)$/);
  });

  test.each([
    ['tapped', tapped('ola:1', 'Criar Pedido')],
    ['typed', 'criar pedido'],
    ['numbered', '1'],
    ['in a sentence', 'quero criar pedido agora'],
  ])('%s, they stand for the words of their title', (_, words) => {
    const { chat } = answered({ message: 'Qual?', options: three });
    expect(chat.says(words)).toEqual(['O que vai querer?']);
    chat.says('pão');
    expect(chat.request).toMatchObject({
      intent_name: 'Criar Pedido',
      query: 'Criar Pedido',
      message: 'pão',
    });
  });

  test('an intent comes before the phrases that call a person, a person before nothing', () => {
    const { chat } = answered({ message: 'Qual?', options: [...three, 'Falar com atendente'] });
    expect(chat.says(tapped('ola:3', 'Cancelar Pedido'))).toEqual(['Cancelado.']);
    const other = answered({ message: 'Qual?', options: ['Falar com alguém'] }).chat;
    expect(other.says('1')).toEqual(['Chamando alguém.']);
  });

  test('a command', () => {
    const { chat } = answered({ message: 'Qual?', options: ['Menu'] });
    expect(chat.says(tapped('ola:1', 'Menu'))).toEqual(['Menu? [Entrar]']);
  });

  test('the answer to the question that follows the intent', () => {
    const { chat } = answered(
      { message: 'Como se chama?', options: ['Ana', 'Bia'] },
      { ola: { ...ola, next: 'nome' } },
    );
    expect(chat.says(tapped('ola:2', 'Bia'))).toEqual(['Menu? [Entrar]']);
    expect(chat.session.variables.nome).toBe('Bia');
  });

  test('words that are no answer to it have it asked, and are no failed attempt', () => {
    const { chat } = answered(
      { message: 'Qual?', options: ['Sim'] },
      { ola: { ...ola, next: 'cpf' }, cpf: ask('cpf', { text: 'CPF?', next: 'menu' }) },
    );
    expect(chat.says('Sim')).toEqual(['CPF?']);
    expect(chat.session).toMatchObject({ attempts: 0, failures: 0 });
    expect(chat.says('529.982.247-25')).toEqual(['Menu? [Entrar]']);
  });

  test('one that means nothing is told to the owner, and offered again', () => {
    const { chat } = answered({ message: 'Qual?', options: ['Azul', 'Verde'] });
    expect(chat.says(tapped('ola:2', 'Verde'))).toEqual([
      'Desculpe, não entendi. 😕\n\nEscolha uma opção: [Azul] [Verde]',
    ]);
    expect(chat.logs).toMatchObject([{ code: 'FULFILLMENT_OPTION_UNKNOWN' }]);
  });

  test('of an earlier answer still mean their words; another button does not while options wait', () => {
    const { chat } = answered({ message: 'Qual?', options: ['Criar Pedido', 'Cancelar Pedido'] });
    expect(chat.says(tapped('menu:ola', 'Entrar'))[0]).toMatch(/^Esse botão é de uma mensagem anterior/);
    chat.says(tapped('ola:1', 'Criar Pedido'));
    chat.says('menu');
    expect(chat.says(tapped('ola:2', 'Cancelar Pedido'))).toEqual(['Cancelado.']);
    expect(chat.says(tapped('ola:2', 'Cancelar Pedido'), 90_000_000)).toEqual(['Cancelado.']);
  });

  test('are no options when they say nothing, or one is there twice', () => {
    expect(answered({ message: 'Qual?', options: ['A', 'A ', ' ', ''] }).said).toEqual(['Qual? [A]']);
  });
});

describe('jump_to', () => {
  test.each([
    ['an intent by its name', 'criar pedido', 'Certo!\n\nO que vai querer?'],
    ['an intent, written otherwise', 'CRIAR_PEDIDO', 'Certo!\n\nO que vai querer?'],
    ['a node by its id', 'Nome', 'Certo!\n\nSeu nome?'],
    ['a state', 'menu_principal', 'Certo!\n\nMenu? [Entrar]'],
    ['a person', 'pessoa', 'Certo!\n\nChamando alguém.'],
  ])('leads to %s', (_, name, said) => {
    expect(answered({ message: 'Certo!', jump_to: name }).said).toEqual([said]);
  });

  test('a name comes before an id, an id before a state', () => {
    const both = { nome: { ...nome, state: 'ola' }, x: { ...cancelar, name: 'nome' } };
    expect(answered({ message: 'Certo!', jump_to: 'nome' }, both).said).toEqual(['Certo!\n\nCancelado.']);
    expect(answered({ message: 'Certo!', jump_to: 'ola' }, both).chat.calls).toHaveLength(1);
  });

  test('without words is silent; where it leads nowhere the fallback is said', () => {
    expect(answered({ message: '', jump_to: 'nome' }).said).toEqual(['Seu nome?']);
    expect(answered({ message: '', jump_to: 'nome', options: ['Ana'] }).said).toEqual([
      'Escolha uma opção: [Ana]',
    ]);
    const { chat, said } = answered({ message: ' ', jump_to: 'Nada' });
    expect(said).toEqual(['Desculpe, não consegui processar seu pedido no momento.']);
    expect(chat.logs).toMatchObject([{ code: 'FULFILLMENT_JUMP_UNKNOWN' }]);
  });

  test('what is unknown is told to the owner, and the conversation stays', () => {
    const { chat, said } = answered({ message: 'Certo!', jump_to: 'Nada' });
    expect(said).toEqual(['Certo!']);
    expect(chat.logs).toMatchObject([{ code: 'FULFILLMENT_JUMP_UNKNOWN' }]);
    expect(chat.logs[0]?.message).toContain('"Nada"');
    expect(chat.session.node).toBe('ola');
    expect(answered({ message: 'Certo!', jump_to: 'Nada' }, { ola: { ...ola, next: 'nome' } }).said).toEqual([
      'Certo!\n\nSeu nome?',
    ]);
  });

  test('with options the customer chooses first, and the target takes the words', () => {
    const { chat, said } = answered({ message: 'Qual?', jump_to: 'nome', options: ['Ana'] });
    expect(said).toEqual(['Qual? [Ana]']);
    expect(chat.says('Ana')).toEqual(['Menu? [Entrar]']);
    expect(chat.session.variables.nome).toBe('Ana');
    expect(answered({ message: 'Tchau.', jump_to: 'pessoa', options: ['Ana'] }).said).toEqual([
      'Tchau.\n\nChamando alguém.',
    ]);
  });

  test('to an intent keeps what is known, and asks for nothing again', () => {
    const { chat } = answered({ message: 'Certo!', jump_to: 'Criar Pedido', parameters: { item: 'pão' } });
    expect(chat.request).toMatchObject({ intent_name: 'Criar Pedido', parameters: { item: 'pão' } });
    expect(chat.request?.sessionLog.at(-1)).toMatchObject({ from: 'bot', text: 'Certo!' });
  });

  test('again and again without a word of the customer comes to an end', () => {
    const chat = talk(nodes);
    chat.says('olá');
    const calls = Array.from({ length: 8 }, () => {
      chat.answers({ message: 'De novo', jump_to: 'Boas vindas' });
      return chat.calls.length;
    });
    expect(calls).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
    chat.says('olá');
    expect(chat.answers({ message: 'De novo', jump_to: 'menu' })).toEqual(['De novo\n\nMenu? [Entrar]']);
  });
});

describe('parameters and logout', () => {
  test('parameters are variables, and told to the next webhook', () => {
    const { chat } = answered({ message: 'a', parameters: { onboarding: true, list: [1, { a: null }] } });
    expect(chat.session.variables).toMatchObject({ onboarding: true, list: [1, { a: null }] });
    chat.says('olá');
    expect(chat.request?.parameters).toMatchObject({ onboarding: true });
  });

  test('names that would reach a prototype, or fill a session, are not kept', () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`p${i}`, i]));
    const { chat } = answered({
      message: 'a',
      parameters: { ...JSON.parse('{"__proto__": 1, "": 2}'), ['x'.repeat(101)]: 1, ...many },
    });
    const names = Object.keys(chat.session.variables);
    expect(names.length).toBeLessThanOrEqual(101);
    expect(names.filter((name) => name === '' || name === '__proto__' || name.length > 100)).toEqual([]);
    expect(chat.logs).toMatchObject([{ code: 'FULFILLMENT_PARAMETERS_CUT' }]);
  });

  test('logout says the message, forgets the session and closes', () => {
    const { chat, said } = answered({
      message: 'Até logo!',
      logout: true,
      jump_to: 'menu',
      options: ['A'],
      parameters: { a: 1 },
    });
    expect(said).toEqual(['Até logo!']);
    expect(chat.kinds).toEqual(['cancel_timer', 'cancel_timer', 'say', 'end']);
    expect(chat.session).toMatchObject({ status: 'ended', variables: {} });
    const former = chat.session.startedAtMs;
    expect(chat.says('oi, tudo bem?')).toEqual(['Menu? [Entrar]']);
    expect(chat.session.startedAtMs).toBeGreaterThan(former);
  });
});

describe('an answer that is none', () => {
  test.each<[string, Json, string]>([
    ['no object', 'ok', 'the answer must be a JSON object, not the text "ok".'],
    ['a list', [], 'the answer must be a JSON object, not a list.'],
    ['null', null, 'the answer must be a JSON object, not null.'],
    ['no message', {}, '"message" must be a text, not null.'],
    ['an empty message', { message: ' ' }, '"message" must be a text that says something'],
    [
      'an empty message and jump',
      { message: '', jump_to: ' ' },
      '"message" must be a text that says something',
    ],
    ['a message of another type', { message: 7 }, 'not number 7.'],
    ['options of another type', { message: 'a', options: 'A' }, '"options" must be a list of texts'],
    [
      'options of other things',
      { message: 'a', options: ['A', 1] },
      '"options" must be a list of texts, not a list.',
    ],
    ['jump_to of another type', { message: 'a', jump_to: 1 }, '"jump_to" must be the name of a node'],
    ['logout of another type', { message: 'a', logout: 'true' }, '"logout" must be true or false'],
    ['parameters of another type', { message: 'a', parameters: [1] }, '"parameters" must be an object'],
    ['short_message of another type', { message: 'a', short_message: {} }, '"short_message" must be a text'],
  ])('%s: the fallback, and the owner reads what was wrong', (_, body, problem) => {
    const { chat, said } = answered(body);
    expect(said).toEqual(['Desculpe, não consegui processar seu pedido no momento.']);
    expect(chat.logs).toEqual([
      { type: 'log', code: 'FULFILLMENT_MALFORMED', message: expect.stringContaining(problem) },
    ]);
    expect(chat.session).toMatchObject({ node: 'ola', status: 'active', variables: {} });
  });

  test('null stands for a field that is missing', () => {
    const body = {
      message: 'a',
      short_message: null,
      jump_to: null,
      options: null,
      logout: null,
      parameters: null,
    };
    expect(answered(body).said).toEqual(['a']);
  });
});
