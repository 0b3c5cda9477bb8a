import type { WhatsAppUser } from '@balcao/whatsapp';
import type { Tx } from '../../platform/db/index.ts';
import { listIdentities, lockContactsByIdentity } from '../contacts/index.ts';
import { noChanges } from './changes.ts';
import type { Line, Owner } from './conversation.types.ts';
import { identityKeysOf, peopleOf, personOf } from './people.ts';
import { RANK } from './rules/delivery-status.ts';
import { addMessage, conversationOf, messageOf, openConversation } from './rules/line.ts';
import { SERVICE_WINDOW_MS } from './rules/service-window.ts';
import { commitChanges } from './save-changes.ts';

export type ConversationSeed = {
  user: WhatsAppUser;
  owner: Owner;
  agent: { id: string; name: string };
  department: { id: string; name: string } | null;
  problem: string | null;
  /** where in the bot's definition the person was asked for */
  handoffState?: string;
  unread: number;
  closed: boolean;
  lines: { by: 'customer' | 'bot' | 'agent'; text: string; atMs: number }[];
};

/** A conversation that already happened: for the demo and for tests. Nothing of it is sent. */
export async function seedConversation(
  tx: Tx,
  where: { organizationId: string; channelId: string; newId: (atMs: number) => string },
  seed: ConversationSeed,
): Promise<string> {
  const [first] = seed.lines;
  if (!first) throw new Error('A conversation needs a first line.');
  const changes = noChanges();
  let atMs = first.atMs;
  const env = () => ({ nowMs: atMs, newId: () => where.newId(atMs) });
  const known = await lockContactsByIdentity(tx, identityKeysOf(where.organizationId, seed.user));
  const contact = personOf(
    peopleOf(known, await listIdentities(tx, known)),
    where.organizationId,
    seed.user,
    env(),
    changes,
  );
  if (!contact) throw new Error('A conversation needs a contact.');
  const line: Line = {
    organizationId: where.organizationId,
    channelId: where.channelId,
    contact,
    conversation: null,
    names: { assignee_name: null, department_name: null },
    session: null,
  };
  const conversation = openConversation(line, env(), changes, seed.owner, 0);
  for (const one of seed.lines) {
    atMs = one.atMs;
    const content = { type: 'text' as const, text: { body: one.text } };
    const message =
      one.by === 'customer'
        ? messageOf(line, env(), {
            direction: 'inbound',
            content,
            actor_type: 'customer',
            actor_name: contact.name,
          })
        : messageOf(line, env(), {
            direction: 'outbound',
            content,
            actor_type: one.by === 'bot' ? 'bot' : 'user',
            actor_id: one.by === 'agent' ? seed.agent.id : null,
            actor_name: one.by === 'agent' ? seed.agent.name : null,
            status: RANK.read,
            // What was accepted has an id of WhatsApp; the ledger knows it by that.
            wamid: `wamid.seed.${where.newId(atMs)}`,
            accepted_at: new Date(atMs),
            delivered_at: new Date(atMs + 900),
            read_at: new Date(atMs + 5_000),
          });
    addMessage(line, message, env(), changes);
    if (one.by === 'customer') {
      conversation.last_inbound_at = new Date(atMs);
      conversation.window_expires_at = new Date(atMs + SERVICE_WINDOW_MS);
    }
  }
  finish(line, seed, atMs);
  await commitChanges(tx, changes, { enqueueJobs: async () => {} }, new Date(atMs));
  return conversation.id;
}

function finish(line: Line, seed: ConversationSeed, atMs: number): void {
  const conversation = conversationOf(line);
  conversation.unread_count = seed.unread;
  conversation.assignee_id = seed.owner === 'agent' ? seed.agent.id : null;
  conversation.department_id = seed.department?.id ?? null;
  if (seed.problem) {
    conversation.handoff = {
      department: seed.department?.name ?? null,
      priority: 'media',
      state: seed.handoffState ?? 'SUPORTE_AGUARDANDO_DETALHES',
      problem: seed.problem,
      attempts: 1,
      elapsed_ms: 120_000,
      collected: {},
      at: new Date(seed.lines[0]?.atMs ?? atMs).toISOString(),
    };
  }
  if (seed.closed) {
    conversation.status = 'closed';
    conversation.closed_at = new Date(atMs);
  }
}
