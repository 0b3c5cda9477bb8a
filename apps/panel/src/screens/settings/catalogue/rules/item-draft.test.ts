import { expect, test } from 'vitest';
import { fromDraft, newItem, toDraft, withItem } from './item-draft.ts';

const paint = { id: 'tinta', name: 'Tinta', description: '18 L', price_cents: 38905, currency: 'BRL' };
const random = () => 'x7';

test('an item that is not changed comes back as it was', () => {
  expect(fromDraft(toDraft(paint), random)).toEqual(paint);
  const bare = { id: 'b', name: 'Pincel', price_cents: 990, currency: 'BRL' };
  expect(fromDraft(toDraft(bare), random)).toEqual(bare);
});

test('a new item gets an id of its own; a renamed one keeps what bots know it by', () => {
  const made = fromDraft({ ...newItem, name: ' Pão de Açúcar ', price: '12,5' }, random);
  expect(made).toEqual({ id: 'pao-de-acucar-x7', name: 'Pão de Açúcar', price_cents: 1250, currency: 'BRL' });
  expect(fromDraft({ ...toDraft(paint), name: 'Tinta fosca' }, random)?.id).toBe('tinta');
});

test('without a name or a price there is no item', () => {
  expect(fromDraft({ ...newItem, name: 'Tinta', price: 'grátis' }, random)).toBeNull();
  expect(fromDraft({ ...newItem, name: ' ', price: '1' }, random)).toBeNull();
});

test('a changed item keeps its place, a new one comes last', () => {
  const brush = { id: 'pincel', name: 'Pincel', price_cents: 990, currency: 'BRL' };
  expect(withItem([paint, brush], { ...paint, name: 'Tinta nova' }).map((one) => one.name)).toEqual([
    'Tinta nova',
    'Pincel',
  ]);
  expect(withItem([paint], brush)).toEqual([paint, brush]);
});
