import type { SlaClock } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import {
  addActivity,
  type Changes,
  conversationOf,
  type Line,
  type RuleEnv,
} from '../conversations/index.ts';
import { addNotifications, type NewNotification } from '../notifications/index.ts';
import { mailNotice } from './mail-notice.ts';
import { chooseRecipients, type Person } from './rules/choose-recipients.ts';
import { decideNotices, type Notice } from './rules/decide-notices.ts';
import type { SlaPorts } from './sla-ports.ts';
import { type BreachRow, listConcerned, listTold, noteBreaches } from './store.ts';

/**
 * Each alert and breach of a round is told once: the row in sla_breaches decides. Events always; the people concerned
 * only while somebody can still do something about it. Returns how many were told.
 */
export async function tellNotices(
  ports: SlaPorts,
  tx: Tx,
  line: Line,
  clocks: readonly SlaClock[],
  askedMs: number,
  env: RuleEnv,
  changes: Changes,
): Promise<number> {
  const { organizationId } = line;
  const conversation = conversationOf(line);
  if (!clocks.some((clock) => clock.state === 'alert' || clock.state === 'breached')) return 0;
  const decided = decideNotices(clocks, await listTold(tx, organizationId, conversation.id), askedMs);
  if (decided.length === 0) return 0;
  const fresh = await noteBreaches(
    tx,
    decided.map((notice) => breachRow(line, notice, env.nowMs)),
  );
  const notices = decided.filter((notice) =>
    fresh.some(
      (one) => one.clock === notice.clock && one.level === notice.level && one.startedAt === notice.startedAt,
    ),
  );
  for (const notice of notices) pushEvents(line, notice, env, changes);
  const urgent = notices.filter((notice) => !notice.isOver);
  if (urgent.length === 0) return notices.length;
  const people = chooseRecipients(
    await listConcerned(tx, organizationId, conversation.department_id, conversation.assignee_id),
  );
  const events = await addNotifications(
    tx,
    organizationId,
    urgent.flatMap((notice) => people.map((person) => notificationOf(line, notice, person))),
    new Date(env.nowMs),
  );
  for (const event of events) changes.events.push({ type: 'ready', event });
  for (const notice of urgent.filter((notice) => deservesMail(line, notice)))
    await mailNotice(ports, tx, line, notice, people, env.nowMs);
  return notices.length;
}

function breachRow(line: Line, notice: Notice, nowMs: number): BreachRow {
  const conversation = conversationOf(line);
  return {
    organization_id: line.organizationId,
    conversation_id: conversation.id,
    clock: notice.clock,
    level: notice.level,
    started_at: new Date(notice.startedAt),
    due_at: new Date(notice.dueAt),
    department_id: conversation.department_id,
    assignee_id: conversation.assignee_id,
    noticed_at: new Date(nowMs),
  };
}

function pushEvents(line: Line, notice: Notice, env: RuleEnv, changes: Changes): void {
  const { clock, startedAt, dueAt } = notice;
  if (notice.level === 'breach' && !notice.isOver)
    addActivity(line, 'sla_breached', env, changes, { clock, due_at: dueAt });
  changes.events.push({
    type: notice.level === 'breach' ? 'conversation.sla_breached' : 'conversation.sla_alert',
    line,
    extra: { clock, started_at: startedAt, due_at: dueAt },
  });
}

function notificationOf(line: Line, notice: Notice, person: Person): NewNotification {
  return {
    userId: person.userId,
    kind: notice.level === 'breach' ? 'sla_breach' : 'sla_alert',
    conversationId: conversationOf(line).id,
    data: {
      contact_name: line.contact.name ?? line.contact.phone,
      clock: notice.clock,
      due_at: notice.dueAt,
      department: line.names.department_name,
    },
  };
}

/** A breach, or the early alert of who must not wait; one mail per conversation, clock and level. */
function deservesMail(line: Line, notice: Notice): boolean {
  return notice.isFirst && (notice.level === 'breach' || conversationOf(line).priority === 'alta');
}
