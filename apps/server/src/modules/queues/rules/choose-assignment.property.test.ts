import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseAssignment, serving } from './choose-assignment.ts';
import { compareWaiting } from './compare-waiting.ts';
import type { RoutingAgent, RoutingDepartment, Waiting } from './queue.types.ts';

const DEPARTMENTS = ['d1', 'd2', 'd3'];

const agent = (id: string): fc.Arbitrary<RoutingAgent> =>
  fc.record({
    userId: fc.constant(id),
    presence: fc.constantFrom('online', 'online', 'away', 'offline'),
    capacity: fc.integer({ min: 0, max: 3 }),
    idleSinceMs: fc.integer({ min: 0, max: 50 }),
    departmentIds: fc.subarray(DEPARTMENTS),
    open: fc.integer({ min: 0, max: 2 }),
  });

const department = (id: string): fc.Arbitrary<RoutingDepartment> =>
  fc.record({
    id: fc.constant(id),
    routing: fc.constantFrom('longest_idle', 'least_loaded', 'round_robin', 'manual'),
    sticky: fc.boolean(),
    lastAgentId: fc.constantFrom(null, 'a0', 'a1', 'a2'),
  });

const waiting = fc
  .array(
    fc.record({
      departmentId: fc.constantFrom(null, ...DEPARTMENTS),
      priority: fc.integer({ min: 0, max: 2 }),
      waitingSinceMs: fc.integer({ min: 0, max: 20 }),
      preferredAgentId: fc.constantFrom(null, 'a0', 'a3'),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.map((one, i): Waiting => ({ ...one, conversationId: `c${String(i).padStart(2, '0')}` })));

const floor = fc.record({
  waiting,
  agents: fc.tuple(agent('a0'), agent('a1'), agent('a2'), agent('a3')),
  departments: fc
    .tuple(department('d1'), department('d2'), department('d3'))
    .map((all) => new Map(all.map((one) => [one.id, one]))),
});

type World = typeof floor extends fc.Arbitrary<infer W> ? W : never;
type Step = { waiting: Waiting; agent: RoutingAgent; left: Waiting[] };

/** Gives out until nobody more can be served. */
function drain(world: {
  waiting: Waiting[];
  agents: RoutingAgent[];
  departments: Map<string, RoutingDepartment>;
}) {
  const left = [...world.waiting];
  const agents = world.agents.map((one) => ({ ...one }));
  const steps: Step[] = [];
  for (;;) {
    const next = chooseAssignment(left, agents, world.departments);
    if (!next) return { steps, left, agents };
    left.splice(left.indexOf(next.waiting), 1);
    steps.push({ waiting: next.waiting, agent: { ...next.agent }, left: [...left] });
    next.agent.open += 1;
  }
}

describe('whatever the queue and the team look like', () => {
  const of = (check: (drained: ReturnType<typeof drain>, world: World) => void) =>
    fc.assert(
      fc.property(floor, (world) => check(drain(world), world)),
      { numRuns: 2000 },
    );

  test('nobody is assigned twice', () => {
    of(({ steps }) => {
      const ids = steps.map((step) => step.waiting.conversationId);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  test('only who is online, below capacity and serves the department is given anything', () => {
    of(({ steps }, { agents }) => {
      for (const { waiting: one, agent: chosen } of steps) {
        expect(chosen.presence).toBe('online');
        expect(chosen.open).toBeLessThan(chosen.capacity);
        expect(serving(one.departmentId, agents).map((member) => member.userId)).toContain(chosen.userId);
      }
    });
  });

  test('in one department the higher priority goes first, and of equal ones who waits longest', () => {
    of(({ steps }) => {
      for (const { waiting: served, left } of steps) {
        const overtaken = left.filter(
          (one) => one.departmentId === served.departmentId && compareWaiting(one, served) < 0,
        );
        expect(overtaken).toEqual([]);
      }
    });
  });

  test('nobody waits while somebody who serves the department is free', () => {
    of(({ left, agents }, { departments }) => {
      for (const one of left) {
        if (one.departmentId !== null && departments.get(one.departmentId)?.routing === 'manual') continue;
        const free = serving(one.departmentId, agents).filter(
          (member) => member.presence === 'online' && member.open < member.capacity,
        );
        expect(free).toEqual([]);
      }
    });
  });

  test('a department where people pick gives nothing out', () => {
    of(({ steps }, { departments }) => {
      for (const { waiting: one } of steps)
        expect(one.departmentId === null ? '' : departments.get(one.departmentId)?.routing).not.toBe(
          'manual',
        );
    });
  });
});

describe('who of several free people', () => {
  const team = (...members: Partial<RoutingAgent>[]): RoutingAgent[] =>
    members.map((member, i) => ({
      userId: `a${i}`,
      presence: 'online',
      capacity: 5,
      idleSinceMs: 0,
      departmentIds: ['d1'],
      open: 0,
      ...member,
    }));
  const chosen = (
    agents: RoutingAgent[],
    routing: RoutingDepartment['routing'],
    more: { lastAgentId?: string; sticky?: boolean; preferred?: string } = {},
  ) =>
    chooseAssignment(
      [
        {
          conversationId: 'c',
          departmentId: 'd1',
          priority: 1,
          waitingSinceMs: 0,
          preferredAgentId: more.preferred ?? null,
        },
      ],
      agents,
      new Map([
        ['d1', { id: 'd1', routing, sticky: more.sticky ?? true, lastAgentId: more.lastAgentId ?? null }],
      ]),
    )?.agent.userId;

  test('longest idle: who was given nothing for the longest time', () => {
    expect(chosen(team({ idleSinceMs: 9 }, { idleSinceMs: 3, open: 4 }), 'longest_idle')).toBe('a1');
  });
  test('least loaded: who has fewest open, then who is idle longest', () => {
    expect(
      chosen(team({ open: 1, idleSinceMs: 1 }, { idleSinceMs: 9 }, { idleSinceMs: 4 }), 'least_loaded'),
    ).toBe('a2');
  });
  test('round robin: the one after the last, and from the beginning again', () => {
    expect(chosen(team({}, {}, {}), 'round_robin', { lastAgentId: 'a1' })).toBe('a2');
    expect(chosen(team({}, {}, {}), 'round_robin', { lastAgentId: 'a2' })).toBe('a0');
  });
  test('sticky: who answered this customer last, if free and of the department; else the rule decides', () => {
    expect(chosen(team({ idleSinceMs: 0 }, { idleSinceMs: 9 }), 'longest_idle', { preferred: 'a1' })).toBe(
      'a1',
    );
    expect(chosen(team({}, { capacity: 0 }), 'longest_idle', { preferred: 'a1' })).toBe('a0');
    expect(chosen(team({}, { departmentIds: [] }), 'longest_idle', { preferred: 'a1' })).toBe('a0');
    expect(chosen(team({}, { idleSinceMs: 9 }), 'longest_idle', { preferred: 'a1', sticky: false })).toBe(
      'a0',
    );
  });
  test('a department without members is everybody’s', () => {
    expect(chosen(team({ departmentIds: ['d2'] }), 'longest_idle')).toBe('a0');
  });
});
