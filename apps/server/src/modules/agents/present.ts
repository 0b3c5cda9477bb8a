import type { Agent } from '@balcao/protocol';
import type { AgentRow } from './agent.types.ts';

export function presentAgent(row: AgentRow): Agent {
  return {
    id: row.user_id,
    name: row.name,
    role: row.role,
    presence: row.presence,
    presence_at: row.presence_at.toISOString(),
    capacity: row.capacity,
    department_ids: row.department_ids,
  };
}
