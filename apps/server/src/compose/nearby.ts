import type { Context } from '../context.ts';
import type { Principal } from '../platform/http/index.ts';
import type { ClientMessage, RealtimeHub } from '../platform/realtime/index.ts';

const TOLD = new Set(['composing', 'viewing']);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NAMES_KEPT = 10_000;

/**
 * "Ana is answering": what a panel tells of a conversation goes to the colleagues' panels with the person's name.
 * Not stored; a lost one is made up for by the next.
 */
export function createNearby(ctx: Pick<Context, 'db' | 'log'>, hub: Pick<RealtimeHub, 'sendEphemeral'>) {
  const names = new Map<string, string>();

  async function nameOf({ organizationId, userId = '' }: Principal): Promise<string> {
    const known = names.get(userId);
    if (known !== undefined) return known;
    const [row] = await ctx.db.tx(
      organizationId,
      (tx) => tx.query<{ name: string }>({ text: 'select name from users where id = $1', values: [userId] }),
      { readOnly: true },
    );
    if (names.size >= NAMES_KEPT) names.clear();
    names.set(userId, row?.name ?? '');
    return row?.name ?? '';
  }

  return (principal: Principal, message: ClientMessage): void => {
    const { type, conversation_id: conversationId } = message;
    if (!TOLD.has(type) || principal.userId === undefined) return;
    if (typeof conversationId !== 'string' || !UUID.test(conversationId)) return;
    nameOf(principal)
      .then((name) =>
        hub.sendEphemeral(principal.organizationId, {
          type,
          conversation_id: conversationId,
          user: { id: principal.userId, name },
        }),
      )
      .catch((error: unknown) => ctx.log.debug({ err: error }, 'a passing message was not passed on'));
  };
}
