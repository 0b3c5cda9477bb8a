import type { Calendar } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { type CalendarAction, newDraft, reduceCalendar, toBody, toDraft } from './calendar-draft.ts';
import { findProblems, spillsInto } from './calendar-problems.ts';
import { openingWords } from './opening-words.ts';

const start = newDraft('Loja', 'America/Sao_Paulo');
const after = (...actions: CalendarAction[]) => actions.reduce(reduceCalendar, start);
const monday = { day: 1 } as const;
const saturday = { day: 6 } as const;

describe('the calendar editor', () => {
  test('a lunch break: a second interval begins an hour after the first ends', () => {
    const draft = after(
      { type: 'set', place: monday, index: 0, part: { to: '12:00' } },
      { type: 'add', place: monday },
    );
    expect(draft.weekly[1]).toEqual([
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ]);
    expect(findProblems(draft)).toEqual([]);
  });

  test('an added interval stays within the day, and there are never more than twelve', () => {
    const late = after(
      { type: 'set', place: monday, index: 0, part: { to: '22:30' } },
      { type: 'add', place: monday },
    );
    expect(late.weekly[1]?.[1]).toEqual({ from: '23:00', to: '24:00' });
    const many = after(...Array.from({ length: 20 }, () => ({ type: 'add', place: monday }) as const));
    expect(many.weekly[1]).toHaveLength(12);
  });

  test('a day that opens takes the usual hours, and keeps its own when it has some', () => {
    const draft = after(
      { type: 'set', place: monday, index: 0, part: { from: '09:30' } },
      { type: 'open', place: saturday },
    );
    expect(draft.weekly[6]).toEqual([{ from: '09:30', to: '18:00' }]);
    const own = reduceCalendar(draft, { type: 'set', place: saturday, index: 0, part: { to: '13:00' } });
    expect(reduceCalendar(own, { type: 'open', place: saturday })).toEqual(own);
    expect(after({ type: 'close', place: monday }).weekly[1]).toEqual([]);
  });

  test('a day is copied to others and to no more', () => {
    const draft = after(
      { type: 'set', place: monday, index: 0, part: { to: '20:00' } },
      { type: 'copy', from: 1, to: [2, 3] },
    );
    expect([1, 2, 3, 4, 6].map((day) => draft.weekly[day as 1][0]?.to)).toEqual([
      '20:00',
      '20:00',
      '20:00',
      '18:00',
      undefined,
    ]);
  });

  test('an exception has hours of its own; without any it is closed', () => {
    const draft = after(
      { type: 'addException', date: '2026-12-31' },
      { type: 'addException', date: '2026-12-24' },
      { type: 'setException', index: 1, part: { name: ' Véspera ' } },
      { type: 'add', place: { exception: 1 } },
    );
    expect(toBody(draft).exceptions).toEqual([
      { date: '2026-12-24', name: 'Véspera', intervals: [{ from: '08:00', to: '18:00' }] },
      { date: '2026-12-31', intervals: [] },
    ]);
    expect(after({ type: 'addException', date: 'x' }, { type: 'removeException', index: 0 })).toEqual(start);
  });

  test('optional days are named once, and own holidays come and go', () => {
    const on = { type: 'optional', id: 'corpus_christi', on: true } as const;
    expect(after(on, on).optional).toEqual(['corpus_christi']);
    expect(after(on, { ...on, on: false }).optional).toEqual([]);
    const own = after(
      { type: 'addCustom', date: '08-20' },
      { type: 'setCustom', index: 0, part: { name: 'Aniversário da cidade' } },
    );
    expect(toBody(own).holidays.custom).toEqual([{ date: '08-20', name: 'Aniversário da cidade' }]);
    expect(reduceCalendar(own, { type: 'removeCustom', index: 0 }).custom).toEqual([]);
  });

  test('what was read comes back as it was', () => {
    const body = toBody(after({ type: 'addException', date: '2026-12-24' }));
    const calendar: Calendar = {
      ...body,
      id: 'c1',
      is_default: true,
      open: false,
      next_opening: null,
      hours_text: '',
    };
    expect(toBody(toDraft(calendar))).toEqual(body);
    expect(body.weekly[6]).toBeUndefined();
  });
});

describe('what the server would refuse', () => {
  test('two intervals at the same time', () => {
    const draft = after(
      { type: 'add', place: monday },
      { type: 'set', place: monday, index: 1, part: { from: '17:00' } },
    );
    expect(findProblems(draft)).toEqual([{ kind: 'overlap', day: 1 }]);
  });

  test('a night that runs into the next morning’s hours, also from Sunday to Monday', () => {
    const night = { from: '22:00', to: '09:00' };
    const intoTuesday = after({ type: 'set', place: monday, index: 0, part: night });
    expect(findProblems(intoTuesday)).toEqual([{ kind: 'overlap', day: 2 }]);
    const intoMonday = after(
      { type: 'open', place: { day: 7 } },
      { type: 'set', place: { day: 7 }, index: 0, part: night },
    );
    expect(findProblems(intoMonday)).toEqual([{ kind: 'overlap', day: 1 }]);
    const upToOpening = after(
      { type: 'open', place: { day: 7 } },
      { type: 'set', place: { day: 7 }, index: 0, part: { from: '22:00', to: '08:00' } },
    );
    expect(findProblems(upToOpening)).toEqual([]);
  });

  test('a name missing, a date missing or twice', () => {
    expect(findProblems({ ...start, name: ' ' })).toEqual([{ kind: 'name' }]);
    const twice = after(
      { type: 'addException', date: '2026-12-24' },
      { type: 'addException', date: '2026-12-24' },
      { type: 'addCustom', date: '' },
    );
    expect(findProblems(twice)).toEqual([
      { kind: 'exceptionDate', index: 1 },
      { kind: 'customDate', index: 0 },
      { kind: 'customName', index: 0 },
    ]);
  });

  test('what goes past midnight is said, what ends at midnight is not', () => {
    expect(spillsInto({ from: '18:00', to: '02:00' })).toBe('02:00');
    expect(spillsInto({ from: '18:00', to: '00:00' })).toBeNull();
    expect(spillsInto({ from: '00:00', to: '24:00' })).toBeNull();
    expect(spillsInto({ from: '08:00', to: '18:00' })).toBeNull();
  });
});

describe('when it opens', () => {
  const SP = 'America/Sao_Paulo';
  const friday = Date.parse('2026-11-20T23:00:00.000Z'); // 20h
  test.each([
    ['2026-11-21T01:30:00.000Z', { kind: 'today' }, '22h30'],
    ['2026-11-21T11:00:00.000Z', { kind: 'tomorrow' }, '8h'],
    ['2026-11-23T11:00:00.000Z', { kind: 'named', name: 'segunda' }, '8h'],
    ['2026-12-01T11:00:00.000Z', { kind: 'named', name: 'ter., 1 de dezembro' }, '8h'],
  ])('%s', (at, day, time) => {
    expect(openingWords(at, friday, 'pt-BR', SP)).toEqual({ day, time });
  });

  test('other languages tell the time their way', () => {
    expect(openingWords('2026-11-23T11:30:00.000Z', friday, 'en', SP)).toEqual({
      day: { kind: 'named', name: 'Monday' },
      time: '8:30 AM',
    });
    expect(openingWords('2026-11-23T11:30:00.000Z', friday, 'es', SP).time).toBe('8:30');
  });
});
