import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { enqueueJobs } from '../../platform/jobs/index.ts';
import { readTemplateWebhook, type TemplateChange } from './rules/read-template-webhook.ts';
import { deleteTemplate, updateTemplate } from './store.ts';
import { syncJobOf } from './template-jobs.ts';

/** Takes over what Meta says of a template; one that is not known yet is read with all others. */
export async function applyTemplateWebhook(
  tx: Tx,
  clock: Clock,
  channel: { organizationId: string; channelId: string },
  field: string,
  value: unknown,
): Promise<void> {
  const webhook = readTemplateWebhook(field, value);
  if (!webhook) return;
  const { name, language, change } = webhook;
  const known = await apply(tx, { ...channel, name, language }, change, new Date(clock.now()));
  if (!known) await enqueueJobs(tx, [syncJobOf(channel)]);
}

async function apply(
  tx: Tx,
  which: { organizationId: string; channelId: string; name: string; language: string },
  change: TemplateChange,
  at: Date,
): Promise<boolean> {
  switch (change.kind) {
    case 'status':
      return updateTemplate(tx, which, { status: change.status }, at);
    case 'category':
      return updateTemplate(tx, which, { category: change.category }, at);
    case 'quality':
      return updateTemplate(tx, which, { quality: change.quality }, at);
    case 'deleted':
      await deleteTemplate(tx, which);
      return true;
    case 'read_again':
      return false;
    default:
      return change satisfies never;
  }
}
