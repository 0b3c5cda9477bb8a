import type { SlaState } from '@balcao/protocol';

export type SlaLook = {
  tone: 'running' | 'paused' | 'alert' | 'breached';
  /** how much of the time remains, 1 to 0 */
  left: number;
  /** until due; below 0: late by. null while paused */
  remainingMs: number | null;
};

/**
 * How a clock is drawn now; null: none to draw. The state is what the server last said: between two of its words
 * the moments it gave count.
 */
export function lookOfSla(
  sla: Pick<SlaState, 'started_at' | 'alert_at' | 'due_at' | 'state'> | null,
  nowMs: number,
): SlaLook | null {
  if (sla === null || sla.state === 'met') return null;
  if (sla.state === 'paused' || sla.due_at === null) return { tone: 'paused', left: 1, remainingMs: null };
  const dueMs = Date.parse(sla.due_at);
  const startedMs = Date.parse(sla.started_at);
  const remainingMs = dueMs - nowMs;
  const left = Math.min(1, Math.max(0, remainingMs / Math.max(1, dueMs - startedMs)));
  if (sla.state === 'breached' || remainingMs <= 0) return { tone: 'breached', left: 0, remainingMs };
  const alerted = sla.state === 'alert' || (sla.alert_at !== null && Date.parse(sla.alert_at) <= nowMs);
  return { tone: alerted ? 'alert' : 'running', left, remainingMs };
}
