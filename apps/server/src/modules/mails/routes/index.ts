import type { FastifyInstance } from 'fastify';
import type { MailRoutesDeps } from './deps.ts';
import { addListMails } from './list-mails.ts';
import { addSendMailAgain } from './send-mail-again.ts';

export type { MailRoutesDeps } from './deps.ts';

export function addMailRoutes(app: FastifyInstance, deps: MailRoutesDeps): void {
  addListMails(app, deps);
  addSendMailAgain(app, deps);
}
