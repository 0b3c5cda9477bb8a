import { AppError } from '@balcao/protocol';
import * as z from 'zod';
import {
  enqueueJobs,
  type JobHandler,
  JobRefused,
  type NewJob,
  type Schedule,
} from '../../platform/jobs/index.ts';
import type { Channels } from '../channels/index.ts';
import { syncTemplates } from './sync-templates.ts';

const payloadSchema = z.object({ organizationId: z.uuid(), channelId: z.uuid() });

/** At most one waits per channel, however many webhooks ask for it. */
export function syncJobOf(which: { organizationId: string; channelId: string }): NewJob {
  return {
    lane: 'maintenance',
    kind: 'templates.sync',
    uniqueKey: `templates.sync/${which.channelId}`,
    organizationId: which.organizationId,
    payload: which,
    maxAttempts: 5,
  };
}

export function createTemplateJobHandlers(channels: Channels): Record<string, JobHandler> {
  return {
    async 'templates.sync'(job) {
      const payload = payloadSchema.safeParse(job.payload);
      if (!payload.success) throw new JobRefused('The payload names no channel.');
      try {
        await syncTemplates(channels, payload.data);
      } catch (error) {
        // Disconnected meanwhile.
        if (AppError.isInstance(error) && error.code === 'NOT_FOUND') return;
        throw error;
      }
    },
    async 'templates.sync_all'() {
      for (const { id, organizationId } of channels.directory.all()) {
        await channels.ctx.db.tx(organizationId, (tx) =>
          enqueueJobs(tx, [syncJobOf({ organizationId, channelId: id })]),
        );
      }
    },
  };
}

/** Webhooks tell changes; once a day everything is read, for those that were missed. */
export const templateSchedules: readonly Schedule[] = [
  {
    name: 'templates.sync_all',
    pattern: '23 4 * * *',
    job: {
      lane: 'maintenance',
      kind: 'templates.sync_all',
      uniqueKey: 'templates.sync_all',
      payload: {},
    },
  },
];
