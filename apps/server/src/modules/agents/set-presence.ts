import { type Agent, AppError, type Presence } from '@balcao/protocol';
import { changePresence } from './change-presence.ts';
import type { AgentPorts } from './ports.ts';
import type { PresenceChange } from './rules/decide-presence.ts';

/** A person's own presence; `automatic`: their panel noticed that it is not touched, or touched again. */
export async function setPresence(
  ports: AgentPorts,
  organizationId: string,
  userId: string,
  input: { presence: Presence; automatic: boolean },
): Promise<Agent> {
  return changePresence(ports, organizationId, userId, changeOf(input));
}

function changeOf({ presence, automatic }: { presence: Presence; automatic: boolean }): PresenceChange {
  if (!automatic) return { kind: 'chosen', presence };
  if (presence === 'offline')
    throw new AppError('INVALID_INPUT', {
      details: [{ field: 'automatic', message: 'Offline is chosen, or comes by itself. Leave this out.' }],
    });
  return { kind: presence === 'away' ? 'untouched' : 'touched' };
}
