import { type InboundContent } from '@balcao/whatsapp';
import { describe, expect, test } from 'vitest';
import { makeContext, messages, photo, readBubbles, tapped, typed, voice } from '../testing/fixtures.ts';
import { ask, fim, lastOf, pessoa, run } from '../testing/run-nodes.ts';

describe('ask', () => {
  test('a good answer is saved and leads on', () => {
    const steps = run({ a: ask('cpf'), fim }, messages('oi', '529.982.247-25'));
    expect(lastOf(steps).session).toMatchObject({ status: 'ended', variables: { x: '52998224725' } });
  });

  test('the own error text is said, then the third failure offers a person', () => {
    const nodes = { a: ask('email', { error: 'Cadê o @?' }), fim, pessoa };
    const steps = run(nodes, messages('oi', 'x', 'y', 'z'), {
      commands: [{ id: 'atendente', goto: 'pessoa' }],
    });
    expect(steps.map((step) => readBubbles(step.effects))).toEqual([
      ['Pergunta?'],
      ['Cadê o @?'],
      ['Cadê o @?'],
      ['Parece que não estou conseguindo ajudar. Vou transferir para um atendente.'],
    ]);
    expect(lastOf(steps).effects).toContainEqual(
      expect.objectContaining({
        type: 'hand_off',
        department: 'geral',
        context: expect.objectContaining({ reason: 'attempts', attempts: 3 }),
      }),
    );
  });

  test('onFailed and attempts of the node are kept', () => {
    const steps = run(
      { a: ask('email', { attempts: 1, onFailed: 'b' }), b: { type: 'end', text: 'Deixa.' }, fim },
      messages('oi', 'x'),
    );
    expect(readBubbles(lastOf(steps).effects)).toEqual(['Deixa.']);
  });

  test('without a person to call, three failures hand off anyway', () => {
    const steps = run({ a: ask('number'), fim }, messages('oi', 'x', 'y', 'z'));
    expect(lastOf(steps).session.status).toBe('handed_off');
  });

  test('a voice note at a question is answered politely', () => {
    const steps = run({ a: ask('number'), fim }, messages('oi', voice));
    expect(readBubbles(lastOf(steps).effects)[0]).toMatch(/texto e botões/);
  });

  test('media, location and an option beside them', () => {
    const media = ask('media', {
      options: [{ id: 'pular', title: 'Pular', phrases: ['não tenho'], goto: 'fim' }],
    });
    expect(lastOf(run({ a: media, fim }, messages('oi', photo()))).session.variables.x).toMatchObject({
      media_id: 'media-1',
    });
    expect(lastOf(run({ a: media, fim }, messages('oi', 'nao tenho'))).session).toMatchObject({
      status: 'ended',
      variables: { x: 'pular' },
    });
    const where: InboundContent = { type: 'location', location: { latitude: 1, longitude: 2 } };
    const located = run({ a: ask('location'), fim }, messages('oi', where));
    expect(readBubbles(located[0]?.effects ?? [])).toEqual(['<location_request_message> Pergunta?']);
    expect(lastOf(located).session.variables.x).toEqual({ latitude: 1, longitude: 2 });
  });
});

describe('choice', () => {
  const options = [
    { id: 'p', title: 'Pão', goto: 'fim' },
    { id: 'b', title: 'Bolo', goto: 'fim' },
  ];
  const a = { type: 'ask', kind: 'choice', text: 'O quê?', again: 'Escolha um:', options, saveAs: 'x' };

  test.each([[tapped('a:b', 'Bolo')], [typed('2')], [typed('BOLO!')], [typed('bol')]])(
    '%j chooses',
    (content) => {
      expect(lastOf(run({ a, fim }, messages('oi', content))).session.variables.x).toBe('b');
    },
  );

  test('a stale button is answered politely with the question, and is no failed attempt', () => {
    const step = lastOf(run({ a, fim }, messages('oi', tapped('outro:b'))));
    expect(readBubbles(step.effects)).toEqual([
      expect.stringMatching(/^Esse botão é de uma mensagem anterior.*Escolha um: \[Pão\] \[Bolo\]$/s),
    ]);
    expect(step.session.attempts).toBe(0);
  });

  test('what is not understood brings the choices back in one bubble', () => {
    const step = lastOf(run({ a, fim }, messages('oi', 'quero café')));
    expect(readBubbles(step.effects)).toEqual(['Desculpe, não entendi. 😕\n\nEscolha um: [Pão] [Bolo]']);
  });

  test('pages turn by tap, title and number, and stay where they were after a failure', () => {
    const many = {
      ...a,
      options: Array.from({ length: 25 }, (_, i) => ({ id: `o${i}`, title: `Item ${i}`, goto: 'fim' })),
    };
    const steps = run({ a: many, fim }, messages('oi', tapped('a:~1'), 'xyz', '10', 'voltar', 'item 24'));
    expect(steps.map((step) => step.session.options[0]?.id)).toEqual([
      'a:o0',
      'a:o9',
      'a:o9',
      'a:o17',
      'a:o9',
      undefined,
    ]);
    expect(lastOf(steps).session.variables.x).toBe('o24');
  });

  test('an element of a list is kept whole, and an empty list leads on', () => {
    const from = {
      type: 'ask',
      kind: 'choice',
      text: 'Qual?',
      optionsFrom: {
        list: 'organization.items',
        id: '{{item.id}}',
        title: '{{item.name}}',
        saveItemAs: 'item',
      },
      onEmpty: 'fim',
      next: 'fim',
    };
    expect(lastOf(run({ a: from, fim }, messages('oi', 'bolo'))).session.variables.item).toMatchObject({
      id: 'bolo',
      priceCents: 3500,
    });
    expect(run({ a: from, fim }, messages('oi'), {}, makeContext({ items: [] }))[0]?.session.status).toBe(
      'ended',
    );
  });
});
