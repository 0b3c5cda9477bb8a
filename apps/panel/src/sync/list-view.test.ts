import type { Conversation } from '@balcao/protocol';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeConversation } from '../testing/make.ts';
import { filterOf, parseFilterSearch, searchOf } from './filter-search.ts';
import {
  blankView,
  everything,
  type Filter,
  hidesSome,
  type ListView,
  matches,
  placeOf,
  placesInQueue,
  queryOf,
  selectRows,
  VIEWS,
  viewKey,
} from './list-view.ts';

const ready: ListView = { ...blankView, load: 'ready' };
const at = (hour: number) => `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`;
type Part = Partial<Conversation>;
const talk = (id: string, hour: number, part: Part = {}) => ({
  [id]: { seq: 1, value: makeConversation({ id, created_at: at(hour), ...part }) },
});
const ids = (filter: Partial<Filter>, view: ListView, table: ReturnType<typeof talk>) =>
  selectRows(table, { ...everything, ...filter }, view, 'me').map((row) => row.id);

const agent = (id: string): Conversation['owner'] => ({ type: 'agent', user: { id, name: id } });
const queue: Conversation['owner'] = { type: 'queue', user: null };
const suporte = { id: 'suporte', name: 'Suporte' };
const sla = (state: 'running' | 'paused' | 'alert' | 'breached' | 'met') => ({
  clock: 'first_response' as const,
  started_at: at(1),
  alert_at: at(2),
  due_at: at(3),
  state,
});
const table = {
  ...talk('old', 8),
  ...talk('mine', 10, { owner: agent('me') }),
  ...talk('new', 12),
  ...talk('closed', 13, { status: 'closed' }),
  ...talk('other', 11, { channel_id: 'ch2' }),
};

describe('selectRows', () => {
  test('newest activity first, closed ones apart', () => {
    expect(ids({}, ready, table)).toEqual(['new', 'other', 'mine', 'old']);
    expect(ids({ view: 'closed' }, ready, table)).toEqual(['closed']);
  });

  test('by owner and by number', () => {
    expect(ids({ view: 'mine' }, ready, table)).toEqual(['mine']);
    expect(ids({ view: 'bot', channelId: 'ch2' }, ready, table)).toEqual(['other']);
  });

  test('below what was read only what the server gave is shown, because there may be holes', () => {
    const partly = { ...ready, cursor: 'next', frontier: `${at(10)} mine` };
    expect(ids({}, partly, table)).toEqual(['new', 'other', 'mine']);
    // The server counts quiet lines as activity, too: what it gave stays, wherever its last word stands.
    expect(ids({}, { ...partly, read: new Set(['old']) }, table)).toEqual(['new', 'other', 'mine', 'old']);
  });

  test('a search shows what the server found and no more', () => {
    expect(ids({ q: 'ana' }, { ...ready, read: new Set(['old', 'gone']) }, table)).toEqual(['old']);
  });

  test('the queue goes by priority, then by who waits longest, whatever was said last', () => {
    const waiting = {
      ...talk('late', 12, { owner: queue, waiting_since: at(9) }),
      ...talk('first', 3, { owner: queue, waiting_since: at(7) }),
      ...talk('urgent', 1, { owner: queue, waiting_since: at(11), priority: 'alta' }),
      ...talk('can wait', 13, { owner: queue, waiting_since: at(2), priority: 'baixa' }),
    };
    expect(ids({ view: 'queue' }, ready, waiting)).toEqual(['urgent', 'first', 'late', 'can wait']);
    const partly = { ...ready, cursor: 'next', frontier: `1 ${at(7)} first` };
    expect(ids({ view: 'queue' }, partly, waiting)).toEqual(['urgent', 'first']);
  });
});

