import { AppError } from '@balcao/protocol';
import { changePresence } from './change-presence.ts';
import type { AgentPorts } from './ports.ts';
import { noteSeen } from './store.ts';

/** A panel of theirs is connected. Who was offline for want of one becomes what they chose. */
export async function markSeen(ports: AgentPorts, organizationId: string, userId: string): Promise<void> {
  const { clock, db } = ports.ctx;
  const noted = await db.tx(organizationId, (tx) =>
    noteSeen(tx, organizationId, userId, new Date(clock.now())),
  );
  if (noted) return;
  try {
    await changePresence(ports, organizationId, userId, { kind: 'seen' });
  } catch (error) {
    // Made a viewer or disabled while their socket lives: nobody who answers.
    if (!AppError.isInstance(error) || error.code !== 'NOT_FOUND') throw error;
  }
}
