import type { Core } from '../core.ts';
import { getUser } from '../core.ts';
import { getChat, storeMessage } from '../state/world.ts';

export interface PastLine {
  by: 'customer' | 'business';
  text: string;
  atMs: number;
  /** by which the business knows it: it can be quoted and reacted to by that; a new one otherwise */
  id?: string;
}

/** Texts of the past, for a chat that should not begin empty: nobody is told, the service window counts them. */
export function rememberLines(
  core: Core,
  at: { phoneNumberId: string; userKey: string },
  lines: readonly PastLine[],
): void {
  const user = getUser(core, at.userKey);
  const chat = getChat(core.world, at.phoneNumberId, at.userKey, core.clock.now());
  for (const { by, text, atMs, id } of lines.toSorted((a, b) => a.atMs - b.atMs)) {
    const direction = by === 'customer' ? 'in' : 'out';
    storeMessage(
      core.world,
      chat,
      {
        id: id ?? core.ids.wamid(user.waId, direction),
        direction,
        phoneNumberId: at.phoneNumberId,
        userKey: at.userKey,
        atMs,
        type: 'text',
        content: { body: text },
        status: 'read',
      },
      core.behaviour().keepMessages,
    );
    if (by === 'customer') chat.lastInboundMs = atMs;
  }
  chat.messages.sort((a, b) => a.atMs - b.atMs);
  core.events.publish({ kind: 'user', userKey: at.userKey });
}
