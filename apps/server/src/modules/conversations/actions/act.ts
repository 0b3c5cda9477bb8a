import type { Conversation } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import { type Changes, noChanges } from '../changes.ts';
import type { Line } from '../conversation.types.ts';
import type { DeskEnv } from '../rules/line.ts';
import { commitChanges } from '../save-changes.ts';
import { findListed } from '../store/reads.ts';
import { conversationView } from '../views.ts';
import type { ConversationPorts } from './action.types.ts';
import { lockLine } from './lock-line.ts';

/** load → decide → save for one conversation, in one transaction; answers with the conversation as it is then. */
export async function act(
  ports: ConversationPorts,
  organizationId: string,
  conversationId: string,
  decideOn: (line: Line, env: DeskEnv, changes: Changes, tx: Tx) => void | Promise<void>,
): Promise<Conversation> {
  const view = await ports.db.tx(organizationId, async (tx) => {
    const line = await lockLine(tx, organizationId, conversationId);
    const changes = noChanges();
    const env = await deskEnv(ports, tx, organizationId);
    await decideOn(line, env, changes, tx);
    await commitChanges(tx, changes, ports, new Date(env.nowMs));
    const listed = await findListed(tx, organizationId, conversationId);
    if (!listed) throw new Error('The conversation vanished inside its own transaction.');
    return conversationView(listed.row, listed.names, listed.contact, listed.lastStatus);
  });
  ports.onCommitted(organizationId);
  return view;
}

export async function deskEnv(ports: ConversationPorts, tx: Tx, organizationId: string): Promise<DeskEnv> {
  const { vip_tag: vipTag } = await ports.loadDesk(tx, organizationId);
  return { nowMs: ports.now(), newId: ports.newId, vipTag };
}
