import * as z from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { type JobHandler, JobRefused, type NewJob } from '../../platform/jobs/index.ts';
import { contactView, listIdentities, lockContacts, upsertContacts } from '../contacts/index.ts';
import { lockSetup } from '../departments/index.ts';
import { appendEvents } from '../event-log/index.ts';
import type { ToolPorts } from './ports.ts';
import { retag } from './rules/retag.ts';
import { deleteTagRow, listTagged, listTagRows, listUsedTags, updateTagRow } from './store/tags.ts';

const FOLLOW_JOB = 'tags.follow';
const CONTACTS_READ = 5_000;
const CONTACTS_PER_TRANSACTION = 200;
/** A bot that goes on giving the old name must not keep the job for ever: then it is a tag of its own again. */
const MOST_PASSES = 10;

const payloadSchema = z.object({ organizationId: z.uuid(), tagId: z.uuid() });
type Follow = z.infer<typeof payloadSchema>;

export function followJob(organizationId: string, tagId: string): NewJob {
  const key = `${FOLLOW_JOB}:${tagId}`;
  return {
    lane: 'maintenance',
    kind: FOLLOW_JOB,
    key,
    uniqueKey: key,
    organizationId,
    payload: { organizationId, tagId },
  };
}

export function createToolJobHandlers(ports: ToolPorts): Record<string, JobHandler> {
  return {
    async [FOLLOW_JOB](job, { signal }) {
      const payload = payloadSchema.safeParse(job.payload);
      if (!payload.success) throw new JobRefused('The payload names no tag.');
      await followTag(ports, payload.data, signal);
    },
  };
}

/** Contacts follow a tag's new name, or lose it. May stop anywhere and begin again. */
async function followTag(ports: ToolPorts, follow: Follow, signal: AbortSignal): Promise<void> {
  const { db } = ports.ctx;
  const { organizationId } = follow;
  for (let pass = 1; ; pass++) {
    const change = await db.tx(organizationId, (tx) => settleOrPlan(tx, follow, pass > MOST_PASSES));
    if (!change) return;
    for (let after: string | null = null; ; ) {
      const from: string | null = after;
      const ids: string[] = await db.tx(organizationId, (tx) =>
        listTagged(tx, organizationId, change.leaving, from, CONTACTS_READ),
      );
      for (let i = 0; i < ids.length; i += CONTACTS_PER_TRANSACTION) {
        signal.throwIfAborted();
        const some = ids.slice(i, i + CONTACTS_PER_TRANSACTION);
        await db.tx(organizationId, (tx) => retagContacts(ports, tx, organizationId, some, change));
      }
      after = ids.at(-1) ?? null;
      if (after === null) break;
    }
  }
}

type Change = { leaving: string[]; to: string | null };

/** Which spellings are to go, and what they become; null: none is left, and the tag is settled. */
async function settleOrPlan(
  tx: Tx,
  { organizationId, tagId }: Follow,
  enough: boolean,
): Promise<Change | null> {
  await lockSetup(tx, organizationId);
  const tag = (await listTagRows(tx, organizationId)).find((row) => row.id === tagId);
  if (!tag) return null;
  const to = tag.removed_at === null ? tag.name : null;
  const keys = new Set([...tag.former_keys, ...(to === null ? [tag.key] : [])]);
  const used = await listUsedTags(tx, organizationId);
  const leaving = used.filter((one) => keys.has(one.key) && one.name !== to).map((one) => one.name);
  if (leaving.length > 0 && !enough) return { leaving, to };
  if (to === null) await deleteTagRow(tx, organizationId, tagId);
  else await updateTagRow(tx, organizationId, { ...tag, former_names: [] });
  return null;
}

async function retagContacts(
  ports: ToolPorts,
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
  { leaving, to }: Change,
): Promise<void> {
  const names = new Set(leaving);
  const contacts = (await lockContacts(tx, organizationId, ids)).flatMap((contact) => {
    const tags = retag(contact.tags, names, to);
    return tags === contact.tags ? [] : [{ ...contact, tags }];
  });
  if (contacts.length === 0) return;
  await tx.execute(upsertContacts(contacts));
  const identities = await listIdentities(tx, contacts);
  const at = new Date(ports.ctx.clock.now());
  await appendEvents(
    tx,
    contacts.map((contact) => ({
      organizationId,
      type: 'contact.updated',
      at,
      data: { contact: contactView(contact, identities) },
    })),
  );
  tx.afterCommit(() => ports.announce(organizationId));
}
