import * as z from 'zod';
import { type JobHandler, JobRefused } from '../../platform/jobs/index.ts';
import { CHECK_JOB, RECHECK_JOB } from './ask.ts';
import { checkSla } from './check-sla.ts';
import { recheckSla } from './recheck-sla.ts';
import type { SlaPorts } from './sla-ports.ts';

const checkPayload = z.object({ organizationId: z.uuid(), conversationId: z.uuid() });
const recheckPayload = z.object({ organizationId: z.uuid() });

export function createSlaJobHandlers(ports: SlaPorts): Record<string, JobHandler> {
  return {
    async [CHECK_JOB](job) {
      const payload = checkPayload.safeParse(job.payload);
      if (!payload.success) throw new JobRefused('The payload names no conversation.');
      const { organizationId, conversationId } = payload.data;
      const askedMs = job.runAt?.getTime() ?? ports.conversations.now();
      await checkSla(ports, organizationId, conversationId, askedMs);
    },
    async [RECHECK_JOB](job) {
      const payload = recheckPayload.safeParse(job.payload);
      if (!payload.success) throw new JobRefused('The payload names no organization.');
      const { db, now } = ports.conversations;
      await recheckSla(db, payload.data.organizationId, new Date(now()));
    },
  };
}
