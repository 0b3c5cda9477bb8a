import type { Context } from '../../context.ts';
import { JobPostponed } from '../../platform/jobs/index.ts';
import { MailDelayed, MailRefused, type MailTransport } from '../../platform/mail/index.ts';
import { maskLinks } from './rules/mask-links.ts';
import { MAX_TRIES, retryDelayMs } from './rules/retry-delay.ts';
import { claimMail, type MailRow, markSent, settleMail } from './store.ts';

export type SendMailDeps = {
  ctx: Pick<Context, 'db' | 'clock' | 'config' | 'log'>;
  /** null: this installation has no SMTP server */
  transport: MailTransport | null;
};

/**
 * One try of one mail. Throws JobPostponed when there is another.
 * What the server took is recorded at once, apart from the job's own end, so a job that runs again finds it sent.
 * Only between the server's yes and that record can a killed process leave it open; the next try then carries the
 * same Message-ID, by which mailboxes know a mail they have.
 */
export async function sendMail(deps: SendMailDeps, organizationId: string, id: string): Promise<void> {
  const { ctx, transport } = deps;
  const settle = (state: MailRow['state'], error: string | null) =>
    ctx.db.tx(organizationId, (tx) => settleMail(tx, organizationId, id, { state, error }));
  if (!transport) return settle('held', null);
  const mail = await ctx.db.tx(organizationId, (tx) => claimMail(tx, organizationId, id));
  if (!mail) return;
  if (mail.attempts > MAX_TRIES) {
    return settle('failed', mail.error ?? 'It could not be sent; the log of the server says why.');
  }
  try {
    await transport.send({
      messageId: messageIdOf(mail.id, ctx.config),
      to: mail.to_address,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
    });
  } catch (error) {
    if (error instanceof MailRefused) {
      ctx.log.warn({ mail: id, answer: error.message }, 'An e-mail was refused');
      return settle('failed', error.message);
    }
    if (!(error instanceof MailDelayed)) throw error;
    const delayMs = retryDelayMs(mail.attempts);
    if (delayMs === null) ctx.log.warn({ mail: id, answer: error.message }, 'An e-mail could not be sent');
    await settle(delayMs === null ? 'failed' : 'queued', error.message);
    if (delayMs !== null) throw new JobPostponed(error.message, delayMs);
    return;
  }
  const sent = {
    html: maskLinks(mail.html),
    text: maskLinks(mail.text),
    at: new Date(ctx.clock.now()),
  };
  await ctx.db.tx(organizationId, (tx) => markSent(tx, organizationId, id, sent));
}

function messageIdOf(id: string, config: Context['config']): string {
  const domain = config.smtp?.from.address.split('@')[1] ?? 'balcao.invalid';
  return `<${id}@${domain}>`;
}
