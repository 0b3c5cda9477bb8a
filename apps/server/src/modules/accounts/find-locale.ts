import type { LocaleName } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import type { Principal } from '../../platform/http/index.ts';
import { findOrganization } from './store/organizations.ts';
import { findMember } from './store/users.ts';

/** The language to answer in: the person's, for an API key the organization's. */
export async function findLocale(ctx: Pick<Context, 'db'>, principal: Principal): Promise<LocaleName> {
  const { organizationId, userId } = principal;
  return ctx.db.tx(organizationId, async (tx) => {
    const member = userId === undefined ? undefined : await findMember(tx, organizationId, userId);
    return member?.locale ?? (await findOrganization(tx, organizationId))?.locale ?? 'pt-BR';
  });
}
