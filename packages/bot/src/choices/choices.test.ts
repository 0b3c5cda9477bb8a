import { checkContent, type InboundContent } from '@balcao/whatsapp';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { photo, tapped, typed, voice } from '../testing/fixtures.ts';
import type { ChoiceOption } from './choice-option.ts';
import { matchChoice } from './match-choice.ts';
import { type ChoicesMessage, renderChoices } from './render-choices.ts';

const words = {
  openList: 'Ver opções',
  moreOptions: 'Mais opções',
  previousOptions: 'Voltar',
  otherOptions: 'Outras opções',
  options: 'Opções',
  chooseOne: 'Escolha uma opção:',
};
const make = (...titles: string[]): ChoiceOption[] => titles.map((title, i) => ({ id: `n:o${i}`, title }));
const render = (options: ChoiceOption[], extra: Partial<ChoicesMessage> = {}) =>
  renderChoices({ node: 'n', body: 'Escolha', options, words, ...extra });
const numbered = (count: number) => make(...Array.from({ length: count }, (_, i) => `Opção ${i + 1}`));

function rowsOf(rendered: ReturnType<typeof render>) {
  const { content } = rendered;
  if (content.type !== 'interactive' || content.interactive.type !== 'list') throw new Error('not a list');
  return content.interactive.action.sections.flatMap((section) => section.rows);
}

describe('renderChoices', () => {
  test.each([
    ['three options of 20 characters', make('x'.repeat(20), 'b', 'c'), 'button'],
    ['a title of 21 characters', make('x'.repeat(21), 'b'), 'list'],
    ['a fourth option', make('a', 'b', 'c', 'd'), 'list'],
    ['a description', [{ id: 'n:a', title: 'A', description: 'mais' }], 'list'],
  ])('%s → %s', (_, options, type) => {
    expect(render(options).content).toMatchObject({ type: 'interactive', interactive: { type } });
  });

  test('a body too long for buttons makes a list', () => {
    expect(render(make('a', 'b'), { body: 'x'.repeat(1025) }).content).toMatchObject({
      interactive: { type: 'list' },
    });
  });

  test('ten options are one page, eleven are two, and no option is lost or shown twice', () => {
    expect(rowsOf(render(numbered(10)))).toHaveLength(10);
    for (const count of [11, 18, 19, 27, 100]) {
      const seen: string[] = [];
      for (let page = 0; page < 20; page++) {
        const ids = rowsOf(render(numbered(count), { page })).map((row) => row.id);
        expect(ids.length).toBeLessThanOrEqual(10);
        seen.push(...ids.filter((id) => !id.includes('~')));
        if (!ids.includes(`n:~${page + 1}`)) break;
      }
      expect(seen).toEqual(numbered(count).map((option) => option.id));
    }
  });

  test('pinned options stand on every page', () => {
    const options = [...numbered(20), { id: 'n:fim', title: 'Fechar pedido', pinned: true }];
    for (const page of [0, 1, 2])
      expect(rowsOf(render(options, { page })).map((row) => row.id)).toContain('n:fim');
  });

  test('sections are kept in order and a lone untitled one has no title', () => {
    const options = [
      { id: 'n:a', title: 'A', section: 'Um' },
      { id: 'n:b', title: 'B', section: 'Dois' },
      { id: 'n:c', title: 'C', section: 'Um' },
      { id: 'n:d', title: 'D' },
    ];
    const { content } = render(options);
    expect(content).toMatchObject({
      interactive: {
        action: {
          sections: [
            { title: 'Um', rows: [{ id: 'n:a' }, { id: 'n:c' }] },
            { title: 'Dois', rows: [{ id: 'n:b' }] },
            { title: 'Outras opções', rows: [{ id: 'n:d' }] },
          ],
        },
      },
    });
    const lone = render(make('a', 'b', 'c', 'd')).content;
    expect(JSON.stringify(lone)).not.toContain('"Outras');
  });

  test('a long label is whole in the description, a very long one in the body', () => {
    const label = 'Quero trocar um produto que comprei';
    const [row] = rowsOf(render(make(label, 'b', 'c', 'd')));
    expect(row).toEqual({ id: 'n:o0', title: 'Quero trocar um produto…', description: label });
    const longer = `${label} ${'muito '.repeat(12)}grande`;
    expect(render(make(longer, 'b')).content).toMatchObject({
      interactive: { body: { text: `Escolha\n\n1. ${longer}\n2. b` } },
    });
  });

  test('equal titles become different ones', () => {
    expect(rowsOf(render(make('a', 'a', 'a', 'a'))).map((row) => row.title)).toEqual([
      'a',
      'a (2)',
      'a (3)',
      'a (4)',
    ]);
  });

  test('whatever the texts, WhatsApp takes the message', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 100 });
    const option = fc.record({ title: text, description: text, section: text, pinned: fc.boolean() });
    const widget = fc.constantFrom('auto' as const, 'list' as const);
    fc.assert(
      fc.property(
        fc.array(option, { maxLength: 40 }),
        text,
        widget,
        fc.nat(9),
        (drafts, frame, widget, page) => {
          const options = drafts.map((draft, i) => ({ ...draft, id: `n:o${i}` }));
          const { content, offered } = render(options, {
            header: frame,
            footer: frame,
            body: frame,
            page,
            widget,
          });
          expect(checkContent(content)).toEqual({ ok: true, content });
          expect(offered.length).toBeLessThanOrEqual(10);
        },
      ),
    );
  });
});

