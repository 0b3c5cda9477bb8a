import type { QueueReason } from '@balcao/protocol';
import type { ContactRow } from '../../contacts/index.ts';
import type { Changes } from '../changes.ts';
import type { Line, LogActor } from '../conversation.types.ts';
import { conversationOf, type DeskEnv, logService } from './line.ts';

/** The conversation's owner is the queue now. Who was moved keeps the moment they began to wait. */
export function enterQueue(
  line: Line,
  by: LogActor,
  reason: QueueReason,
  env: DeskEnv,
  changes: Changes,
): void {
  const conversation = conversationOf(line);
  if (conversation.waiting_since === null) {
    conversation.waiting_since = new Date(env.nowMs);
    conversation.first_reply_at = null;
  }
  if (isVip(line.contact, env.vipTag)) conversation.priority = 'alta';
  changes.queue.add(line);
  changes.sla.add(line);
  logService(line, 'queued', by, env, changes, { reason, priority: conversation.priority });
}

/** By the desk's tag, or the attribute `vip`. */
export function isVip(contact: Pick<ContactRow, 'tags' | 'attributes'>, vipTag: string): boolean {
  const tag = vipTag.toLowerCase();
  return contact.attributes.vip === true || contact.tags.some((one) => one.toLowerCase() === tag);
}
