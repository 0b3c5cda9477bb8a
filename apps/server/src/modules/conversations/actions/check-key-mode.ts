import { AppError } from '@balcao/protocol';
import type { ActingPrincipal, ConversationPorts } from './action.types.ts';

/** A test key writes to the simulator's phones, never to a real person. */
export function checkKeyMode(
  ports: Pick<ConversationPorts, 'isSimulated'>,
  by: ActingPrincipal,
  channelId: string,
): void {
  if (by.kind !== 'key' || !by.isTest || ports.isSimulated(channelId)) return;
  throw new AppError('FORBIDDEN', {
    message: 'A test key sends on simulated numbers only. Use a live key for this number.',
  });
}
