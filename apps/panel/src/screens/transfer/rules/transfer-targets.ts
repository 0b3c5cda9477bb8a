import type { Agent, Department, Presence } from '@balcao/protocol';
import { matchesWords } from '../../shell/match-words.ts';

export type Target =
  | {
      kind: 'department';
      key: string;
      id: string;
      name: string;
      /** who serves it and may be given something now */
      people: readonly Agent[];
      online: number;
      here: boolean;
      possible: boolean;
    }
  | {
      kind: 'person';
      key: string;
      id: string;
      name: string;
      presence: Presence;
      capacity: number;
      here: boolean;
      possible: boolean;
    };

/** Where the conversation is now; null: with nobody, in no queue. */
export type Place = { heldBy: string | null; waitsIn: string | null };

type Input = {
  departments: readonly Department[];
  agents: readonly Agent[];
  place: Place;
  ownId: string;
  words: string;
};

const PLACE: Record<Presence, number> = { online: 0, away: 1, offline: 2 };

/** Departments in their order, then people: those who are there first. */
export function listTargets({ departments, agents, place, ownId, words }: Input): Target[] {
  const named = (name: string) => words.trim() === '' || matchesWords(name, words);
  const byPresence = agents.toSorted(
    (a, b) => PLACE[a.presence] - PLACE[b.presence] || a.name.localeCompare(b.name),
  );
  const others = byPresence.filter((one) => one.id !== place.heldBy);
  const queues = departments
    .filter((one) => named(one.name))
    .toSorted((a, b) => a.position - b.position)
    .map((one): Target => {
      const waitsHere = place.waitsIn === one.id;
      const serves = (agent: Agent) => one.member_ids.length === 0 || one.member_ids.includes(agent.id);
      const people = others.filter((agent) => serves(agent) && mayReceive(agent));
      return {
        kind: 'department',
        key: `department-${one.id}`,
        id: one.id,
        name: one.name,
        people,
        online: agents.filter((agent) => agent.presence === 'online' && serves(agent)).length,
        here: waitsHere,
        possible: !waitsHere,
      };
    });
  const persons = byPresence
    .filter((one) => one.id !== ownId || place.heldBy !== ownId)
    .filter((one) => named(one.name))
    .map(
      (one): Target => ({
        kind: 'person',
        key: `person-${one.id}`,
        id: one.id,
        name: one.name,
        presence: one.presence,
        capacity: one.capacity,
        here: one.id === place.heldBy,
        possible: one.id !== place.heldBy && mayReceive(one),
      }),
    );
  return [...queues, ...persons];
}

/** Who is offline gets nothing: the server would refuse. */
function mayReceive({ presence }: Agent): boolean {
  return presence !== 'offline';
}
