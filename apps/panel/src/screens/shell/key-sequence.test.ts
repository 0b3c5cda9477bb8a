import { describe, expect, test } from 'vitest';
import { nextKeyState, noKeys } from './key-sequence.ts';

const commands = [{ keys: 'j' }, { keys: 'g i' }, { keys: 'mod+k' }, { keys: '?' }];
const press = (key: string, part = {}) => ({ key, metaKey: false, ctrlKey: false, altKey: false, ...part });
const run = (key: string, typing = false, part = {}) =>
  nextKeyState(noKeys, press(key, part), commands, typing, 0).run?.keys ?? null;

describe('keys', () => {
  test('one key, one command; another key, none', () => {
    expect(run('j')).toBe('j');
    expect(run('?')).toBe('?');
    expect(run('x')).toBeNull();
  });

  test('a pair counts within a second', () => {
    const first = nextKeyState(noKeys, press('g'), commands, false, 0);
    expect(first.run).toBeNull();
    expect(nextKeyState(first.state, press('i'), commands, false, 900).run?.keys).toBe('g i');
    expect(nextKeyState(first.state, press('i'), commands, false, 1100).run).toBeNull();
  });

  test('shift between the two keys of a pair does not break it', () => {
    const first = nextKeyState(noKeys, press('g'), commands, false, 0);
    const shift = nextKeyState(first.state, press('Shift'), commands, false, 10);
    expect(nextKeyState(shift.state, press('i'), commands, false, 20).run?.keys).toBe('g i');
  });

  test('while somebody types, letters are letters; ⌘K still opens', () => {
    expect(run('j', true)).toBeNull();
    expect(run('k', true, { ctrlKey: true })).toBe('mod+k');
    expect(run('c', false, { metaKey: true })).toBeNull();
  });
});
