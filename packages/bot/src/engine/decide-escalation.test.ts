import { describe, expect, test } from 'vitest';
import type { BotEffect } from '../engine.types.ts';
import { replay } from '../replay.ts';
import {
  compile,
  IDS,
  makeContext,
  messages,
  photo,
  readBubbles,
  START_MS,
  tapped,
} from '../testing/fixtures.ts';
import { ask, fim, lastOf, pessoa, run, say, timer } from '../testing/run-nodes.ts';

const escalation = { goto: 'pessoa' };
const menu = {
  type: 'ask',
  kind: 'choice',
  text: 'O que vai ser?',
  options: [
    { id: 'pao', title: 'Pão', goto: 'fim' },
    { id: 'bolo', title: 'Bolo', goto: 'fim' },
  ],
};
const handOffOf = (effects: readonly BotEffect[]) => effects.find((effect) => effect.type === 'hand_off');
const contextOf = (effects: readonly BotEffect[]) => handOffOf(effects)?.context;

describe('a phrase calls a person', () => {
  test.each([
    ['at a choice', { a: menu }],
    ['at a free text', { a: ask('text') }],
    ['at a number', { a: ask('number') }],
    ['during a wait', { a: { type: 'wait', seconds: 60, next: 'fim' } }],
    [
      'during a call',
      { a: { type: 'call', method: 'GET', url: 'https://a.test', next: 'fim', onError: 'fim' } },
    ],
  ])('%s', (_, nodes) => {
    const steps = run({ ...nodes, fim, pessoa }, messages('oi', 'olha só, quero falar com um atendente'), {
      escalation,
    });
    expect(lastOf(steps).session).toMatchObject({ status: 'handed_off', node: 'pessoa' });
    expect(contextOf(lastOf(steps).effects)).toMatchObject({ reason: 'asked' });
    expect(readBubbles(lastOf(steps).effects)).toEqual(['Chamando alguém.']);
  });

  test('in the very first message, without a menu before it', () => {
    const [step] = run({ a: menu, fim, pessoa }, messages('oi, meu pão veio queimado e quero reclamar'), {
      escalation,
    });
    expect(readBubbles(step?.effects ?? [])).toEqual(['Chamando alguém.']);
    expect(contextOf(step?.effects ?? [])).toMatchObject({
      reason: 'asked',
      problem: 'oi, meu pão veio queimado e quero reclamar',
    });
  });

  test('timers and calls that were waited for are cancelled', () => {
    const steps = run(
      { a: { type: 'wait', seconds: 60, next: 'fim' }, fim, pessoa },
      [...messages('oi', 'quero um atendente'), timer('wait', 1, START_MS + 60_000)],
      { escalation },
    );
    expect(steps[1]?.effects).toContainEqual({ type: 'cancel_timer', name: 'wait' });
    expect(lastOf(steps).effects).toEqual([]);
  });

  test('a bot with the command `atendente` escalates to its node without saying so', () => {
    const commands = [{ id: 'atendente', goto: 'pessoa' }];
    const steps = run({ a: menu, fim, pessoa }, messages('oi', 'preciso cancelar um pedido antigo'), {
      commands,
    });
    expect(lastOf(steps).session.node).toBe('pessoa');
  });

  test('without either, and with `off`, nobody is called', () => {
    for (const extra of [{}, { escalation: { ...escalation, off: true } }]) {
      const steps = run(
        { a: menu, fim, pessoa },
        messages('oi', 'quero falar com um atendente agora'),
        extra,
      );
      expect(lastOf(steps).session.status).toBe('active');
    }
  });

  test('a denial is an answer like any other', () => {
    const steps = run({ a: ask('text'), fim, pessoa }, messages('oi', 'não quero cancelar, quero trocar'), {
      escalation,
    });
    expect(lastOf(steps).session.variables.x).toBe('não quero cancelar, quero trocar');
  });
});

describe('what was asked comes first', () => {
  const cancel = {
    ...menu,
    options: [
      { id: 'sim', title: 'Confirmar pedido', goto: 'fim' },
      { id: 'nao', title: 'Cancelar pedido', phrases: ['cancelar', 'desistir'], goto: 'cancelado' },
    ],
  };
  const nodes = { a: cancel, fim, pessoa, cancelado: { type: 'end', text: 'Cancelado.' } };

  test.each([
    'cancelar',
    'Cancelar pedido',
    'quero cancelar o pedido',
    'acho que vou cancelar porque ficou muito caro pra mim',
  ])('"%s" is the option that says so', (text) => {
    expect(lastOf(run(nodes, messages('oi', text), { escalation })).session.node).toBe('cancelado');
  });

  test('but a phrase of another sense is still a call', () => {
    const steps = run(nodes, messages('oi', 'antes de confirmar quero falar com o gerente'), { escalation });
    expect(lastOf(steps).session.node).toBe('pessoa');
  });

  test('a product’s name is a product, even when it is typed in part', () => {
    const products = {
      ...menu,
      options: ['Fone Cancelamento Pro', 'Fone Cancelamento Mini', 'Caixa de som'].map((title, i) => ({
        id: `p${i}`,
        title,
        goto: 'fim',
      })),
    };
    const at = (text: string) =>
      lastOf(run({ a: products, fim, pessoa }, messages('oi', text), { escalation })).session;
    expect(at('fone cancelamento pro')).toMatchObject({ status: 'ended' });
    expect(at('fone cancelamento')).toMatchObject({ status: 'active', failures: 1 });
    expect(at('quero o cancelamento da minha conta')).toMatchObject({ status: 'handed_off' });
  });

  test('an e-mail, a document or a photo is its question’s answer whatever words it holds', () => {
    const mail = run({ a: ask('email'), fim, pessoa }, messages('oi', 'gerente@padaria.com.br'), {
      escalation,
    });
    expect(lastOf(mail).session.variables.x).toBe('gerente@padaria.com.br');
    const media = run({ a: ask('media'), fim, pessoa }, messages('oi', photo('quero cancelar')), {
      escalation,
    });
    expect(lastOf(media).session.status).toBe('ended');
  });

  test('elsewhere the caption of a photo is heard', () => {
    const steps = run({ a: menu, fim, pessoa }, messages('oi', photo('chegou assim, quero reclamar')), {
      escalation,
    });
    expect(contextOf(lastOf(steps).effects)).toMatchObject({ problem: 'chegou assim, quero reclamar' });
  });
});

