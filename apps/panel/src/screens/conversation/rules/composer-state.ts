import type { Conversation, Role } from '@balcao/protocol';

/** What stands at the foot of a conversation. Only `write` lets anyone type. */
export type ComposerState =
  | { kind: 'viewer' }
  | { kind: 'blocked' }
  /** `note`: what who closed it wants remembered */
  | { kind: 'closed'; at: string | null; note: string | null }
  | { kind: 'take_from'; owner: 'bot' | 'queue' }
  | { kind: 'take_from_agent'; name: string }
  /** outside 24 h only a template may go; null: the customer never wrote */
  | { kind: 'window_closed'; since: string | null }
  | { kind: 'write'; remainingMs: number; soon: boolean };

const SOON_MS = 4 * 60 * 60 * 1000;

export function decideComposer(
  conversation: Conversation,
  user: { id: string; role: Role },
  nowMs: number,
): ComposerState {
  if (user.role === 'viewer') return { kind: 'viewer' };
  if (conversation.contact.blocked) return { kind: 'blocked' };
  if (conversation.status === 'closed') {
    return { kind: 'closed', at: conversation.closed_at, note: conversation.close_note };
  }
  const { owner } = conversation;
  if (owner.type !== 'agent') return { kind: 'take_from', owner: owner.type };
  if (owner.user?.id !== user.id) return { kind: 'take_from_agent', name: owner.user?.name ?? '' };
  const until = conversation.window_expires_at;
  const remainingMs = until === null ? 0 : Date.parse(until) - nowMs;
  if (remainingMs <= 0) return { kind: 'window_closed', since: until };
  return { kind: 'write', remainingMs, soon: remainingMs < SOON_MS };
}

/** `3 h 05`, `47 min`, `less than a minute` as 0 min: parts, so that each language words them. */
export function splitRemaining(remainingMs: number): { hours: number; minutes: number } {
  const minutes = Math.max(0, Math.floor(remainingMs / 60_000));
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
