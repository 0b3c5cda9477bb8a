import type { Message } from '@balcao/protocol';
import { RawJson } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  contactView,
  deleteIdentities,
  insertIdentities,
  listIdentities,
  upsertContacts,
} from '../contacts/index.ts';
import { appendEvents, type NewEvent } from '../event-log/index.ts';
import type { Changes, NewAttachment, NewJob, PendingEvent } from './changes.ts';
import type { AttachmentView, ConversationRow, Line, MessageRow } from './conversation.types.ts';
import { saveQueue, saveService } from './save-desk.ts';
import { upsertConversations, upsertSessions } from './store/lines.ts';
import {
  applyReaction,
  deleteTimers,
  insertAttachments,
  insertMessages,
  insertOutbox,
  insertSurveyAnswers,
  updateMessageIds,
  upsertTimers,
} from './store/messages.ts';
import { findMessage, listMessageStatuses } from './store/reads.ts';
import { conversationView, messageView } from './views.ts';
import { writeHandoffs } from './write-handoffs.ts';

export type SavePorts = { enqueueJobs: (tx: Tx, jobs: readonly NewJob[]) => Promise<void> };

/**
 * Writes what the rules collected, one statement per table, in the lock order
 * contacts → conversations → messages → outbox; the caller appends the returned events last.
 */
export async function saveChanges(tx: Tx, changes: Changes, ports: SavePorts, at: Date): Promise<NewEvent[]> {
  if (changes.contacts.size > 0) await tx.execute(upsertContacts([...changes.contacts.values()]));
  if (changes.lostIdentities.length > 0) await deleteIdentities(tx, changes.lostIdentities);
  if (changes.identities.length > 0) await tx.execute(insertIdentities(sortIdentities(changes.identities)));
  await writeHandoffs(tx, changes);
  // A conversation that closed must be closed before its successor opens: one open per line.
  const rows = conversationRows(changes);
  const closed = rows.filter((row) => row.status === 'closed');
  const open = rows.filter((row) => row.status === 'open');
  if (closed.length > 0) await tx.execute(upsertConversations(closed));
  if (open.length > 0) await tx.execute(upsertConversations(open));
  await saveQueue(tx, changes, at);
  if (changes.sessions.size > 0) await tx.execute(upsertSessions(sessionRows(changes, at)));
  if (changes.messages.length > 0) await tx.execute(insertMessages(changes.messages));
  if (changes.renumbered.length > 0) await updateMessageIds(tx, changes.renumbered);
  if (changes.attachments.length > 0) await tx.execute(insertAttachments(changes.attachments));
  if (changes.surveys.length > 0) await tx.execute(insertSurveyAnswers(changes.surveys));
  const reacted: MessageRow[] = [];
  for (const patch of changes.reactions) {
    const row = await applyReaction(tx, patch);
    if (row) reacted.push(row);
  }
  if (changes.outbox.length > 0) await tx.execute(insertOutbox(changes.outbox));
  if (changes.cancelledTimers.length > 0) await deleteTimers(tx, changes.cancelledTimers);
  if (changes.timers.size > 0) await tx.execute(upsertTimers([...changes.timers.values()]));
  await saveService(tx, changes, ports.enqueueJobs, at);
  if (changes.jobs.length > 0) await ports.enqueueJobs(tx, changes.jobs);
  const events = await buildEvents(tx, changes, at);
  for (const { organization_id, id } of reacted) {
    const found = await findMessage(tx, organization_id, id);
    if (!found) continue;
    events.push({
      organizationId: organization_id,
      type: 'message.updated',
      at,
      data: { message: messageView(found.row, found.attachment) },
    });
  }
  return events;
}

/** saveChanges, then the events as the transaction's last statements. */
export async function commitChanges(tx: Tx, changes: Changes, ports: SavePorts, at: Date): Promise<void> {
  await appendEvents(tx, await saveChanges(tx, changes, ports, at));
}

function conversationRows(changes: Changes): ConversationRow[] {
  const rows = new Map<string, ConversationRow>();
  for (const { conversation } of changes.closedConversations) rows.set(conversation.id, conversation);
  for (const line of changes.conversations)
    if (line.conversation) rows.set(line.conversation.id, line.conversation);
  return [...rows.values()].sort(byId);
}

