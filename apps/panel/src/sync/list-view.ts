import type { Conversation } from '@balcao/protocol';
import type { Versioned } from './apply-event.ts';

export type Filter = {
  owner: 'all' | 'mine' | 'queue' | 'bot';
  status: 'open' | 'closed';
  channelId: string | null;
  q: string;
};

export const everything: Filter = { owner: 'all', status: 'open', channelId: null, q: '' };

/** How far the server's list was read under one filter. */
export type ListView = {
  load: 'loading' | 'ready' | 'failed';
  loadingMore: boolean;
  cursor: string | null;
  /** activity of the last row read: below it there may be rows nobody asked for yet */
  frontier: string | null;
  /** only when searching: the server alone knows what matches */
  ids: readonly string[] | null;
};

export function viewKey(filter: Filter): string {
  return [filter.status, filter.owner, filter.channelId ?? '*', filter.q.trim().toLowerCase()].join('|');
}

export function activityOf(conversation: Conversation): string {
  return conversation.last_message?.at ?? conversation.created_at;
}

/** The rows of a filter, newest activity first, out of all conversations held. */
export function selectRows(
  conversations: Readonly<Record<string, Versioned<Conversation>>>,
  filter: Filter,
  view: ListView | undefined,
  userId: string,
): Conversation[] {
  if (view === undefined) return [];
  const found = new Set(view.ids ?? []);
  const rows = Object.values(conversations)
    .map((part) => part.value)
    .filter((conversation) => (view.ids ? found.has(conversation.id) : true))
    .filter((conversation) => matches(conversation, filter, userId))
    .filter((conversation) => view.cursor === null || activityOf(conversation) >= (view.frontier ?? ''));
  return rows.sort((a, b) => compare(activityOf(b), activityOf(a)) || compare(b.id, a.id));
}

function matches(conversation: Conversation, filter: Filter, userId: string): boolean {
  if (conversation.status !== filter.status) return false;
  if (filter.channelId !== null && conversation.channel_id !== filter.channelId) return false;
  switch (filter.owner) {
    case 'all':
      return true;
    case 'mine':
      return conversation.owner.type === 'agent' && conversation.owner.user?.id === userId;
    case 'queue':
    case 'bot':
      return conversation.owner.type === filter.owner;
    default:
      return filter.owner satisfies never;
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
