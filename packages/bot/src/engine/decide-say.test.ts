import { checkContent } from '@balcao/whatsapp';
import { describe, expect, test } from 'vitest';
import { makeContext, messages, readBubbles, tapped } from '../testing/fixtures.ts';
import { ask, fim, run, say } from '../testing/run-nodes.ts';

describe('say', () => {
  test('texts in a row are one bubble, and join the question after them', () => {
    const [first] = run(
      { a: say('Oi!', 'b'), b: say('Tudo bem?', 'c'), c: ask('text'), fim },
      messages('oi'),
    );
    expect(readBubbles(first?.effects ?? [])).toEqual(['Oi!\n\nTudo bem?\n\nPergunta?']);
  });

  test('a separate one does not join the text before it either', () => {
    const [first] = run(
      { a: say('Oi!', 'b'), b: say('E aí?', 'c', { separate: true }), c: fim },
      messages('oi'),
    );
    expect(readBubbles(first?.effects ?? [])).toEqual(['Oi!', 'E aí?', 'Fim:']);
  });

  test('a separate one stays a bubble of its own, and so does a text before an image', () => {
    const image = {
      type: 'say',
      message: { kind: 'media', media: 'image', id: '9', caption: 'Olha' },
      next: 'c',
    };
    const [first] = run(
      { a: say('Oi!', 'b', { separate: true }), b: say('E aí?', 'i'), i: image, c: fim },
      messages('oi'),
    );
    expect(readBubbles(first?.effects ?? [])).toEqual(['Oi!', 'E aí?', '<image>', 'Fim:']);
  });

  test.each([
    [
      { kind: 'media', media: 'document', link: 'https://a.test/x.pdf', filename: 'x.pdf' },
      { type: 'document', document: { link: 'https://a.test/x.pdf', filename: 'x.pdf' } },
    ],
    [
      { kind: 'url_button', text: 'Veja', label: 'Abrir', url: 'https://a.test/?n={{contact.name}}' },
      {
        interactive: {
          type: 'cta_url',
          action: { parameters: { display_text: 'Abrir', url: 'https://a.test/?n=Ana%20Souza' } },
        },
      },
    ],
    [
      { kind: 'url_button', text: 'Veja', label: 'Abrir', url: 'javascript:alert(1)' },
      { type: 'text', text: { body: 'Veja' } },
    ],
    [
      { kind: 'location', latitude: -23.5, longitude: -46.6, name: 'Loja' },
      { type: 'location', location: { latitude: -23.5, longitude: -46.6, name: 'Loja' } },
    ],
    [
      { kind: 'location_request', text: 'Onde?' },
      { interactive: { type: 'location_request_message', body: { text: 'Onde?' } } },
    ],
    [
      { kind: 'contact_card', name: 'Loja Sol', phone: '+551140028922' },
      { contacts: [{ name: { formatted_name: 'Loja Sol' }, phones: [{ phone: '+551140028922' }] }] },
    ],
  ])('%j', (content, sent) => {
    const [first] = run(
      { a: { type: 'say', message: content, next: 'b' }, b: { type: 'end' } },
      messages('oi'),
    );
    expect(first?.effects[0]).toMatchObject({ type: 'say', content: sent });
  });

  test('a text of 9,000 characters goes out whole, in bubbles of at most 4,096', () => {
    const words = 'palavra '.repeat(1125).trim();
    const [first] = run(
      {
        a: say('{{organization.hoursText}}{{organization.address}}{{organization.phone}}', 'b'),
        b: { type: 'end' },
      },
      messages('oi'),
      {},
      makeContext({
        hoursText: words.slice(0, 4000),
        address: words.slice(4000, 8000),
        phone: words.slice(8000),
      }),
    );
    const bubbles = readBubbles(first?.effects ?? []);
    expect(bubbles.length).toBe(3);
    expect(bubbles.join(' ').replace(/\s+/g, ' ')).toBe(words);
  });

  test('a button whose text is over 1,024 characters is preceded by the rest of it', () => {
    const address = 'rua '.repeat(700).trim();
    const a = {
      type: 'say',
      message: {
        kind: 'url_button',
        text: '{{organization.address}}',
        label: 'Abrir',
        url: 'https://a.test',
      },
      next: 'b',
    };
    const [first] = run({ a, b: { type: 'end' } }, messages('oi'), {}, makeContext({ address }));
    const [lead, button] = (first?.effects ?? []).flatMap((effect) =>
      effect.type === 'say' ? [effect.content] : [],
    );
    expect(checkContent(button).ok).toBe(true);
    expect(
      `${lead?.type === 'text' && lead.text.body} ${button?.type === 'interactive' && button.interactive.body?.text}`,
    ).toBe(address);
  });

  test('buttons wait for their answer', () => {
    const a = {
      type: 'say',
      message: { kind: 'buttons', text: 'Qual?', options: [{ id: 's', title: 'Sim', goto: 'fim' }] },
    };
    const steps = run({ a, fim }, messages('oi', tapped('a:s')));
    expect(steps.map((step) => step.session.status)).toEqual(['active', 'ended']);
  });
});