describe('Which list a conversation belongs to', () => {
  const held = (part: Part, filter: Partial<Filter>) =>
    matches(makeConversation({ id: 'c', ...part }), { ...everything, ...filter }, 'me');

  test.each<[Partial<Filter>, Part, Part]>([
    [{ view: 'mine' }, { owner: agent('me') }, { owner: agent('caio') }],
    [{ view: 'queue' }, { owner: queue }, { owner: agent('me') }],
    [{ view: 'bot' }, {}, { owner: queue }],
    [{ view: 'all' }, { owner: agent('caio') }, { status: 'closed' }],
    [{ view: 'closed' }, { status: 'closed', owner: agent('caio') }, {}],
    [{ departmentId: 'suporte' }, { department: suporte }, { department: null }],
    [{ assigneeId: 'caio' }, { owner: agent('caio') }, { owner: queue }],
    [
      { view: 'closed', assigneeId: 'caio' },
      { status: 'closed', owner: agent('caio') },
      { status: 'closed' },
    ],
    [{ tag: 'vip' }, { contact: { ...makeConversation({ id: 'x' }).contact, tags: ['obra', 'vip'] } }, {}],
    [{ unread: true }, { unread_count: 1 }, { unread_count: 0 }],
    [{ atRisk: true }, { sla: sla('alert') }, { sla: sla('running') }],
    [{ atRisk: true }, { sla: sla('breached') }, { sla: null }],
  ])('%o', (filter, inside, outside) => {
    expect(held(inside, filter)).toBe(true);
    expect(held(outside, filter)).toBe(false);
  });

  test('every filter must hold', () => {
    const part = { owner: queue, department: suporte, unread_count: 2 };
    expect(held(part, { view: 'queue', departmentId: 'suporte', unread: true })).toBe(true);
    expect(held({ ...part, unread_count: 0 }, { view: 'queue', departmentId: 'suporte', unread: true })).toBe(
      false,
    );
  });

  test('the server is asked for the same', () => {
    expect(queryOf({ ...everything, view: 'queue', departmentId: 'd', unread: true, atRisk: true })).toEqual({
      status: 'open',
      owner: 'queue',
      sort: 'queue',
      department_id: 'd',
      unread: 'true',
      sla_at_risk: 'true',
    });
    expect(queryOf({ ...everything, view: 'closed', tag: 'vip' })).toMatchObject({
      status: 'closed',
      owner: 'all',
    });
  });
});

describe('Places in the queue', () => {
  const rows = [
    makeConversation({ id: 'a', department: suporte }),
    makeConversation({ id: 'b', department: { id: 'vendas', name: 'Vendas' } }),
    makeConversation({ id: 'c', department: suporte }),
    makeConversation({ id: 'd' }),
  ];
  test('are counted in each department', () => {
    expect([...placesInQueue(rows)]).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 2],
      ['d', 1],
    ]);
  });

  test('are not told where a filter hides some who wait', () => {
    expect(hidesSome({ ...everything, view: 'queue', departmentId: 'suporte' })).toBe(false);
    for (const part of [
      { unread: true },
      { tag: 'vip' },
      { q: 'ana' },
      { atRisk: true },
      { channelId: 'ch' },
    ])
      expect(hidesSome({ ...everything, view: 'queue', ...part })).toBe(true);
  });

  test('order is that of the queue for any priorities and arrivals', () => {
    const someone = fc.record({
      id: fc.uuid(),
      priority: fc.constantFrom('alta' as const, 'media' as const, 'baixa' as const),
      minute: fc.integer({ min: 0, max: 20 }),
    });
    const rank = { alta: 0, media: 1, baixa: 2 };
    fc.assert(
      fc.property(fc.uniqueArray(someone, { selector: (one) => one.id }), (people) => {
        const made = people.map(({ id, priority, minute }) =>
          makeConversation({ id, priority, waiting_since: new Date(minute * 60_000).toISOString() }),
        );
        const places = made.toSorted((a, b) => (placeOf(a, 'queue') < placeOf(b, 'queue') ? -1 : 1));
        const law = people.toSorted(
          (a, b) => rank[a.priority] - rank[b.priority] || a.minute - b.minute || (a.id < b.id ? -1 : 1),
        );
        expect(places.map((one) => one.id)).toEqual(law.map((one) => one.id));
      }),
    );
  });
});

describe('The filter in the address', () => {
  const filter = fc.record<Filter>({
    view: fc.constantFrom(...VIEWS),
    channelId: fc.option(fc.uuid()),
    departmentId: fc.option(fc.uuid()),
    assigneeId: fc.option(fc.uuid()),
    tag: fc.option(fc.string({ minLength: 1 })),
    unread: fc.boolean(),
    atRisk: fc.boolean(),
    q: fc.string(),
  });
  test('comes back as it went', () => {
    fc.assert(
      fc.property(filter, (one) => {
        expect(filterOf(searchOf(one))).toEqual(one);
      }),
    );
  });

  test('nonsense in it is passed over', () => {
    expect(
      filterOf(parseFilterSearch({ visao: 'lixo', naoLidas: 7, departamento: {}, etiqueta: 2024 })),
    ).toEqual({
      ...everything,
      tag: '2024',
    });
  });
});

test('the same words typed twice are one search', () => {
  expect(viewKey({ ...everything, q: ' Ana ' })).toBe(viewKey({ ...everything, q: 'ana' }));
});
