import type { Db } from '../../platform/db/index.ts';
import { askForChecks } from './ask.ts';
import { listServed } from './store.ts';

const PAGE = 500;

/**
 * After hours or promises changed: every conversation in people's hands is looked at again, by what counts from `now`
 * on. Returns how many.
 */
export async function recheckSla(db: Db, organizationId: string, now: Date): Promise<number> {
  let total = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await db.tx(organizationId, async (tx) => {
      const page = await listServed(tx, organizationId, after, PAGE);
      await askForChecks(tx, organizationId, page, now);
      return page;
    });
    total += ids.length;
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) return total;
    after = last;
  }
}
