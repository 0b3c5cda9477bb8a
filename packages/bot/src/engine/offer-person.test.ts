import { checkContent } from '@balcao/whatsapp';
import { describe, expect, test } from 'vitest';
import type { BotEffect } from '../engine.types.ts';
import { makeContext, message, messages, readBubbles, START_MS, tapped } from '../testing/fixtures.ts';
import { ask, fim, HOUR_MS, lastOf, pessoa, run, say } from '../testing/run-nodes.ts';

const extra = { escalation: { goto: 'pessoa' } };
const options = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `o${i}`, title: `Opção ${i}`, goto: 'fim' }));
const choice = (count: number, more: object = {}) => ({
  type: 'ask',
  kind: 'choice',
  text: 'Qual?',
  options: options(count),
  offerPerson: true,
  ...more,
});
const contents = (effects: readonly BotEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'say' ? [effect.content] : []));

describe('a person is one more option of a choice', () => {
  test('the third button, then a row of a list', () => {
    const first = (count: number) => run({ a: choice(count), fim, pessoa }, messages('oi'), extra)[0];
    expect(readBubbles(first(2)?.effects ?? [])).toEqual(['Qual? [Opção 0] [Opção 1] [Falar com atendente]']);
    expect(readBubbles(first(3)?.effects ?? [])).toEqual([
      'Qual? (Opção 0) (Opção 1) (Opção 2) (Falar com atendente)',
    ]);
  });

  test('on every page of a long one', () => {
    const steps = run({ a: choice(25), fim, pessoa }, messages('oi', 'mais opções', 'mais opções'), extra);
    for (const step of steps) {
      expect(readBubbles(step.effects)[0]).toContain('(Falar com atendente)');
      for (const content of contents(step.effects)) expect(checkContent(content).ok).toBe(true);
    }
  });

  test.each([tapped('a:~person'), 'falar com atendente', '3'])(
    '%j calls one, and no answer is saved',
    (said) => {
      const steps = run({ a: choice(2, { saveAs: 'x' }), fim, pessoa }, messages('oi', said), extra);
      expect(lastOf(steps).session).toMatchObject({ status: 'handed_off', variables: {} });
      expect(lastOf(steps).effects).toContainEqual(
        expect.objectContaining({ type: 'hand_off', context: expect.objectContaining({ reason: 'asked' }) }),
      );
    },
  );

  test('an empty list still goes on at once', () => {
    const from = { list: 'organization.items', id: '{{item.id}}', title: '{{item.name}}' };
    const a = { ...choice(0), options: undefined, optionsFrom: from, next: 'fim' };
    const [step] = run({ a, fim, pessoa }, messages('oi'), extra, makeContext({ items: [] }));
    expect(step?.session.status).toBe('ended');
  });
});

describe('a person is the one button of other questions and of what is said', () => {
  test('a text question', () => {
    const steps = run(
      { a: ask('number', { offerPerson: true }), fim, pessoa },
      messages('oi', 'x', '1'),
      extra,
    );
    expect(steps.map((step) => readBubbles(step.effects)[0])).toEqual([
      'Pergunta? [Falar com atendente]',
      'Preciso de um número válido. Ex.: 2',
      'Fim: 1',
    ]);
  });

  test('the number "1" is a number, not the button', () => {
    const steps = run({ a: ask('number', { offerPerson: true }), fim, pessoa }, messages('oi', '1'), extra);
    expect(lastOf(steps).session.variables.x).toBe(1);
  });

  test('a node of its own for that person', () => {
    const nodes = {
      a: ask('cpf', { offerPerson: { goto: 'outro' } }),
      fim,
      pessoa,
      outro: { ...pessoa, department: 'x' },
    };
    expect(lastOf(run(nodes, messages('oi', tapped('a:~person')), extra)).session.node).toBe('outro');
  });

  test('what is said goes on, and its button works later, at another question and days after', () => {
    const nodes = { a: say('Oi!', 'b', { offerPerson: true }), b: ask('text'), fim, pessoa };
    const [first] = run(nodes, messages('oi'), extra);
    expect(readBubbles(first?.effects ?? [])).toEqual(['Oi! [Falar com atendente]', 'Pergunta?']);
    for (const gapMs of [1000, 100 * HOUR_MS]) {
      const steps = run(
        nodes,
        [message('oi', START_MS), message(tapped('a:~person'), START_MS + gapMs)],
        extra,
      );
      expect(lastOf(steps).session).toMatchObject({ status: 'handed_off', node: 'pessoa' });
    }
  });

  test('the button of a node that is gone leads to where escalation does', () => {
    const steps = run({ a: ask('text'), fim, pessoa }, messages('oi', tapped('antigo:~person')), extra);
    expect(lastOf(steps).session.node).toBe('pessoa');
  });

  test.each([
    ['an image carries it', { kind: 'media', media: 'image', id: '1', caption: 'Olha' }, 1],
    [
      'a document carries it',
      { kind: 'media', media: 'document', link: 'https://a.test/x.pdf', filename: 'x.pdf' },
      1,
    ],
    ['an audio is followed by it', { kind: 'media', media: 'audio', id: '1' }, 2],
    [
      'a link button is followed by it',
      { kind: 'url_button', text: 'Veja', label: 'Abrir', url: 'https://a.test' },
      2,
    ],
    ['a text of 4,000 characters is split before it', { kind: 'text', text: 'palavra '.repeat(500) }, 2],
  ])('%s', (_, content, bubbles) => {
    const nodes = {
      a: { type: 'say', message: content, offerPerson: true, next: 'b' },
      b: { type: 'end' },
      pessoa,
    };
    const said = contents(run(nodes, messages('oi'), extra)[0]?.effects ?? []);
    expect(said).toHaveLength(bubbles);
    for (const one of said) expect(checkContent(one)).toEqual({ ok: true, content: one });
    expect(said.at(-1)).toMatchObject({ interactive: { type: 'button' } });
  });

  test('a request for a location is followed by it', () => {
    const [first] = run({ a: ask('location', { offerPerson: true }), fim, pessoa }, messages('oi'), extra);
    expect(readBubbles(first?.effects ?? [])).toEqual([
      '<location_request_message> Pergunta?',
      'Se preferir, fale com uma pessoa da equipe: [Falar com atendente]',
    ]);
  });
});
