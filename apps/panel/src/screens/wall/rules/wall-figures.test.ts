import type { Wall } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { sortAgents, totalsOf, urgencyOf } from './wall-figures.ts';

const AT = '2026-11-21T15:00:00.000Z';
const department = (figures: Partial<Wall['departments'][number]>): Wall['departments'][number] => ({
  id: null,
  name: 'Suporte',
  open_now: true,
  waiting: 0,
  oldest_waiting_since: null,
  estimated_wait_minutes: 0,
  in_service: 0,
  sla_alert: 0,
  sla_breached: 0,
  agents_online: 0,
  resolved_today: 0,
  ...figures,
});
const agent = (id: string, figures: Partial<Wall['agents'][number]> = {}): Wall['agents'][number] => ({
  id,
  name: id,
  presence: 'online',
  presence_at: AT,
  capacity: 5,
  open: 0,
  unanswered: 0,
  sla_breached: 0,
  resolved_today: 0,
  department_ids: [],
  ...figures,
});

describe('the wall', () => {
  test('an agent of two departments counts once, and the longest wait is the oldest of all', () => {
    const wall: Wall = {
      at: AT,
      departments: [
        department({ waiting: 2, agents_online: 1, oldest_waiting_since: '2026-11-21T14:50:00.000Z' }),
        department({ waiting: 3, agents_online: 1, oldest_waiting_since: '2026-11-21T14:20:00.000Z' }),
        department({}),
      ],
      agents: [agent('bia'), agent('ana', { presence: 'away' })],
      at_risk: [],
    };
    expect(totalsOf(wall)).toMatchObject({
      waiting: 5,
      oldestWaitingSince: '2026-11-21T14:20:00.000Z',
      online: 1,
      agents: 2,
    });
    expect(totalsOf({ ...wall, departments: [] }).oldestWaitingSince).toBeNull();
  });

  test('who is here comes first, then who carries most, then by name', () => {
    const names = sortAgents([
      agent('off', { presence: 'offline', open: 9 }),
      agent('caio', { open: 1 }),
      agent('bia', { open: 1 }),
      agent('zé', { open: 4 }),
      agent('away', { presence: 'away', open: 7 }),
    ]).map((one) => one.id);
    expect(names).toEqual(['zé', 'bia', 'caio', 'away', 'off']);
  });

  test('a clock turns from due to overdue at its moment, and a paused one has no figure', () => {
    const sla = { clock: 'resolution', started_at: AT, alert_at: null, due_at: AT, state: 'alert' } as const;
    const at = Date.parse(AT);
    expect(urgencyOf(sla, at - 1000)).toEqual({ kind: 'due', ms: 1000 });
    expect(urgencyOf(sla, at)).toEqual({ kind: 'overdue', ms: 0 });
    expect(urgencyOf({ ...sla, due_at: null, state: 'paused' }, at)).toEqual({ kind: 'paused' });
  });
});
