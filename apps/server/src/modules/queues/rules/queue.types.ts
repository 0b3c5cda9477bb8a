import type { Presence, Routing } from '@balcao/protocol';

/** 0 is served first. */
export const PRIORITY_RANK = { alta: 0, media: 1, baixa: 2 } as const;
export type PriorityName = keyof typeof PRIORITY_RANK;
const NAMES = Object.keys(PRIORITY_RANK) as PriorityName[]; // insertion order is rank order

export function priorityName(rank: number): PriorityName {
  return NAMES[rank] ?? 'media';
}

/** Somebody who waits for a person. */
export type Waiting = {
  conversationId: string;
  /** null: whoever is free */
  departmentId: string | null;
  /** PRIORITY_RANK */
  priority: number;
  waitingSinceMs: number;
  /** who served this customer last */
  preferredAgentId: string | null;
};

export type RoutingAgent = {
  userId: string;
  presence: Presence;
  capacity: number;
  idleSinceMs: number;
  departmentIds: readonly string[];
  /** open conversations they have */
  open: number;
};

export type RoutingDepartment = {
  id: string;
  routing: Routing;
  sticky: boolean;
  /** round robin goes on after this one */
  lastAgentId: string | null;
};
