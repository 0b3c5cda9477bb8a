import type { BalcaoEvent, Conversation, Notification } from '@balcao/protocol';

export type AttentionContext = {
  userId: string;
  nowMs: number;
  /** the conversation on the screen, when somebody looks at it; null: none, or the window is out of sight */
  lookingAt: string | null;
};

/** What deserves a tone, and a word from the browser when nobody looks. */
export type Attention =
  | { kind: 'message'; conversation: Conversation; preview: string; tag: string }
  | { kind: 'notification'; notification: Notification; tag: string };

const STALE_MS = 60_000;
const LOUD = new Set<Notification['kind']>(['mention', 'assigned', 'transferred', 'sla_breach']);

/** null: nothing of this person's, nothing new, or right before their eyes. */
export function decideAttention(
  event: BalcaoEvent,
  { userId, nowMs, lookingAt }: AttentionContext,
): Attention | null {
  // After a lost connection the log comes all at once: what is old rings no more.
  if (nowMs - Date.parse(event.at) > STALE_MS) return null;
  if (event.type === 'notification.created') {
    const { notification } = event;
    if (notification.user_id !== userId || notification.read_at !== null || !LOUD.has(notification.kind))
      return null;
    return { kind: 'notification', notification, tag: notification.conversation_id ?? notification.id };
  }
  if (event.type !== 'message.created' || event.message.direction !== 'inbound') return null;
  const { conversation } = event;
  const mine = conversation.owner.type === 'agent' && conversation.owner.user?.id === userId;
  if (!mine || conversation.status === 'closed' || conversation.contact.blocked) return null;
  if (lookingAt === conversation.id) return null;
  return {
    kind: 'message',
    conversation,
    preview: conversation.last_message?.preview ?? '',
    tag: conversation.id,
  };
}
