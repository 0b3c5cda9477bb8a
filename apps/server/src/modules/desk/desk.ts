import type { DeskSettings } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readDeskSettings } from './read-desk-settings.ts';

const FRESH_MS = 1_000;
const CACHE_SIZE = 2_000;

export type Desk = {
  /** Survey, close reasons, presence times, VIP tag. At most a second old: the message path asks for each message. */
  loadDeskSettings(tx: Tx, organizationId: string): Promise<DeskSettings>;
};

export function createDesk(ctx: Pick<Context, 'clock'>): Desk {
  const cache = new Map<string, { settings: DeskSettings; untilMs: number }>();
  return {
    async loadDeskSettings(tx, organizationId) {
      const nowMs = ctx.clock.now();
      const known = cache.get(organizationId);
      if (known && known.untilMs > nowMs) return known.settings;
      const settings = await readDeskSettings(tx, organizationId);
      cache.delete(organizationId);
      if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value ?? '');
      cache.set(organizationId, { settings, untilMs: nowMs + FRESH_MS });
      return settings;
    },
  };
}
