import { isOpen } from '@balcao/calendar';
import type { ConversationSeed, SeedStep } from '../../conversations/index.ts';
import { type Cast, type Colleague, colleague, type Slug } from './cast.ts';

/** A conversation of today; a step that did not happen is null. */
export type Said = {
  waId: string;
  name: string;
  about?: ConversationSeed['about'];
  isSeen?: boolean;
  steps: (SeedStep | null)[];
};

/** Minutes that somebody next in line is told to wait. */
export type Estimate = (department: Slug) => number;

const MINUTE_MS = 60_000;

/** Steps by how many minutes ago they happened. */
export function createScene(nowMs: number, cast: Cast, estimate: Estimate) {
  const at = (minutesAgo: number) => Math.floor(nowMs - minutesAgo * MINUTE_MS);
  const by = (key: Colleague['key']) => colleague(cast, key);
  return {
    by,
    customer: (minutesAgo: number, says: string): SeedStep => ({
      type: 'customer',
      atMs: at(minutesAgo),
      says,
    }),
    /** Next in line, if anybody is there at that hour. */
    told: (minutesAgo: number, department: Slug): SeedStep | null =>
      isOpen(cast.departments[department].calendar, at(minutesAgo))
        ? { type: 'told', atMs: at(minutesAgo), position: 1, minutes: estimate(department) }
        : null,
    assigned: (minutesAgo: number, key: Colleague['key']): SeedStep => ({
      type: 'assigned',
      atMs: at(minutesAgo),
      to: by(key),
    }),
    person: (minutesAgo: number, key: Colleague['key'], says: string): SeedStep => ({
      type: 'person',
      atMs: at(minutesAgo),
      by: by(key),
      says,
    }),
    at,
  };
}

export type Scene = ReturnType<typeof createScene>;