function sessionRows(changes: Changes, at: Date) {
  const rows = [];
  for (const line of changes.sessions) {
    if (!line.session) continue;
    rows.push({
      organization_id: line.organizationId,
      contact_id: line.contact.id,
      channel_id: line.channelId,
      data: line.session,
      updated_at: at,
    });
  }
  return rows;
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

function sortIdentities<T extends { organization_id: string; kind: string; value: string }>(
  rows: readonly T[],
): T[] {
  const key = (row: T) => `${row.organization_id} ${row.kind} ${row.value}`;
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const written = new WeakMap<object, string>();

function jsonOf(view: object): string {
  let json = written.get(view);
  if (json === undefined) {
    json = JSON.stringify(view);
    written.set(view, json);
  }
  return json;
}

async function buildEvents(tx: Tx, changes: Changes, at: Date): Promise<NewEvent[]> {
  const attachments = new Map(changes.uploads);
  for (const attachment of changes.attachments) attachments.set(attachment.id, arriving(attachment));
  const formerNames = new Map(
    changes.closedConversations.map(({ conversation, names }) => [conversation.id, names]),
  );
  const views = new Map<string, ReturnType<typeof conversationView>>();
  const viewOf = (line: Line, conversation: ConversationRow) => {
    let view = views.get(conversation.id);
    if (!view) {
      view = conversationView(
        conversation,
        formerNames.get(conversation.id) ?? line.names,
        line.contact,
        lastStatuses.get(conversation.last_message_id ?? '') ?? null,
      );
      views.set(conversation.id, view);
    }
    return view;
  };
  const rows = new Map<string, ConversationRow>(conversationRows(changes).map((row) => [row.id, row]));
  const lastStatuses = await findLastStatuses(tx, changes);
  const events: NewEvent[] = [];
  for (const pending of changes.events) {
    if (pending.type === 'ready') {
      events.push(pending.event);
      continue;
    }
    const data = await eventData(tx, pending, attachments, rows, viewOf);
    if (data) events.push({ organizationId: organizationOf(pending), type: pending.type, at, data });
  }
  return events;
}

/** The tick of each conversation's last message; only what this transaction did not write itself is looked up. */
async function findLastStatuses(tx: Tx, changes: Changes): Promise<Map<string, number | null>> {
  const statuses = new Map(changes.messages.map((message) => [message.id, message.status]));
  const missing = new Set<string>();
  const shown = [
    ...changes.events.map((pending) => ('line' in pending ? pending.line.conversation : null)),
    ...changes.closedConversations.map(({ conversation }) => conversation),
  ];
  for (const conversation of shown) {
    const id = conversation?.last_message_id;
    if (id && conversation?.last_message_direction === 'outbound' && !statuses.has(id)) missing.add(id);
  }
  if (missing.size > 0)
    for (const { id, status } of await listMessageStatuses(tx, [...missing])) statuses.set(id, status);
  return statuses;
}

type Unready = Exclude<PendingEvent, { type: 'ready' }>;

function organizationOf(pending: Unready): string {
  return 'line' in pending ? pending.line.organizationId : pending.contact.organization_id;
}

async function eventData(
  tx: Tx,
  pending: Unready,
  attachments: ReadonlyMap<string, AttachmentView>,
  rows: Map<string, ConversationRow>,
  viewOf: (line: Line, conversation: ConversationRow) => ReturnType<typeof conversationView>,
): Promise<unknown> {
  switch (pending.type) {
    case 'message.created': {
      const conversation = rows.get(pending.message.conversation_id) ?? pending.line.conversation;
      if (!conversation) return null;
      const message: Message = messageView(
        pending.message,
        attachments.get(pending.message.attachment_id ?? '') ?? null,
      );
      // A conversation is written once however many of its messages tell of it.
      return new RawJson(
        `{"conversation":${jsonOf(viewOf(pending.line, conversation))},"message":${JSON.stringify(message)}}`,
      );
    }
    case 'conversation.updated': {
      const conversation = pending.line.conversation;
      return conversation ? { conversation: viewOf(pending.line, conversation) } : null;
    }
    case 'conversation.assigned':
    case 'conversation.resolved':
    case 'conversation.rated':
    case 'conversation.sla_alert':
    case 'conversation.sla_breached': {
      const conversation = pending.conversation ?? pending.line.conversation;
      return conversation ? { conversation: viewOf(pending.line, conversation), ...pending.extra } : null;
    }
    case 'contact.updated':
      return { contact: contactView(pending.contact, await listIdentities(tx, [pending.contact])) };
    default:
      return pending satisfies never;
  }
}

/** A customer's file, before it is fetched from Meta. */
function arriving({ id, mime_type, file_name }: NewAttachment): AttachmentView {
  return { id, state: 'pending', mime_type, size_bytes: null, file_name, error: null };
}
