import { SecretError } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Fulfillment } from './fulfillment.ts';
import { listSecrets } from './rules/mask.ts';
import { openSent } from './secrets.ts';
import { listSealedOfConversation } from './store/calls.ts';

/** As many as a session's log has lines. */
const MOST_CALLS = 40;

/**
 * What was asked before under a secret's name: the session forgets a password that was typed wrong, its log of what was
 * said does not.
 */
export async function loadFormerSecrets(
  { ctx }: Pick<Fulfillment, 'ctx'>,
  tx: Tx,
  organizationId: string,
  conversationId: string | null,
): Promise<string[]> {
  if (conversationId === null) return [];
  const calls = await listSealedOfConversation(tx, organizationId, conversationId, MOST_CALLS);
  const secrets = calls.flatMap((call) => {
    try {
      return listSecrets(openSent(ctx.secrets, call));
    } catch (error) {
      // A lost master key: what it sealed is nobody's to read any more.
      if (error instanceof SecretError) return [];
      throw error;
    }
  });
  return [...new Set(secrets)];
}
