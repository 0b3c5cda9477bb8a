import { GRAPH_ERRORS } from '@balcao/whatsapp';
import type { StoredFailure } from '../conversation.types.ts';

/** Nothing of this channel will pass until a person acts. */
export type ChannelHold = { channelStatus: 'paused' | 'needs_token'; reason: string };

// Meta delivers late webhooks for days; by then somebody may have repaired it.
const FRESH_MS = 10 * 60_000;

/** A message that WhatsApp took and failed afterwards may tell what the answer to a send would: account or token are blocked. */
export function findHold(failure: StoredFailure | null, ageMs: number): ChannelHold | null {
  if (failure === null || typeof failure.code !== 'number' || ageMs > FRESH_MS) return null;
  const rule = GRAPH_ERRORS.get(failure.code);
  switch (rule?.fate) {
    case 'pause':
      return { channelStatus: 'paused', reason: rule.advice['pt-BR'] };
    case 'reauthenticate':
      return { channelStatus: 'needs_token', reason: rule.advice['pt-BR'] };
    default:
      return null;
  }
}
