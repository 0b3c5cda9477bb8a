import type { SlaClock, SlaState } from '@balcao/protocol';

/** What the ring of a row shows: of the clocks that still count, a breached one, else the one due first; null: none. */
export function mostUrgent(clocks: readonly SlaClock[]): SlaState | null {
  const [urgent] = clocks.filter((clock) => clock.ended_at === null).sort(byUrgency);
  if (!urgent) return null;
  const { clock, started_at, alert_at, due_at, state } = urgent;
  return { clock, started_at, alert_at, due_at, state };
}

function byUrgency(a: SlaClock, b: SlaClock): number {
  const breached = Number(b.state === 'breached') - Number(a.state === 'breached');
  return breached !== 0 ? breached : dueMs(a) - dueMs(b);
}

/** A clock that stands is due last. */
function dueMs({ due_at }: SlaClock): number {
  return due_at === null ? Number.MAX_SAFE_INTEGER : Date.parse(due_at);
}
