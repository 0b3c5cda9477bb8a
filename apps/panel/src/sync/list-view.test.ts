import { describe, expect, test } from 'vitest';
import { makeConversation } from '../testing/make.ts';
import { everything, type ListView, selectRows, viewKey } from './list-view.ts';

const ready: ListView = { load: 'ready', loadingMore: false, cursor: null, frontier: null, ids: null };
const at = (hour: number) => `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`;
const talk = (id: string, hour: number, part = {}) => ({
  [id]: { seq: 1, value: makeConversation({ id, created_at: at(hour), ...part }) },
});
const ids = (filter: Partial<typeof everything>, view: ListView, table: ReturnType<typeof talk>) =>
  selectRows(table, { ...everything, ...filter }, view, 'me').map((row) => row.id);

const mine = { owner: { type: 'agent', user: { id: 'me', name: 'Eu' } } };
const table = {
  ...talk('old', 8),
  ...talk('mine', 10, mine),
  ...talk('new', 12),
  ...talk('closed', 13, { status: 'closed' }),
  ...talk('other', 11, { channel_id: 'ch2' }),
};

describe('selectRows', () => {
  test('newest activity first, closed ones apart', () => {
    expect(ids({}, ready, table)).toEqual(['new', 'other', 'mine', 'old']);
    expect(ids({ status: 'closed' }, ready, table)).toEqual(['closed']);
  });

  test('by owner and by number', () => {
    expect(ids({ owner: 'mine' }, ready, table)).toEqual(['mine']);
    expect(ids({ owner: 'bot', channelId: 'ch2' }, ready, table)).toEqual(['other']);
  });

  test('below what was read nothing is shown, because there may be holes', () => {
    expect(ids({}, { ...ready, cursor: 'next', frontier: at(10) }, table)).toEqual(['new', 'other', 'mine']);
  });

  test('a search shows what the server found and no more', () => {
    expect(ids({ q: 'ana' }, { ...ready, ids: ['old', 'gone'] }, table)).toEqual(['old']);
  });
});

test('the same words typed twice are one search', () => {
  expect(viewKey({ ...everything, q: ' Ana ' })).toBe(viewKey({ ...everything, q: 'ana' }));
});
