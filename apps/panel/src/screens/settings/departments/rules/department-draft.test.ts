import type { Department } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { changesOf, movesOf, problemsOf, toDraft } from './department-draft.ts';

const support: Department = {
  id: 'd1',
  slug: 'suporte',
  name: 'Suporte',
  position: 0,
  routing: 'longest_idle',
  sticky: true,
  calendar_id: null,
  announce_position: true,
  abandon_after_minutes: 30,
  member_ids: ['b', 'a'],
  sla: {
    first_response: { minutes: 15, alert_minutes: 10 },
    next_response: null,
    resolution: { minutes: 480, alert_minutes: null },
    business_hours: true,
    pause_while_waiting: true,
  },
};
const draft = toDraft(support);

describe('a department being edited', () => {
  test('sends what was changed and nothing else', () => {
    expect(changesOf(draft, draft)).toEqual({});
    expect(changesOf(draft, { ...draft, name: 'Pós-venda' })).toEqual({ name: 'Pós-venda' });
    const sla = { ...draft.sla, next_response: { minutes: 20, alert_minutes: null } };
    expect(changesOf(draft, { ...draft, sla })).toEqual({ sla });
  });

  test('members in another order are the same members', () => {
    expect(changesOf(draft, { ...draft, member_ids: ['a', 'b'] })).toEqual({});
    expect(changesOf(draft, { ...draft, member_ids: [] })).toEqual({ member_ids: [] });
  });

  test('an alert must come before the breach, and a target that is on needs its minutes', () => {
    expect(problemsOf(draft)).toEqual([]);
    const at = (minutes: number | null, alert_minutes: number | null) =>
      problemsOf({ ...draft, sla: { ...draft.sla, first_response: { minutes, alert_minutes } } });
    expect(at(15, 15)).toEqual(['first_response.alert']);
    expect(at(15, 14)).toEqual([]);
    expect(at(null, 5)).toEqual(['first_response.minutes']);
    expect(problemsOf({ ...draft, name: '  ' })).toEqual(['name']);
  });
});

describe('the order of departments', () => {
  const list = ['a', 'b', 'c'].map((id, position) => ({ id, position }));
  test('moving one changes its neighbour too, and only those', () => {
    expect(movesOf(list, 'b', -1)).toEqual([
      { id: 'b', position: 0 },
      { id: 'a', position: 1 },
    ]);
    expect(movesOf(list, 'a', -1)).toEqual([]);
    expect(movesOf(list, 'c', 1)).toEqual([]);
  });

  test('places with holes are closed on the way', () => {
    expect(
      movesOf(
        [
          { id: 'a', position: 3 },
          { id: 'b', position: 7 },
        ],
        'b',
        -1,
      ),
    ).toEqual([
      { id: 'b', position: 0 },
      { id: 'a', position: 1 },
    ]);
  });
});
