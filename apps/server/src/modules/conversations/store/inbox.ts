import type { Queryable } from '../../../platform/db/index.ts';
import { findNamedContacts } from '../../contacts/index.ts';
import { type ListedConversation, listed, listedFrom, type RawListed } from './reads.ts';

export type InboxFilter = {
  status: 'open' | 'closed' | 'all';
  owner: 'bot' | 'queue' | 'agent' | 'mine' | 'all';
  /** whose `mine` is */
  userId: string | null;
  channelId?: string | undefined;
  contactId?: string | undefined;
  departmentId?: string | undefined;
  assigneeId?: string | undefined;
  tag?: string | undefined;
  unread?: boolean | undefined;
  atRisk?: boolean | undefined;
  q?: string | undefined;
};

/** Newest activity first, or as the queue is served. A page begins after the row its cursor names. */
export type InboxPage =
  | { sort: 'activity'; limit: number; after: { at: string; id: string } | null }
  | { sort: 'queue'; limit: number; after: { priority: string; since: string; id: string } | null };

/**
 * The page's rows first, then what is shown of them. Only the conditions that are asked for are in the statement, so
 * that each finds its index: conversations_inbox once per status; conversations_queue with a department,
 * conversations_agent with a person, conversations_people without the bot's, conversations_at_risk,
 * conversations_contact; queue_entries_order for the queue.
 */
export async function listInbox(
  db: Queryable,
  organizationId: string,
  filter: InboxFilter,
  page: InboxPage,
): Promise<ListedConversation[]> {
  const values: unknown[] = [organizationId];
  const $: Parameter = (value) => `$${values.push(value)}`;
  const where = conditions(filter, $);
  const source = filter.q ? await namedSource(db, organizationId, filter.q, $) : allSource;
  const text =
    page.sort === 'queue'
      ? queuePage(source, filter.status === 'closed' ? ['false'] : where, page, $)
      : activityPage(source, filter.status, where, page, $);
  return (await db.query<RawListed>({ text, values })).map(listed);
}

/** Puts a value beside the statement and gives its name in it. */
type Parameter = (value: unknown) => string;

function activityPage(
  source: Source,
  status: InboxFilter['status'],
  where: readonly string[],
  { after, limit }: InboxPage & { sort: 'activity' },
  $: Parameter,
): string {
  const rest = after
    ? [`(c.last_activity_at, c.id) < (${$(after.at)}::timestamptz, ${$(after.id)}::uuid)`]
    : [];
  const order = `order by c.last_activity_at desc, c.id desc limit ${$(limit)}`;
  const parts = (status === 'all' ? ['open', 'closed'] : [status]).map(
    (one) => `(${source([`c.status = '${one}'`, ...where, ...rest])} ${order})`,
  );
  return `${listedFrom(`(${parts.join(' union all ')})`)} ${order}`;
}

/** Only open conversations wait. */
function queuePage(
  source: Source,
  where: readonly string[],
  { after, limit }: InboxPage & { sort: 'queue' },
  $: Parameter,
): string {
  const rest = after
    ? `and (e.priority, e.waiting_since, e.conversation_id) > (${$(Number(after.priority))}::smallint, ${$(after.since)}::timestamptz, ${$(after.id)}::uuid)`
    : '';
  return `${listedFrom(`(select c.*, e.priority as rank, e.waiting_since as since
       from queue_entries e join (${source(where)}) c on c.organization_id = e.organization_id and c.id = e.conversation_id
      where e.organization_id = $1 ${rest}
      order by e.priority, e.waiting_since, e.conversation_id limit ${$(limit)})`)} order by c.rank, c.since, c.id`;
}

function conditions(filter: InboxFilter, $: Parameter): string[] {
  const where: string[] = [];
  if (filter.owner === 'mine') where.push(`c.owner = 'agent' and c.assignee_id = ${$(filter.userId)}::uuid`);
  else if (filter.owner === 'bot') where.push(`c.owner = 'bot'`);
  else if (filter.owner !== 'all') where.push(`c.owner = '${filter.owner}' and c.owner <> 'bot'`);
  if (filter.channelId) where.push(`c.channel_id = ${$(filter.channelId)}`);
  if (filter.contactId) where.push(`c.contact_id = ${$(filter.contactId)}`);
  if (filter.departmentId) where.push(`c.department_id = ${$(filter.departmentId)}`);
  if (filter.assigneeId) where.push(`c.owner = 'agent' and c.assignee_id = ${$(filter.assigneeId)}`);
  if (filter.unread !== undefined) where.push(filter.unread ? 'c.unread_count > 0' : 'c.unread_count = 0');
  if (filter.atRisk === true) where.push(`c.sla->>'state' in ('alert', 'breached')`);
  if (filter.atRisk === false) where.push(`coalesce(c.sla->>'state', '') not in ('alert', 'breached')`);
  if (filter.tag) where.push(taggedWith($(filter.tag)));
  return where;
}

function taggedWith(tag: string): string {
  return `exists (select 1 from contacts t where t.organization_id = c.organization_id and t.id = c.contact_id and t.tags @> array[${tag}])`;
}

/** Conversations that meet conditions on `c`, as a statement without an order. */
type Source = (where: readonly string[]) => string;

const allSource: Source = (where) =>
  `select c.* from conversations c where ${['c.organization_id = $1', ...where].join(' and ')}`;

const FEW = 1_000;

/**
 * Of contacts by name, phone, user name or e-mail. The conversations of a few are found by contact; of very many some
 * are near the top of the inbox, which is walked until the page is full. `offset 0` keeps the planner to that.
 */
async function namedSource(db: Queryable, organizationId: string, q: string, $: Parameter): Promise<Source> {
  const ids = await findNamedContacts(db, organizationId, q, FEW);
  if (ids.length < FEW) {
    const named = `unnest(${$(ids)}::uuid[]) as named(id)`;
    return (where) =>
      `select c.* from ${named}, lateral (${allSource(['c.contact_id = named.id', ...where])} offset 0) c`;
  }
  const patterns = `balcao_contact_patterns(${$(q)})`;
  const isNamed = `lateral (select from contacts t where t.organization_id = c.organization_id and t.id = c.contact_id
    and t.search_text like all (${patterns}) offset 0) t`;
  return (where) =>
    `select c.* from conversations c, ${isNamed} where ${['c.organization_id = $1', ...where].join(' and ')}`;
}

export type InboxShare = {
  owner: 'bot' | 'queue' | 'agent';
  /** of `agent` */
  assignee_id: string | null;
  count: number;
  unread: number;
};

/** Open conversations by whose they are. Uses conversations_open. */
export async function listInboxShares(db: Queryable, organizationId: string): Promise<InboxShare[]> {
  return db.query<InboxShare>({
    name: 'inbox_shares',
    text: `select owner, case owner when 'agent' then assignee_id end as assignee_id,
                  count(*)::int as count, (count(*) filter (where unread_count > 0))::int as unread
             from conversations where organization_id = $1 and status = 'open' group by 1, 2`,
    values: [organizationId],
  });
}
