import { AppError, type Me } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { presentOrganization, presentUser } from './present.ts';
import { findOrganization } from './store/organizations.ts';
import { findMember } from './store/users.ts';

export type MeOptions = {
  version: string;
  /** where the phone page of the demo is; null outside demo mode */
  demoPhoneUrl?: () => string | null;
};

export async function findMe(
  ctx: Pick<Context, 'db'>,
  who: { organizationId: string; userId: string; csrfToken: string },
  options: MeOptions,
): Promise<Me> {
  const { member, organization } = await ctx.db.tx(
    who.organizationId,
    async (tx) => ({
      member: await findMember(tx, who.organizationId, who.userId),
      organization: await findOrganization(tx, who.organizationId),
    }),
    { readOnly: true },
  );
  // Removed between being recognised and being looked up.
  if (!member || !organization) throw new AppError('UNAUTHENTICATED');
  const phoneUrl = organization.is_demo ? (options.demoPhoneUrl?.() ?? null) : null;
  return {
    user: presentUser(member),
    organization: presentOrganization(organization),
    csrf_token: who.csrfToken,
    demo: phoneUrl === null ? null : { phone_url: phoneUrl },
    version: options.version,
  };
}
