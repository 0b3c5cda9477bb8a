import { AppError } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import { enqueueSending } from './queue-mail.ts';
import { type MailRow, mailExists, requeueMail } from './store.ts';

/** A failed or held mail gets all its tries again. */
export async function sendMailAgain(tx: Tx, organizationId: string, id: string): Promise<MailRow> {
  const mail = await requeueMail(tx, organizationId, id);
  if (!mail) {
    if (!(await mailExists(tx, organizationId, id))) throw new AppError('NOT_FOUND');
    throw new AppError('CONFLICT', {
      message: 'Only an e-mail that failed or is held can be sent again. Read the list again.',
    });
  }
  await enqueueSending(tx, organizationId, id);
  return mail;
}
