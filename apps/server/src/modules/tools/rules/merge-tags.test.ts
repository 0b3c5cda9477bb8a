import { expect, test } from 'vitest';
import type { TagRow, UsedTag } from '../store/tags.ts';
import { mergeTags } from './merge-tags.ts';

const row = (name: string, more: Partial<TagRow> = {}): TagRow => ({
  id: `id of ${name}`,
  name,
  key: name.toLowerCase(),
  color: 'neutral',
  former_names: [],
  former_keys: (more.former_names ?? []).map((former) => former.toLowerCase()),
  removed_at: null,
  ...more,
});
const used = (name: string, contacts: number): UsedTag => ({ name, key: name.toLowerCase(), contacts });
const listed = (rows: TagRow[], all: UsedTag[]) => {
  const { tags, undefinedNames } = mergeTags(rows, all);
  return { counts: tags.map((tag) => [tag.name, tag.contacts, tag.spellings]), undefinedNames };
};

test('counts any spelling, and names what nobody defined by its most used spelling', () => {
  expect(
    listed(
      [row('VIP'), row('novo')],
      [used('vip', 2), used('VIP', 1), used('atacado', 1), used('Atacado', 5)],
    ),
  ).toEqual({
    counts: [
      ['VIP', 3, ['vip', 'VIP']],
      ['novo', 0, []],
    ],
    undefinedNames: ['Atacado'],
  });
});

test('while contacts follow a new name, those with the old one count for it', () => {
  expect(listed([row('ouro', { former_names: ['vip'] })], [used('vip', 2), used('ouro', 1)])).toEqual({
    counts: [['ouro', 3, ['vip', 'ouro']]],
    undefinedNames: [],
  });
});

test('what is being removed is hidden, under every name it had', () => {
  const removed = row('ouro', { former_names: ['vip'], removed_at: new Date() });
  expect(listed([removed], [used('vip', 2), used('ouro', 1)])).toEqual({ counts: [], undefinedNames: [] });
});
