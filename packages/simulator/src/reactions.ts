import type { Core } from './core.ts';
import { isObject } from './json.ts';
import type { SimulatedMessage } from './state/world.ts';

/** A reaction is a message of its own, and a mark on the message it is about. */
export function applyReaction(core: Core, reaction: SimulatedMessage, by: 'customer' | 'business'): void {
  if (!isObject(reaction.content)) return;
  const target = core.world.messages.get(String(reaction.content.message_id));
  if (!target) return;
  const emoji = String(reaction.content.emoji ?? '');
  const reactions = { ...target.reactions };
  if (emoji === '') delete reactions[by];
  else reactions[by] = emoji;
  target.reactions = reactions;
  core.events.publish({ kind: 'reaction', message: target });
}
