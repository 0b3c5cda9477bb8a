import type { Context } from '../context.ts';
import type { AccountRoutesDeps } from '../modules/accounts/routes/index.ts';
import { agentEvents } from '../modules/agents/index.ts';
import { lockSetup, replaceDepartmentsOf } from '../modules/departments/index.ts';
import { appendEvents } from '../modules/event-log/index.ts';
import { askToReturn, askToTend } from '../modules/queues/index.ts';

/**
 * Panels see a colleague's new name or role at once. Who may answer no more serves no department, and what they have
 * open waits for somebody else.
 */
export function createOnMemberChanged(
  ctx: Pick<Context, 'clock'>,
  announce: (organizationId: string) => void,
): NonNullable<AccountRoutesDeps['onMemberChanged']> {
  return async (tx, organizationId, userId, { isGone }) => {
    const at = new Date(ctx.clock.now());
    if (isGone) {
      await lockSetup(tx, organizationId);
      await replaceDepartmentsOf(tx, organizationId, userId, []);
      await tx.execute({
        text: `update agents set presence = 'offline', wanted = 'offline', auto_away = false, presence_at = $3
                where organization_id = $1 and user_id = $2 and presence <> 'offline'`,
        values: [organizationId, userId, at],
      });
      await askToReturn(tx, organizationId, userId);
      // A department whose last member they were is everybody's now.
      await askToTend(tx, organizationId);
    }
    await appendEvents(tx, await agentEvents(tx, organizationId, [userId], at));
    tx.afterCommit(() => announce(organizationId));
  };
}