describe('the problem', () => {
  const problemAfter = (nodes: Record<string, unknown>, ...said: string[]) =>
    contextOf(
      lastOf(run({ fim, pessoa, ...nodes }, messages('oi', ...said), { escalation, commands })).effects,
    )?.problem;
  const commands = [{ id: 'atendente', goto: 'pessoa' }];

  test('what a free text was answered with', () => {
    expect(problemAfter({ a: ask('text') }, 'A tela quebrou, quero um atendente')).toBe(
      'A tela quebrou, quero um atendente',
    );
  });

  test('nothing, where only a person was asked for', () => {
    expect(problemAfter({ a: menu }, 'atendente')).toBeUndefined();
    expect(problemAfter({ a: menu }, 'tem algum atendente aí?')).toBeUndefined();
    expect(problemAfter({ a: ask('text') }, 'quero falar com um atendente, por favor')).toBeUndefined();
  });

  test('the matter, where there is one', () => {
    expect(problemAfter({ a: menu }, 'cancelar')).toBe('cancelar');
    expect(problemAfter({ a: menu }, 'Quero fazer uma reclamação')).toBe('Quero fazer uma reclamação');
  });

  test('what was told before, when the node says so', () => {
    const told = { ...pessoa, problem: '{{variables.x}}' };
    expect(
      problemAfter({ a: ask('text', { next: 'b' }), b: menu, pessoa: told }, 'Quebrou', 'quero cancelar'),
    ).toBe('Quebrou');
  });

  test('and why, over a question that stands before the handoff', () => {
    const nodes = {
      a: ask('text'),
      pessoa: {
        ...menu,
        text: 'Com quem?',
        options: [
          { id: 's', title: 'Suporte', goto: 'suporte' },
          { id: 'm', title: 'Voltar', goto: 'a' },
        ],
      },
      suporte: pessoa,
    };
    const steps = run({ fim, ...nodes }, messages('oi', 'Não liga, quero um humano', 'suporte'), {
      escalation,
    });
    expect(contextOf(lastOf(steps).effects)).toMatchObject({
      reason: 'asked',
      problem: 'Não liga, quero um humano',
    });
    const back = run({ fim, ...nodes }, messages('oi', 'quero um humano', 'voltar'), { escalation });
    expect(back[1]?.session.escalation).toEqual({ reason: 'asked', problem: 'quero um humano' });
    expect(lastOf(back).session).not.toHaveProperty('escalation');
    const insisting = run({ fim, ...nodes }, messages('oi', 'quero um humano', 'quero um atendente!'), {
      escalation,
    });
    expect(lastOf(insisting).session.status).toBe('handed_off');
    expect(readBubbles(lastOf(insisting).effects)[0]).toMatch(/Vou transferir você para um atendente/);
  });
});

describe('why a person', () => {
  test('the definition leads there: bot', () => {
    const steps = run({ a: ask('text', { next: 'pessoa' }), pessoa }, messages('oi', 'x'));
    expect(contextOf(lastOf(steps).effects)).toMatchObject({ reason: 'bot' });
  });

  test('an option of the author’s that asks for one: asked', () => {
    const options = [
      { id: 'p', title: 'Falar com atendente', goto: 'vendas' },
      { id: 'o', title: 'Orçamento', goto: 'vendas' },
    ];
    const nodes = { a: { ...menu, options }, vendas: pessoa };
    const reasonOf = (id: string) =>
      contextOf(lastOf(run(nodes, messages('oi', tapped(id)))).effects)?.reason;
    expect([reasonOf('a:p'), reasonOf('a:o')]).toEqual(['asked', 'bot']);
  });

  test('the bot fell over: bot_failed', () => {
    const bot = compile({ schemaVersion: 1, name: 'x', start: 'a', nodes: { a: menu, fim } });
    const [step] = replay({ ...bot, start: 'gone' }, messages('oi'), makeContext(), IDS);
    expect(contextOf(step?.effects ?? [])).toMatchObject({ reason: 'bot_failed' });
  });
});

test('say nodes before the person are said as ever', () => {
  const steps = run(
    { a: menu, fim, aviso: say('Só um instante.', 'pessoa'), pessoa },
    messages('oi', 'quero reclamar'),
    {
      escalation: { goto: 'aviso' },
    },
  );
  expect(readBubbles(lastOf(steps).effects)).toEqual(['Só um instante.\n\nChamando alguém.']);
});
