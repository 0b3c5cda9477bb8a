import { roleAllows } from '@balcao/protocol';
import type { Principal } from '../../platform/http/index.ts';
import { markSeen } from './mark-seen.ts';
import type { AgentPorts } from './ports.ts';

const EVERY_MS = 20_000;
const REMEMBERED = 20_000;

/** What sockets tell of presence. */
export type PresenceListener = {
  /** a socket opened */
  opened(principal: Principal): void;
  /** a message came over it; `{type: 'alive'}` counts once in 20 s per person, however many panels they have */
  heard(principal: Principal, message: { type: string }): void;
};

export function createPresenceListener(ports: AgentPorts): PresenceListener {
  const { clock, log } = ports.ctx;
  const seenAtMs = new Map<string, number>();

  function see({ organizationId, userId }: Principal, minIntervalMs: number): void {
    if (userId === undefined) return;
    const key = `${organizationId}:${userId}`;
    const nowMs = clock.now();
    if (nowMs - (seenAtMs.get(key) ?? Number.NEGATIVE_INFINITY) < minIntervalMs) return;
    seenAtMs.delete(key);
    if (seenAtMs.size >= REMEMBERED) seenAtMs.delete(seenAtMs.keys().next().value ?? '');
    seenAtMs.set(key, nowMs);
    markSeen(ports, organizationId, userId).catch((error: unknown) => {
      // The next `alive` may do it again at once.
      seenAtMs.delete(key);
      log.warn({ err: error, organizationId }, 'presence: that a panel is connected could not be noted');
    });
  }

  const answers = (principal: Principal) => principal.kind === 'user' && roleAllows(principal.role, 'agent');
  return {
    opened(principal) {
      if (answers(principal)) see(principal, 0);
    },
    heard(principal, message) {
      if (message.type === 'alive' && answers(principal)) see(principal, EVERY_MS);
    },
  };
}
