import type { Context } from '../../context.ts';
import type { JobHandler, Schedule } from '../../platform/jobs/index.ts';
import { forgetOldTries } from './count-try.ts';
import { listOrganizations } from './store/organizations.ts';
import { deleteEndedSignIns, deleteOldSignInTokens } from './store/sign-ins.ts';

const KEEP_MS = 30 * 24 * 3_600_000;

export function createAccountJobHandlers(ctx: Pick<Context, 'db' | 'clock'>): Record<string, JobHandler> {
  return {
    /** Sessions and links that ended long ago; tries of addresses nobody types any more. */
    async 'accounts.clean_up'() {
      const before = new Date(ctx.clock.now() - KEEP_MS);
      await forgetOldTries(ctx);
      await deleteOldSignInTokens(ctx.db, before);
      for (const { id } of await listOrganizations(ctx.db)) {
        await ctx.db.tx(id, (tx) => deleteEndedSignIns(tx, id, before));
      }
    },
  };
}

export const accountSchedules: readonly Schedule[] = [
  {
    name: 'accounts.clean_up',
    pattern: '7 3 * * *',
    job: { lane: 'maintenance', kind: 'accounts.clean_up', uniqueKey: 'accounts.clean_up', payload: {} },
  },
];
