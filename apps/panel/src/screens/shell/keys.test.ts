import { describe, expect, test } from 'vitest';
import { nextKeyState, noKeys } from './key-sequence.ts';
import { KEYS } from './keys.ts';

const all = Object.entries(KEYS).map(([id, keys]) => ({ id, keys }));
const press = (key: string) => ({ key, metaKey: false, ctrlKey: false, altKey: false });

describe('The keys', () => {
  test('no two actions share one', () => {
    expect(new Set(all.map((one) => one.keys)).size).toBe(all.length);
  });

  test('the first of a pair is nobody’s own key: it would never be reached', () => {
    const firsts = new Set(all.flatMap(({ keys }) => (keys.includes(' ') ? [keys.split(' ')[0]] : [])));
    expect(all.filter(({ keys }) => firsts.has(keys))).toEqual([]);
  });

  test.each(all.filter(({ keys }) => !keys.startsWith('mod+')))('$id is reached by $keys', ({ id, keys }) => {
    let state = noKeys;
    let run: { id: string } | null = null;
    for (const key of keys.split(' ')) ({ state, run } = nextKeyState(state, press(key), all, false, 0));
    expect(run?.id).toBe(id);
  });

  test('none of them acts while somebody writes, but those with ⌘ or Ctrl', () => {
    for (const { keys } of all.filter((one) => !one.keys.startsWith('mod+')))
      for (const key of keys.split(' '))
        expect(nextKeyState(noKeys, press(key), all, true, 0).run).toBeNull();
    const withCtrl = { ...press('u'), ctrlKey: true };
    expect(nextKeyState(noKeys, withCtrl, all, true, 0).run?.id).toBe('attach');
  });
});
