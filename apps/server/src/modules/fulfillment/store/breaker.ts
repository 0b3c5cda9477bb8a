import type { Queryable, Tx } from '../../../platform/db/index.ts';
import { FAILURES_TO_OPEN, OPEN_MS } from '../rules/breaker.ts';

/**
 * Takes the one trial of an open breaker, if nobody took it since the row was read. The others find it open until the
 * trial must have ended, so a worker that dies in it blocks nothing.
 */
export async function takeTrial(
  db: Queryable,
  organizationId: string,
  webhook: { id: string; open_until: Date | null },
  trialEnds: Date,
): Promise<boolean> {
  const taken = await db.execute({
    text: `update fulfillment_webhooks set open_until = $4
           where organization_id = $1 and id = $2 and open_until = $3`,
    values: [organizationId, webhook.id, webhook.open_until, trialEnds],
  });
  return taken === 1;
}

/** It answered: closed, and the count begins anew. Writes nothing where there is nothing to forget. */
export async function noteAnswer(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx.execute({
    name: 'fulfillment_breaker_close',
    text: `update fulfillment_webhooks set failures = 0, open_until = null
           where organization_id = $1 and id = $2 and (failures > 0 or open_until is not null)`,
    values: [organizationId, id],
  });
}

/**
 * One more failure in a row. Only the one that fills the count and a trial open it: calls that began before do not
 * make it longer, and a webhook that was saved meanwhile starts from zero.
 */
export async function noteFailure(
  tx: Tx,
  organizationId: string,
  id: string,
  call: { wasTrial: boolean; nowMs: number },
): Promise<void> {
  await tx.execute({
    name: 'fulfillment_breaker_fail',
    text: `update fulfillment_webhooks set failures = failures + 1,
             open_until = case when failures + 1 >= $3 and (open_until is null or $4) then $5::timestamptz else open_until end
           where organization_id = $1 and id = $2`,
    values: [organizationId, id, FAILURES_TO_OPEN, call.wasTrial, new Date(call.nowMs + OPEN_MS)],
  });
}
