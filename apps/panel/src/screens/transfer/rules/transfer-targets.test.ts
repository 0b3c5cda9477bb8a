import type { Agent, Department } from '@balcao/protocol';
import { expect, test } from 'vitest';
import { listTargets } from './transfer-targets.ts';

const at = '2026-11-21T12:00:00.000Z';
const agent = (id: string, presence: Agent['presence']): Agent => ({
  id,
  name: id,
  role: 'agent',
  presence,
  presence_at: at,
  capacity: 5,
  department_ids: [],
});
const department = (id: string, position: number, member_ids: string[]): Department => ({
  id,
  slug: id,
  name: id,
  position,
  routing: 'longest_idle',
  sticky: true,
  calendar_id: null,
  announce_position: true,
  abandon_after_minutes: null,
  member_ids,
  sla: {
    first_response: null,
    next_response: null,
    resolution: null,
    business_hours: true,
    pause_while_waiting: true,
  },
});
const agents = [
  agent('Zeca', 'online'),
  agent('Ana', 'away'),
  agent('Bia', 'online'),
  agent('Caio', 'offline'),
];
const departments = [department('Vendas', 1, []), department('Suporte', 0, ['Bia', 'Caio'])];
const targets = (part: Partial<Parameters<typeof listTargets>[0]> = {}) =>
  listTargets({
    departments,
    agents,
    place: { heldBy: 'Zeca', waitsIn: null },
    ownId: 'Zeca',
    words: '',
    ...part,
  });

test('departments in their order, then who is there before who is not; oneself is left out', () => {
  expect(targets().map((one) => one.name)).toEqual(['Suporte', 'Vendas', 'Bia', 'Ana', 'Caio']);
});

test('a department counts who is available for it; without members everybody is', () => {
  const online = targets().flatMap((one) => (one.kind === 'department' ? [[one.name, one.online]] : []));
  expect(online).toEqual([
    ['Suporte', 1],
    ['Vendas', 2],
  ]);
});

test('nobody offline, and not where it already is', () => {
  const possible = (part: Parameters<typeof targets>[0]) =>
    targets(part).flatMap((one) => (one.possible ? one.name : []));
  expect(possible({})).toEqual(['Suporte', 'Vendas', 'Bia', 'Ana']);
  expect(possible({ place: { heldBy: null, waitsIn: 'Suporte' } })).toEqual(['Vendas', 'Bia', 'Zeca', 'Ana']);
});

test('a department offers its own people who may be given something, not who has it already', () => {
  const people = (place: { heldBy: string | null; waitsIn: string | null }) =>
    targets({ place }).flatMap((one) =>
      one.kind === 'department' ? [[one.name, ...one.people.map((person) => person.name)]] : [],
    );
  expect(people({ heldBy: 'Zeca', waitsIn: null })).toEqual([
    ['Suporte', 'Bia'],
    ['Vendas', 'Bia', 'Ana'],
  ]);
  expect(people({ heldBy: 'Bia', waitsIn: null })).toEqual([['Suporte'], ['Vendas', 'Zeca', 'Ana']]);
});

test('the search knows no accents', () => {
  expect(targets({ words: 'bía' }).map((one) => one.name)).toEqual(['Bia']);
});
