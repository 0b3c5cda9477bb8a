import { AppError, type SlaClock, type SlaState } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import { changeConversation, conversationOf, type Line, touch } from '../conversations/index.ts';
import { askForChecks } from './ask.ts';
import { loadClocks } from './load-clocks.ts';
import { mostUrgent } from './rules/most-urgent.ts';
import { nextLookMs } from './rules/next-look.ts';
import type { SlaPorts } from './sla-ports.ts';
import { tellNotices } from './tell-notices.ts';

/**
 * Looks at a conversation's clocks: the ring of its row, what is to be told, and when to look again, in one transaction
 * under the contact's lock. Writes nothing when nothing changed. `askedMs`: the moment this look was asked for.
 */
export async function checkSla(
  ports: SlaPorts,
  organizationId: string,
  conversationId: string,
  askedMs: number,
): Promise<void> {
  try {
    await changeConversation(
      ports.conversations,
      organizationId,
      conversationId,
      async (line, env, changes, tx) => {
        const { id, department_id: departmentId } = conversationOf(line);
        const clocks = await loadClocks(tx, organizationId, { id, departmentId }, env.nowMs);
        const isNew = showUrgent(line, mostUrgent(clocks));
        if (isNew) touch(line, env, changes);
        const told = await tellNotices(ports, tx, line, clocks, askedMs, env, changes);
        if (isNew && told === 0) changes.events.push({ type: 'conversation.updated', line });
        await askAgain(tx, organizationId, id, clocks, env.nowMs, askedMs);
      },
    );
  } catch (error) {
    // Merged away meanwhile: there is nothing left to look at.
    if (!AppError.isInstance(error) || error.code !== 'NOT_FOUND') throw error;
  }
}

/** True: the row shows something else than before. */
function showUrgent(line: Line, urgent: SlaState | null): boolean {
  const conversation = conversationOf(line);
  // A closed row shows no ring, whatever its last clocks were.
  const next = conversation.status === 'open' ? urgent : null;
  if (sameState(conversation.sla, next)) return false;
  conversation.sla = next;
  return true;
}

function sameState(a: SlaState | null, b: SlaState | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.clock === b.clock &&
    a.state === b.state &&
    a.started_at === b.started_at &&
    a.alert_at === b.alert_at &&
    a.due_at === b.due_at
  );
}

async function askAgain(
  tx: Tx,
  organizationId: string,
  conversationId: string,
  clocks: readonly SlaClock[],
  nowMs: number,
  askedMs: number,
): Promise<void> {
  const nextMs = nextLookMs(clocks, nowMs);
  if (nextMs === null) return;
  // Where the database's clock is ahead of ours it takes a look before its time. Asked for again at the same moment it
  // would be taken at once, again and again, until our clock gets there: it waits for what is left instead.
  const wasEarly = nextMs <= askedMs;
  const runAtMs = wasEarly ? askedMs + (nextMs - nowMs) : nextMs;
  await askForChecks(tx, organizationId, [conversationId], new Date(runAtMs));
}
