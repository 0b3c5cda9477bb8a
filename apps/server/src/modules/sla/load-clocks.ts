import type { SlaClock } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import { calendarOf } from '../calendars/index.ts';
import { findSlaPolicy } from '../departments/index.ts';
import { slaClocks } from './rules/sla-clocks.ts';
import { timelineOf } from './rules/timeline.ts';
import { listLogged, listSpoken } from './store.ts';

/** Every clock of a conversation as of `nowMs`, by the policy and calendar its department has now; no department: none. */
export async function loadClocks(
  tx: Tx,
  organizationId: string,
  conversation: { id: string; departmentId: string | null },
  nowMs: number,
): Promise<SlaClock[]> {
  const { id, departmentId } = conversation;
  if (departmentId === null) return [];
  const policy = await findSlaPolicy(tx, organizationId, departmentId);
  if (!policy) return [];
  const logged = await listLogged(tx, organizationId, id);
  const spoken = await listSpoken(tx, organizationId, id);
  const calendar = await calendarOf(tx, organizationId, departmentId);
  return slaClocks(timelineOf(logged, spoken), policy, calendar, nowMs);
}
