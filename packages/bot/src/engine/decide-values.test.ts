import { describe, expect, test } from 'vitest';
import { messages, readBubbles } from '../testing/fixtures.ts';
import { ask, fim, lastOf, pessoa, run } from '../testing/run-nodes.ts';

describe('branch, set, tag, goto', () => {
  test('the first true case wins; integers, tags and dates are usable; a failing case counts as false and is logged', () => {
    const cases = [
      { when: 'variables.missing == 1', goto: 'errado' },
      {
        when: 'variables.n + 1 == 3 && "vip" in contact.tags && now > timestamp("2020-01-01T00:00:00Z")',
        goto: 'certo',
      },
    ];
    const nodes = {
      a: {
        type: 'set',
        variables: {
          n: { value: 2 },
          t: { text: 'Oi {{contact.name}}' },
          m: { expression: 'variables.n * 10' },
          l: { each: 'organization.items', text: '{{item.name}}', join: ', ' },
        },
        attributes: { last: { expression: 'variables.m' } },
        next: 'b',
      },
      b: { type: 'branch', cases, otherwise: 'errado' },
      certo: { type: 'tag', add: ['novo'], remove: ['vip'], next: 'g' },
      g: { type: 'goto', to: 'fim' },
      errado: { type: 'end' },
      fim,
    };
    const [step] = run(nodes, messages('oi'));
    expect(step?.session.variables).toEqual({
      n: 2,
      t: 'Oi Ana Souza',
      m: 20,
      l: 'Pão francês, Bolo de cenoura',
    });
    expect(step?.effects).toMatchObject([
      { type: 'set_attributes', attributes: { last: 20 } },
      { type: 'log', code: 'EXPRESSION_FAILED' },
      { type: 'tag', add: ['novo'], remove: ['vip'] },
      { type: 'say' },
      { type: 'end', outcome: 'finished' },
    ]);
  });
});

describe('hand off', () => {
  test('the person gets the state before, the problem, attempts, time and answers', () => {
    const nodes = {
      a: { ...ask('text', { state: 'PERGUNTANDO', next: 'p' }) },
      p: {
        type: 'hand_off',
        state: 'HUMANO',
        department: 'suporte',
        priority: 'alta',
        text: 'Já vem!',
        problem: 'Quebrou: {{variables.x}}',
      },
    };
    const step = lastOf(run(nodes, messages('oi', 'a tela')));
    expect(step.session).toMatchObject({ status: 'handed_off', state: 'HUMANO', options: [] });
    expect(step.effects).toEqual([
      { type: 'say', content: { type: 'text', text: { body: 'Já vem!' } } },
      {
        type: 'hand_off',
        department: 'suporte',
        priority: 'alta',
        context: {
          reason: 'bot',
          state: 'PERGUNTANDO',
          problem: 'Quebrou: a tela',
          attempts: 0,
          elapsedMs: 1000,
          collected: { x: 'a tela' },
        },
      },
    ]);
  });

  test('a message after it begins anew: the server asks the bot only while the conversation is the bot’s', () => {
    const steps = run({ a: ask('text', { next: 'pessoa' }), pessoa }, messages('oi', 'x', 'oi de novo'));
    expect(lastOf(steps).session).toMatchObject({ status: 'active', node: 'a', variables: {} });
    expect(lastOf(steps).session.step).toBeGreaterThan(steps[1]?.session.step ?? 99);
  });
});

describe('survey', () => {
  const nodes = {
    a: { type: 'survey', survey: 'nps', text: 'De 0 a 10?', saveAs: 'x', next: 'fim', onFailed: 'pulou' },
    fim,
    pulou: { type: 'end', text: 'Ok.' },
  };

  test('a score is recorded with its comment', () => {
    expect(lastOf(run(nodes, messages('oi', '9, adorei'))).effects[0]).toEqual({
      type: 'survey_answer',
      survey: 'nps',
      score: 9,
      comment: 'adorei',
    });
  });

  test('11 is asked again, "pular" is respected', () => {
    const steps = run(nodes, messages('oi', '11', 'pular'));
    expect(steps.slice(1).map((step) => readBubbles(step.effects))).toEqual([
      ['Responda com um número de 0 a 10, por favor.'],
      ['Ok.'],
    ]);
  });
});
