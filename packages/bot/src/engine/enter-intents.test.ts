import { describe, expect, test } from 'vitest';
import { photo, tapped } from '../testing/fixtures.ts';
import { ask, pessoa } from '../testing/run-nodes.ts';
import { talk } from '../testing/talk.ts';

const menu = {
  type: 'ask',
  kind: 'choice',
  text: 'O que vai ser?',
  options: [
    { id: 'boleto', title: 'Segunda via', goto: 'boleto' },
    { id: 'pessoa', title: 'Cancelar compra', goto: 'pessoa' },
  ],
};
const boleto = {
  type: 'intent',
  name: 'Segunda via',
  state: 'BOLETO',
  phrases: ['segunda via do boleto'],
  text: 'Aqui está.',
};
const troca = { type: 'intent', phrases: ['trocar um produto'], text: 'Trocamos sim.', next: 'menu' };
const nodes = { menu, boleto, troca, pessoa, cpf: ask('cpf', { next: 'menu' }) };
const commands = [
  { id: 'menu', goto: 'menu' },
  { id: 'atendente', goto: 'pessoa' },
];

describe('an intent is entered', () => {
  test('by the first words of a session, before the menu', () => {
    const chat = talk(nodes, { commands });
    expect(chat.says('oi, quero a segunda via do boleto')).toEqual(['Aqui está.']);
    expect(chat.session).toMatchObject({ node: 'boleto', state: 'BOLETO', status: 'active' });
  });

  test('by words a question does not understand, and that is no failed attempt', () => {
    const chat = talk(nodes, { commands });
    chat.says('oi');
    expect(chat.says('blablabla')).toEqual([
      'Desculpe, não entendi. 😕\n\nO que vai ser? [Segunda via] [Cancelar compra]',
    ]);
    expect(chat.session.failures).toBe(1);
    expect(chat.says('quero trocar meu produto')).toEqual([
      'Trocamos sim.\n\nO que vai ser? [Segunda via] [Cancelar compra]',
    ]);
    expect(chat.session.failures).toBe(0);
  });

  test('by another node', () => {
    const chat = talk(nodes, { commands });
    chat.says('oi');
    expect(chat.says(tapped('menu:boleto'))).toEqual(['Aqui está.']);
  });

  test('by the caption of a picture', () => {
    expect(talk(nodes).says(photo('quero trocar esse produto'))[0]).toMatch(/^Trocamos sim/);
  });
});

describe('before an intent come', () => {
  const shadow = {
    ...nodes,
    sair: { type: 'end', text: 'Tchau!' },
    intent: { type: 'intent', phrases: ['cancelar compra', 'sair', 'suporte', 'o cpf'], text: 'Intenção.' },
  };
  const extra = { commands: [...commands, { id: 'sair', goto: 'sair' }] };

  test('the options of the question at hand', () => {
    const chat = talk(shadow, extra);
    chat.says('oi');
    expect(chat.says('cancelar compra')).toEqual(['Chamando alguém.']);
  });

  test('commands', () => {
    const chat = talk(shadow, extra);
    chat.says('oi');
    expect(chat.says('quero sair')).toEqual(['Tchau!']);
  });

  test('phrases that call a person, in the first words, too', () => {
    expect(talk(shadow, extra).says('quero cancelar uma compra')).toEqual(['Chamando alguém.']);
  });

  test('an answer of the question’s kind, and any words where words were asked', () => {
    const chat = talk({ ...shadow, menu: ask('text', { next: 'boleto' }) }, extra);
    chat.says('oi');
    expect(chat.says('suporte')).toEqual(['Aqui está.']);
    expect(chat.session.variables).toEqual({ x: 'suporte' });
  });
});

describe('no words lead to an intent', () => {
  test('when intents are off; nodes do', () => {
    const chat = talk(nodes, { intents: { off: true } });
    expect(chat.says('segunda via do boleto')[0]).toMatch(/^O que vai ser/);
    expect(chat.says(tapped('menu:boleto'))).toEqual(['Aqui está.']);
  });

  test('below the threshold', () => {
    const words = 'a segunda via';
    expect(talk(nodes).says(words)).toEqual(['Aqui está.']);
    expect(talk(nodes, { intents: { threshold: 0.9 } }).says(words)[0]).toMatch(/^O que vai ser/);
  });

  test('while a wait or a call runs: they are noted', () => {
    const chat = talk({ ...nodes, menu: { type: 'wait', seconds: 60, next: 'cpf' } }, { commands });
    chat.says('oi');
    expect(chat.says('segunda via do boleto')).toEqual([]);
    expect(chat.session.node).toBe('menu');
  });
});

describe('an answered intent without next waits for the customer', () => {
  const start = () => {
    const chat = talk(nodes, { commands });
    chat.says('oi');
    chat.says('segunda via do boleto');
    return chat;
  };

  test('another intent, the same again, a command, a person', () => {
    expect(start().says('trocar produto')[0]).toMatch(/^Trocamos sim/);
    expect(start().says('segunda via boleto')).toEqual(['Aqui está.']);
    expect(start().says('menu')[0]).toMatch(/^O que vai ser/);
    expect(start().says('atendente')).toEqual(['Chamando alguém.']);
    expect(start().says(tapped('menu:~person'))).toEqual(['Chamando alguém.']);
  });

  test('a button of the menu before still works', () => {
    const chat = start();
    expect(chat.says(tapped('menu:pessoa'))).toEqual(['Chamando alguém.']);
  });

  test('what means nothing counts as failed, and the third calls a person', () => {
    const chat = start();
    expect(chat.says('hum')).toEqual(['Desculpe, não entendi. 😕']);
    expect(chat.says({ type: 'audio', audio: { id: 'm', voice: true } })[0]).toMatch(/^Recebi, obrigado/);
    expect(chat.says('hã?')).toEqual([
      'Parece que não estou conseguindo ajudar. Vou transferir para um atendente.',
    ]);
    expect(chat.state.effects).toContainEqual(
      expect.objectContaining({
        type: 'hand_off',
        context: expect.objectContaining({ reason: 'attempts', attempts: 3 }),
      }),
    );
  });
});
