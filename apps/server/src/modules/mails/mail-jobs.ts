import * as z from 'zod';
import { type JobHandler, JobRefused, type Schedule } from '../../platform/jobs/index.ts';
import { SEND_JOB } from './queue-mail.ts';
import { type SendMailDeps, sendMail } from './send-mail.ts';
import { deleteOldMails, listOrganizationIds } from './store.ts';

const KEEP_MS = 90 * 24 * 3_600_000;
const payloadSchema = z.object({ mail_id: z.uuid() });

export function createMailJobHandlers(deps: SendMailDeps): Record<string, JobHandler> {
  const { db, clock } = deps.ctx;
  return {
    async [SEND_JOB](job) {
      const payload = payloadSchema.safeParse(job.payload);
      if (!payload.success || job.organizationId === null) throw new JobRefused('It names no mail.');
      await sendMail(deps, job.organizationId, payload.data.mail_id);
    },
    async 'mails.clean_up'() {
      const before = new Date(clock.now() - KEEP_MS);
      for (const id of await listOrganizationIds(db)) {
        await db.tx(id, (tx) => deleteOldMails(tx, id, before));
      }
    },
  };
}

export const mailSchedules: readonly Schedule[] = [
  {
    name: 'mails.clean_up',
    pattern: '17 3 * * *',
    job: { lane: 'maintenance', kind: 'mails.clean_up', uniqueKey: 'mails.clean_up', payload: {} },
  },
];
