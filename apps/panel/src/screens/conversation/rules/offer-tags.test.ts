import { expect, test } from 'vitest';
import { offerTags } from './offer-tags.ts';

const tag = (name: string, contacts: number) => ({ id: name, name, color: 'blue' as const, contacts });
const known = [tag('obra', 64), tag('Orçamento', 131), tag('vip', 18)];
const names = (held: string[], words: string) =>
  offerTags(known, held, words).map((one) => (one.isNew ? `+${one.name}` : one.name));

test('the most used come first, those the contact has are not offered', () => {
  expect(names(['VIP'], '')).toEqual(['Orçamento', 'obra']);
});

test('what was written can be made, unless it exists in another case', () => {
  expect(names([], 'orca')).toEqual(['Orçamento', '+orca']);
  expect(names([], ' OBRA ')).toEqual(['obra']);
  expect(names(['vip'], 'vip')).toEqual([]);
});
