import type { Clock } from '../../platform/clock/index.ts';
import { uuidv7 } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { type AuditEntry, insertAuditEntry } from './store/audit-log.ts';

/** Who did something, as the audit log names it. */
export type Actor = { type: AuditEntry['actorType']; id: string | null };

export const commandLine: Actor = { type: 'command_line', id: null };
export const theSystem: Actor = { type: 'system', id: null };

export function actorOf(principal: Principal): Actor {
  return principal.kind === 'key'
    ? { type: 'key', id: principal.apiKeyId ?? null }
    : { type: 'user', id: principal.userId ?? null };
}

/** One line of the audit log, in the transaction of what it tells. Never put a secret into `detail`. */
export async function recordAudit(
  tx: Tx,
  clock: Clock,
  organizationId: string,
  act: { actor: Actor; action: string; subject?: string; detail?: Record<string, unknown> },
): Promise<void> {
  const nowMs = clock.now();
  await insertAuditEntry(tx, {
    organizationId,
    id: uuidv7(nowMs),
    actorType: act.actor.type,
    actorId: act.actor.id,
    action: act.action,
    subject: act.subject ?? null,
    detail: act.detail ?? {},
    at: new Date(nowMs),
  });
}