const button = (payload: string, text: string): InboundContent => ({
  type: 'button',
  button: { payload, text },
});

describe('matchChoice', () => {
  const options = [
    { id: 'n:sup', title: 'Suporte técnico', phrases: ['defeito'] },
    { id: 'n:fin', title: 'Financeiro' },
    { id: 'n:ven', title: 'Vendas' },
    { id: 'n:vip', title: 'Vendas VIP 💎' },
  ];
  test.each([
    ['suporte técnico', 'n:sup'],
    ['SUPORTE TECNICO!', 'n:sup'],
    ['suporte', 'n:sup'],
    ['sup', 'n:sup'],
    ['defeito', 'n:sup'],
    ['1', 'n:sup'],
    ['2.', 'n:fin'],
    ['2)', 'n:fin'],
    ['dois', 'n:fin'],
    ['opção 3', 'n:ven'],
    ['a terceira', 'n:ven'],
    ['Número 4', 'n:vip'],
    ['vendas', 'n:ven'],
    ['vendas vip', 'n:vip'],
    ['quero o financeiro, por favor', 'n:fin'],
    ['three', 'n:ven'],
  ])('"%s" → %s', (words, id) => {
    expect(matchChoice(options, typed(words))).toMatchObject({ type: 'option', option: { id } });
  });

  test.each([
    '5',
    '0',
    'v',
    'vend',
    'oi',
    '',
    '😀',
    'não quero financeiro',
    'financeiro ou suporte técnico',
    's'.repeat(5000),
  ])('"%s" → none', (words) => {
    expect(matchChoice(options, typed(words))).toEqual({ type: 'none', reason: 'words' });
  });

  test('a tapped id wins, one of another message is stale, media is said to be media', () => {
    expect(matchChoice(options, tapped('n:fin', 'Vendas'))).toMatchObject({ option: { id: 'n:fin' } });
    expect(matchChoice(options, tapped('other:fin', 'Financeiro'))).toEqual({
      type: 'stale',
      id: 'other:fin',
    });
    expect(matchChoice(options, voice)).toEqual({ type: 'none', reason: 'media' });
    expect(matchChoice(options, photo('financeiro'))).toEqual({ type: 'none', reason: 'media' });
  });

  test('a template button is understood by payload and by label', () => {
    expect(matchChoice(options, button('n:ven', 'x'))).toMatchObject({ option: { id: 'n:ven' } });
    expect(matchChoice(options, button('Financeiro', 'Financeiro'))).toMatchObject({
      option: { id: 'n:fin' },
    });
    expect(matchChoice(options, button('zzz', 'zzz'))).toEqual({ type: 'stale', id: 'zzz' });
  });

  test('numbers count what was last shown', () => {
    expect(matchChoice(options, typed('1'), [options[2] ?? { id: '', title: '' }])).toMatchObject({
      option: { id: 'n:ven' },
    });
  });
});
