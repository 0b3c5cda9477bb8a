import type { Job } from './jobs.types.ts';

export type Places = {
  /** how many jobs may be claimed at once; 0: none */
  limit: number;
  /** organizations that have their share */
  except: string[];
};

/**
 * How many jobs a lane may claim now, and whose not. No organization runs more than `share` of a lane's jobs at once:
 * a claim takes at most what the fullest of those below their share may still take.
 */
export function sharePlaces(
  running: Iterable<Pick<Job, 'organizationId'>>,
  lane: { size: number; share?: number },
): Places {
  const share = lane.share ?? lane.size;
  const counts = new Map<string, number>();
  let free = lane.size;
  for (const { organizationId } of running) {
    free--;
    if (organizationId !== null) counts.set(organizationId, (counts.get(organizationId) ?? 0) + 1);
  }
  const except: string[] = [];
  let limit = Math.min(free, share);
  for (const [organizationId, count] of counts) {
    if (count >= share) except.push(organizationId);
    else limit = Math.min(limit, share - count);
  }
  return { limit: Math.max(0, limit), except };
}
