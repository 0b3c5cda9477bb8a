import type { Presence, Role } from '@balcao/protocol';

/** Where an agent's presence stands. */
export type PresenceState = {
  /** what holds */
  presence: Presence;
  /** what they chose; comes back with their panel */
  wanted: Presence;
  /** away because nobody touched the panel */
  auto_away: boolean;
};

/** A member of the organization as an agent, whether or not their row of `agents` was made. */
export type AgentRow = PresenceState & {
  user_id: string;
  name: string;
  role: Role;
  /** role agent or more, and not disabled */
  may_answer: boolean;
  presence_at: Date;
  capacity: number;
  /** living departments they are named in */
  department_ids: string[];
};

/** What routing needs of an agent; how many conversations they have is the queue's to count. */
export type RoutableAgent = {
  userId: string;
  presence: Presence;
  capacity: number;
  /** since when they were given nothing, freed of nothing, and did not come online */
  idleSince: Date;
  departmentIds: string[];
};
