import type { Tx } from '../../platform/db/index.ts';
import {
  askToTend,
  deleteQueueEntries,
  findLastAgents,
  PRIORITY_RANK,
  upsertQueueEntries,
} from '../queues/index.ts';
import type { Changes, NewJob } from './changes.ts';
import { conversationOf } from './rules/line.ts';
import {
  addSurveyComments,
  deleteSurveyRequests,
  insertServiceLog,
  noteAgentsBusy,
  noteLastAgents,
  upsertSurveyRequests,
} from './store/desk.ts';

/** A row exists exactly while a conversation is open and its owner is the queue. */
export async function saveQueue(tx: Tx, changes: Changes, at: Date): Promise<void> {
  if (changes.lastAgents.size > 0) await noteLastAgents(tx, [...changes.lastAgents.values()].sort(byContact));
  if (changes.closedConversations.length > 0) {
    await deleteQueueEntries(
      tx,
      changes.closedConversations.map(({ conversation }) => ({
        organization_id: conversation.organization_id,
        conversation_id: conversation.id,
      })),
    );
  }
  if (changes.queue.size === 0) return;
  const lines = [...changes.queue].filter((line) => line.conversation !== null);
  const waiting = lines.filter(
    (line) => line.conversation?.status === 'open' && line.conversation.owner === 'queue',
  );
  const gone = lines.filter((line) => !waiting.includes(line));
  if (gone.length > 0) {
    await deleteQueueEntries(
      tx,
      gone.map((line) => ({
        organization_id: line.organizationId,
        conversation_id: conversationOf(line).id,
      })),
    );
  }
  if (waiting.length === 0) return;
  const preferred = await findLastAgents(
    tx,
    waiting.map((line) => ({ organization_id: line.organizationId, contact_id: line.contact.id })),
  );
  await tx.execute(
    upsertQueueEntries(
      waiting
        .map((line) => {
          const conversation = conversationOf(line);
          return {
            organization_id: line.organizationId,
            conversation_id: conversation.id,
            department_id: conversation.department_id,
            priority: PRIORITY_RANK[conversation.priority],
            waiting_since: conversation.waiting_since ?? at,
            entered_at: at,
            preferred_agent_id: changes.passedOn.has(line) ? null : (preferred.get(line.contact.id) ?? null),
            heard_at: conversation.last_inbound_at,
          };
        })
        .sort((a, b) => (a.conversation_id < b.conversation_id ? -1 : 1)),
    ),
  );
}

/** What the desk remembers of it, and who is to look again. After messages and outbox (lock order). */
export async function saveService(
  tx: Tx,
  changes: Changes,
  enqueueJobs: (tx: Tx, jobs: readonly NewJob[]) => Promise<void>,
  at: Date,
): Promise<void> {
  if (changes.serviceLog.length > 0) await tx.execute(insertServiceLog(changes.serviceLog));
  if (changes.surveyComments.length > 0) await addSurveyComments(tx, changes.surveyComments);
  await saveSurveyRequests(tx, changes);
  if (changes.agents.size > 0) await noteAgentsBusy(tx, changes.agents, at);
  const organizations = new Set([...changes.queue].map((line) => line.organizationId));
  for (const organizationId of changes.agents.values()) organizations.add(organizationId);
  for (const organizationId of [...organizations].sort()) await askToTend(tx, organizationId);
  const checks = [...changes.sla].flatMap((line) =>
    line.conversation ? [slaCheck(line.organizationId, line.conversation.id, at)] : [],
  );
  if (checks.length > 0) await enqueueJobs(tx, checks);
}

/** The module `sla` computes the clocks anew (its job `sla.check`). */
export function slaCheck(organizationId: string, conversationId: string, at: Date): NewJob {
  return {
    lane: 'desk',
    kind: 'sla.check',
    organizationId,
    key: `sla:${conversationId}`,
    uniqueKey: `sla:${conversationId}`,
    payload: { organizationId, conversationId },
    runAt: at,
  };
}

async function saveSurveyRequests(tx: Tx, changes: Changes): Promise<void> {
  if (changes.surveyRequests.size === 0) return;
  const asked = [...changes.surveyRequests.values()].filter((request) => request !== null);
  const forgotten = [...changes.surveyRequests].flatMap(([line, request]) =>
    request === null
      ? [{ organization_id: line.organizationId, contact_id: line.contact.id, channel_id: line.channelId }]
      : [],
  );
  if (forgotten.length > 0) await deleteSurveyRequests(tx, forgotten);
  if (asked.length > 0) await tx.execute(upsertSurveyRequests(asked));
}

function byContact(a: { contact_id: string }, b: { contact_id: string }): number {
  return a.contact_id < b.contact_id ? -1 : 1;
}
