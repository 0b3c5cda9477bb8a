import { describe, expect, test } from 'vitest';
import { type Drafts, parseDrafts, withDraft } from './drafts.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('Drafts', () => {
  test('answer and note of a conversation are kept apart and each alone', () => {
    const one = withDraft({}, 'a', { reply: 'Oi' }, 1);
    const both = withDraft(one, 'a', { note: 'ver frete' }, 2);
    expect(both.a).toEqual({ reply: 'Oi', note: 'ver frete', atMs: 2 });
    expect(withDraft(both, 'a', { reply: '' }, 3).a).toEqual({ reply: '', note: 'ver frete', atMs: 3 });
  });

  test('what is sent or erased leaves nothing behind', () => {
    expect(withDraft(withDraft({}, 'a', { reply: 'Oi' }, 1), 'a', { reply: '' }, 2)).toEqual({});
    const empty: Drafts = {};
    expect(withDraft(empty, 'a', { reply: '  ' }, 1)).toBe(empty);
  });

  test('the same words change nothing', () => {
    const held = withDraft({}, 'a', { reply: 'Oi' }, 1);
    expect(withDraft(held, 'a', { reply: 'Oi' }, 2)).toBe(held);
  });

  test('a month old ones go, and the oldest of more than a hundred', () => {
    let drafts = withDraft({}, 'old', { reply: 'x' }, 0);
    drafts = withDraft(drafts, 'new', { reply: 'x' }, 31 * DAY);
    expect(Object.keys(drafts)).toEqual(['new']);
    for (let i = 0; i < 105; i++) drafts = withDraft(drafts, `c${i}`, { reply: 'x' }, 31 * DAY + 1 + i);
    expect(Object.keys(drafts)).toHaveLength(100);
    expect(drafts.new).toBeUndefined();
    expect(drafts.c104).toBeDefined();
  });

  test('a store that was tampered with gives what is a draft', () => {
    const good = { reply: 'Oi', note: '', atMs: 5 };
    expect(parseDrafts(JSON.stringify({ good, bad: { reply: 3 }, worse: null }))).toEqual({ good });
    for (const text of [null, '', '[1]', 'null', '{']) expect(parseDrafts(text)).toEqual({});
  });
});
