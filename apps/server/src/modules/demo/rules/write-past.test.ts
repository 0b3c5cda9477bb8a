import { ALWAYS_OPEN, shopHours } from '@balcao/calendar';
import { slaPolicy } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { demoColleagues } from '../demo-desk.ts';
import type { Cast } from './cast.ts';
import { writePast } from './write-past.ts';
import { writeToday } from './write-today.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONE = 'America/Sao_Paulo';

const promise = (minutes: number) =>
  slaPolicy.parse({
    first_response: { minutes, alert_minutes: Math.floor(minutes * 0.7) },
    next_response: { minutes, alert_minutes: Math.floor(minutes * 0.7) },
    resolution: { minutes: 480, alert_minutes: 420 },
    business_hours: true,
    pause_while_waiting: true,
  });
const cast: Cast = {
  colleagues: demoColleagues.map((one) => ({ ...one, id: one.key })),
  departments: {
    suporte: { id: 'suporte', calendar: ALWAYS_OPEN(ZONE), sla: promise(15) },
    vendas: { id: 'vendas', calendar: shopHours(ZONE), sla: promise(5) },
    financeiro: { id: 'financeiro', calendar: shopHours(ZONE), sla: promise(20) },
    geral: { id: 'geral', calendar: shopHours(ZONE), sla: promise(15) },
  },
};
const storyAt = (nowMs: number) => [...writePast(nowMs, cast), ...writeToday(nowMs, cast, () => 7)];

/** A working day, a night, a Sunday, Christmas, and whenever else in a year. */
const moments = [
  '2026-03-04T15:00:00-03:00',
  '2026-03-05T03:12:00-03:00',
  '2026-03-08T20:40:00-03:00',
  '2026-12-25T11:00:00-03:00',
  ...Array.from({ length: 36 }, (_, i) => Date.parse('2027-01-01T00:00:00Z') + i * 10.3 * DAY_MS),
].map((at) => new Date(at).getTime());

describe('whenever the demo is started', () => {
  test.for(moments)('at %d: its story is complete, in order and over', (nowMs) => {
    const story = storyAt(nowMs);
    expect(story).toHaveLength(250);
    for (const { steps } of story) {
      const times = steps.map(({ atMs }) => atMs);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(nowMs - 29 * DAY_MS);
      // What a customer wrote is handled up to 2.3 s later.
      expect(times.at(-1)).toBeLessThan(nowMs - 3_000);
    }
  });

  test.for(moments.slice(0, 8))('at %d: nobody has two conversations at once', (nowMs) => {
    const last = new Map<string, number>();
    for (const { user, steps } of storyAt(nowMs)) {
      const before = last.get(user.waId ?? '') ?? 0;
      expect(steps[0]?.atMs).toBeGreaterThan(before);
      last.set(user.waId ?? '', steps.at(-1)?.atMs ?? 0);
    }
  });

  test.for(moments.slice(0, 8))('at %d: no placeholder is left in what is said', (nowMs) => {
    const said = storyAt(nowMs).flatMap(({ steps }) =>
      steps.flatMap((step) => ('says' in step ? [step.says] : [])),
    );
    expect(
      said.filter((words) => words === '' || /[{}|@]|\$(?!\s)/.test(words.replace(/\S+@\S+/, ''))),
    ).toEqual([]);
  });

  test('the same moment tells the same story', () => {
    const [nowMs = 0] = moments;
    expect(storyAt(nowMs)).toEqual(storyAt(nowMs));
  });
});
