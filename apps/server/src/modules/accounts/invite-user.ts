import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { queueMail } from '../mails/index.ts';
import { recordAudit } from './actor.ts';
import { addUser, type NewUser } from './create-user.ts';
import { type Invitation, invitationMail } from './invitation-mail.ts';
import { type ManagedBy, orRefuse } from './manager.ts';
import { refuseGranting, refuseManaging } from './rules/manage-user.ts';
import { addSignInToken, signInUrl } from './sign-in-link.ts';
import { findOrganization } from './store/organizations.ts';
import { deleteSignInTokens } from './store/sign-ins.ts';
import { findMember, findUser, type MemberRow } from './store/users.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'config'>;

/** `mailed`: it is on its way; false: without an SMTP server the mail is held, so hand the link over. */
export type Invited = { user: MemberRow; url: string; mailed: boolean };

export async function inviteUser(
  ctx: Ctx,
  by: ManagedBy,
  input: Omit<NewUser, 'organizationId' | 'password'>,
  publicUrl: string,
): Promise<Invited> {
  orRefuse(refuseGranting(by, input.role));
  return ctx.db.tx(by.organizationId, async (tx) => {
    const { organizationId } = by;
    const user = await addUser(tx, ctx, { ...input, organizationId, passwordHash: null }, by.actor);
    return sendInvitation(tx, ctx, by, user, 'first', publicUrl);
  });
}

/** Former links die. Also the way back for who forgot the password. */
export async function inviteUserAgain(
  ctx: Ctx,
  by: ManagedBy,
  id: string,
  publicUrl: string,
): Promise<Invited> {
  return ctx.db.tx(by.organizationId, async (tx) => {
    const user = await findMember(tx, by.organizationId, id);
    if (!user) throw new AppError('NOT_FOUND');
    orRefuse(refuseManaging(by, user));
    if (user.disabled_at) {
      throw new AppError('CONFLICT', { message: 'This person is disabled. Enable them, then send a link.' });
    }
    await deleteSignInTokens(tx, by.organizationId, id);
    return sendInvitation(tx, ctx, by, user, user.last_seen_at ? 'again' : 'first', publicUrl);
  });
}

async function sendInvitation(
  tx: Tx,
  ctx: Ctx,
  by: ManagedBy,
  user: MemberRow,
  kind: Invitation['kind'],
  publicUrl: string,
): Promise<Invited> {
  const { organizationId } = by;
  const token = await addSignInToken(tx, ctx, { organizationId, userId: user.id });
  const url = signInUrl(publicUrl, token);
  const mailed = ctx.config.smtp !== undefined;
  const organization = await findOrganization(tx, organizationId);
  const inviter = by.userId === null ? undefined : await findUser(tx, by.userId);
  const mail = invitationMail({
    kind,
    locale: user.locale,
    name: user.name,
    organization: organization?.name ?? '',
    by: inviter?.name ?? null,
    url,
  });
  await queueMail(tx, organizationId, { to: user.email, ...mail }, ctx.clock.now());
  await recordAudit(tx, ctx.clock, organizationId, {
    actor: by.actor,
    action: 'user.invited',
    subject: user.id,
    detail: { name: user.name, mailed },
  });
  return { user, url, mailed };
}
