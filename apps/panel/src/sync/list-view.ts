import type { Conversation, PriorityName } from '@balcao/protocol';
import { listRows, type Versioned } from './apply-event.ts';
import type { CallInput } from './routes.ts';

export const VIEWS = ['mine', 'queue', 'all', 'bot', 'closed'] as const;
export type View = (typeof VIEWS)[number];

export type Filter = {
  view: View;
  channelId: string | null;
  departmentId: string | null;
  assigneeId: string | null;
  tag: string | null;
  unread: boolean;
  /** its most urgent clock has alerted or is breached */
  atRisk: boolean;
  q: string;
};

export const everything: Filter = {
  view: 'all',
  channelId: null,
  departmentId: null,
  assigneeId: null,
  tag: null,
  unread: false,
  atRisk: false,
  q: '',
};

/** How far the server's list was read under one filter. */
export type ListView = {
  load: 'loading' | 'ready' | 'failed';
  loadingMore: boolean;
  cursor: string | null;
  /** place of the last row read: below it there may be rows nobody asked for yet */
  frontier: string | null;
  /** the rows the server gave; when searching it alone knows what matches */
  read: ReadonlySet<string>;
};

export const blankView: ListView = {
  load: 'loading',
  loadingMore: false,
  cursor: null,
  frontier: null,
  read: new Set(),
};

export function viewKey(filter: Filter): string {
  const { view, channelId, departmentId, assigneeId, tag, unread, atRisk, q } = filter;
  return JSON.stringify([
    view,
    channelId,
    departmentId,
    assigneeId,
    tag,
    unread,
    atRisk,
    q.trim().toLowerCase(),
  ]);
}

/** What the list is asked for; `matches` below decides the same for what events bring. */
export function queryOf(filter: Filter): CallInput<'listConversations'>['query'] {
  const { view } = filter;
  return {
    status: view === 'closed' ? 'closed' : 'open',
    owner: view === 'closed' ? 'all' : view,
    sort: view === 'queue' ? 'queue' : 'activity',
    channel_id: filter.channelId ?? undefined,
    department_id: filter.departmentId ?? undefined,
    assignee_id: filter.assigneeId ?? undefined,
    tag: filter.tag ?? undefined,
    unread: filter.unread ? 'true' : undefined,
    sla_at_risk: filter.atRisk ? 'true' : undefined,
    q: filter.q.trim() || undefined,
  };
}

export function activityOf(conversation: Conversation): string {
  return conversation.last_message?.at ?? conversation.created_at;
}

const PRIORITY_PLACE: Record<PriorityName, string> = { alta: '0', media: '1', baixa: '2' };

/** Where a row stands: ascending in the queue (priority, then who waits longest), else newest activity first. */
export function placeOf(conversation: Conversation, view: View): string {
  if (view !== 'queue') return `${activityOf(conversation)} ${conversation.id}`;
  const since = conversation.waiting_since ?? conversation.created_at;
  return `${PRIORITY_PLACE[conversation.priority]} ${since} ${conversation.id}`;
}

/** The rows of a filter in their order, out of all conversations held. */
export function selectRows(
  conversations: Readonly<Record<string, Versioned<Conversation>>>,
  filter: Filter,
  view: ListView | undefined,
  userId: string,
): Conversation[] {
  if (view === undefined) return [];
  const searching = filter.q.trim() !== '';
  const upwards = filter.view === 'queue';
  const { cursor, frontier, read } = view;
  const placed: { place: string; row: Conversation }[] = [];
  for (const { value: row } of listRows(conversations)) {
    if (searching && !read.has(row.id)) continue;
    if (!matches(row, filter, userId)) continue;
    const place = placeOf(row, filter.view);
    const beyond = frontier !== null && (upwards ? place > frontier : place < frontier);
    if (cursor !== null && beyond && !read.has(row.id)) continue;
    placed.push({ place, row });
  }
  placed.sort(upwards ? (a, b) => compare(a.place, b.place) : (a, b) => compare(b.place, a.place));
  return placed.map((entry) => entry.row);
}

/** Whether a conversation belongs in a filtered list: the server's own rules. Of `q` only the server knows. */
export function matches(conversation: Conversation, filter: Filter, userId: string): boolean {
  const { owner } = conversation;
  if (filter.channelId !== null && conversation.channel_id !== filter.channelId) return false;
  if (filter.departmentId !== null && conversation.department?.id !== filter.departmentId) return false;
  if (filter.assigneeId !== null && !(owner.type === 'agent' && owner.user?.id === filter.assigneeId))
    return false;
  if (filter.tag !== null && !conversation.contact.tags.includes(filter.tag)) return false;
  if (filter.unread && conversation.unread_count === 0) return false;
  if (filter.atRisk && !isAtRisk(conversation)) return false;
  if (filter.view === 'closed') return conversation.status === 'closed';
  if (conversation.status === 'closed') return false;
  switch (filter.view) {
    case 'all':
      return true;
    case 'mine':
      return owner.type === 'agent' && owner.user?.id === userId;
    case 'queue':
    case 'bot':
      return owner.type === filter.view;
    default:
      return filter.view satisfies never;
  }
}

export function isAtRisk({ sla }: Pick<Conversation, 'sla'>): boolean {
  return sla !== null && (sla.state === 'alert' || sla.state === 'breached');
}

/**
 * Each waiting customer's place in the queue of their department, 1 is next: as many as were read.
 * Without a department is a queue of its own.
 */
export function placesInQueue(rows: readonly Conversation[]): ReadonlyMap<string, number> {
  const counts = new Map<string | null, number>();
  const places = new Map<string, number>();
  for (const row of rows) {
    const department = row.department?.id ?? null;
    const place = (counts.get(department) ?? 0) + 1;
    counts.set(department, place);
    places.set(row.id, place);
  }
  return places;
}

/** Filters that hide some who wait: a row's place in the list is then not its place in the queue. */
export function hidesSome(filter: Filter): boolean {
  const { channelId, assigneeId, tag, unread, atRisk, q } = filter;
  return channelId !== null || assigneeId !== null || tag !== null || unread || atRisk || q.trim() !== '';
}

/** How many of the narrowing filters are set, the view and the search box aside. */
export function countNarrowing({ channelId, departmentId, assigneeId, tag, unread, atRisk }: Filter): number {
  return [channelId, departmentId, assigneeId, tag, unread, atRisk].filter(Boolean).length;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
