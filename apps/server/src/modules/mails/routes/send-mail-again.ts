import { sendMailAgain as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { presentMail } from '../present.ts';
import { sendMailAgain } from '../send-mail-again.ts';
import type { MailRoutesDeps } from './deps.ts';

export function addSendMailAgain(app: FastifyInstance, { ctx, recordAudit }: MailRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) => {
    const { organizationId } = principal;
    return ctx.db.tx(organizationId, async (tx) => {
      const mail = await sendMailAgain(tx, organizationId, params.id);
      await recordAudit(tx, principal, { action: 'mail.sent_again', subject: mail.id });
      return presentMail(mail);
    });
  });
}
