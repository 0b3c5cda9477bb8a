import { AppError, type Message } from '@balcao/protocol';
import { isBsuid, normalizePhone, type WhatsAppUser } from '@balcao/whatsapp';
import type { Tx } from '../../../platform/db/index.ts';
import { listIdentities, lockContactsByIdentity, retryOnClash } from '../../contacts/index.ts';
import { noChanges } from '../changes.ts';
import type { Line } from '../conversation.types.ts';
import { loadFormerWindow } from '../former-conversations.ts';
import { identityKeysOf, peopleOf, personOf } from '../people.ts';
import { openConversation } from '../rules/open-conversation.ts';
import { commitChanges } from '../save-changes.ts';
import { loadLines } from '../store/lines.ts';
import { findMessageByClientKey } from '../store/reads.ts';
import { messageView } from '../views.ts';
import { deskEnv } from './act.ts';
import { type ActingPrincipal, type ConversationPorts, mayActFor } from './action.types.ts';
import { checkKeyMode } from './check-key-mode.ts';
import { checkWindow, parseContent, queueMessage } from './queue-message.ts';

export type NewMessage = {
  to: string;
  channelId: string | undefined;
  content: unknown;
  clientKey: string | null;
};

/**
 * A program sends to a number: contact and conversation are made when needed; who owns the conversation stays. A person
 * may, too, but not into what a colleague has in hand.
 */
export async function sendMessage(
  ports: ConversationPorts,
  organizationId: string,
  by: ActingPrincipal,
  message: NewMessage,
): Promise<Message> {
  const user = parseAddressee(message.to);
  const content = parseContent(message.content, null);
  const channel = ports.channelFor(organizationId, message.channelId);
  checkKeyMode(ports, by, channel.id);
  // Two programs that write to the same new number at once, or one that repeats its key: the second finds the first's.
  const view = await retryOnClash(() =>
    ports.db.tx(organizationId, async (tx) => {
      const known = message.clientKey
        ? await findMessageByClientKey(tx, organizationId, message.clientKey)
        : undefined;
      if (known) return messageView(known.row, known.attachment);
      const changes = noChanges();
      const env = await deskEnv(ports, tx, organizationId);
      const line = await lineOf(tx, organizationId, channel.id, user, env, changes);
      if (line.contact.blocked_at !== null) throw new AppError('CONTACT_BLOCKED');
      if (!mayActFor(by, line)) throw new AppError('NOT_OWNER');
      if (!line.conversation) await loadFormerWindow(tx, line);
      // Nobody waits for a person because we wrote: without a bot the customer's answer queues it.
      openConversation(line, env, changes, 'bot', 0, {
        type: 'api',
        id: by.kind === 'key' ? by.apiKeyId : by.userId,
      });
      await checkWindow(tx, ports, line, content, env.nowMs);
      const queued = queueMessage(
        line,
        { content, by, clientKey: message.clientKey, attachment: null, context: null },
        env,
        changes,
      );
      await commitChanges(tx, changes, ports, new Date(env.nowMs));
      return messageView(queued, null);
    }),
  );
  ports.onCommitted(organizationId);
  return view;
}

function parseAddressee(to: string): WhatsAppUser {
  if (isBsuid(to)) return { userId: to };
  const waId = normalizePhone(to);
  if (waId === null)
    throw new AppError('INVALID_INPUT', {
      details: [
        {
          field: 'to',
          message: 'A phone number with country and area code, for example +5511987654321, or a BSUID.',
          code: 'invalid_format',
          format: 'phone',
        },
      ],
    });
  return { waId };
}

async function lineOf(
  tx: Tx,
  organizationId: string,
  channelId: string,
  user: WhatsAppUser,
  env: { nowMs: number; newId: () => string },
  changes: ReturnType<typeof noChanges>,
): Promise<Line> {
  const contacts = await lockContactsByIdentity(tx, identityKeysOf(organizationId, user));
  const people = peopleOf(contacts, await listIdentities(tx, contacts));
  const contact = personOf(people, organizationId, user, env, changes);
  if (!contact) throw new AppError('INVALID_INPUT');
  const [loaded] = await loadLines(tx, [
    { organization_id: organizationId, contact_id: contact.id, channel_id: channelId },
  ]);
  return {
    organizationId,
    channelId,
    contact,
    conversation: loaded?.conversation ?? null,
    names: {
      assignee_name: loaded?.conversation?.assignee_name ?? null,
      department_name: loaded?.conversation?.department_name ?? null,
    },
    session: loaded?.session ?? null,
  };
}
