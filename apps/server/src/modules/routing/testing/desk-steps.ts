import { ALWAYS_OPEN } from '@balcao/calendar';
import { addNote } from '../../conversations/actions/add-note.ts';
import { assignFromQueue } from '../../conversations/actions/assign-from-queue.ts';
import { blockContact } from '../../conversations/actions/block-contact.ts';
import { closeConversation } from '../../conversations/actions/close-conversation.ts';
import { readConversation } from '../../conversations/actions/read-conversation.ts';
import { releaseConversation } from '../../conversations/actions/release-conversation.ts';
import { replyToConversation } from '../../conversations/actions/reply.ts';
import { resendMessage } from '../../conversations/actions/resend.ts';
import { setPriority } from '../../conversations/actions/set-priority.ts';
import { takeConversation } from '../../conversations/actions/take-conversation.ts';
import { transferConversation } from '../../conversations/actions/transfer-conversation.ts';
import { returnConversations } from '../../conversations/index.ts';
import type { Bench } from '../../conversations/testing/bench.ts';
import { nextWamid } from '../../conversations/testing/items.ts';
import { listQueue } from '../../queues/index.ts';
import { checkSla } from '../../sla/check-sla.ts';
import { tendQueue } from '../tend-queue.ts';

export const DESK_STEPS = [
  'take',
  'release',
  'close',
  'read',
  'reply',
  'sendFile',
  'resend',
  'transfer',
  'hand',
  'note',
  'hurry',
  'block',
  'unblock',
  'serve',
  'giveBack',
  'tend',
  'look',
] as const;
export type DeskStep = (typeof DESK_STEPS)[number];

type Target = { id: string; contact_id: string };

/** Everything people and the desk do to a conversation, for tests of random histories. */
export function deskSteps(
  bench: Bench,
  departmentId: string,
): Record<DeskStep, (conversation: Target) => Promise<unknown>> {
  const { ports, organizationId, agentId } = bench;
  const by = { kind: 'user', userId: agentId, name: 'Bia', role: 'agent' } as const;
  const boss = { ...by, role: 'supervisor' } as const;
  return {
    take: ({ id }) => takeConversation(ports, organizationId, id, agentId),
    release: ({ id }) => releaseConversation(ports, organizationId, id, agentId, 'bot'),
    close: ({ id }) => closeConversation(ports, organizationId, id, by, { survey: true }),
    read: ({ id }) => readConversation(ports, organizationId, id),
    reply: ({ id }) =>
      replyToConversation(ports, organizationId, id, by, {
        content: { type: 'text', text: { body: 'Pois não?' } },
        attachmentId: undefined,
        replyToMessageId: undefined,
        clientKey: nextWamid(),
      }),
    sendFile: async ({ id }) => {
      const attachmentId = bench.newId();
      await bench.rows(
        `insert into attachments (id, organization_id, direction, kind, state, mime_type, size_bytes, file_name)
         values ($1, $2, 'outbound', 'image', 'ready', 'image/png', 7, 'nota.png')`,
        [attachmentId, organizationId],
      );
      await replyToConversation(ports, organizationId, id, by, {
        content: { type: 'image', image: { caption: 'A nota' } },
        attachmentId,
        replyToMessageId: undefined,
        clientKey: nextWamid(),
      });
    },
    resend: async ({ id }) => {
      const [failed] = await bench.rows<{ id: string }>(
        `select id from messages where conversation_id = $1 and direction = 'outbound' and failure is not null
          order by id desc limit 1`,
        [id],
      );
      if (failed) await resendMessage(ports, organizationId, failed.id, boss, nextWamid());
    },
    transfer: ({ id }) =>
      transferConversation(ports, organizationId, id, boss, { departmentId, note: 'veja' }),
    hand: ({ id }) => transferConversation(ports, organizationId, id, boss, { userId: bench.colleagueId }),
    note: ({ id }) =>
      addNote(ports, organizationId, id, by, {
        body: 'olhe',
        mentions: [bench.colleagueId],
        clientKey: nextWamid(),
      }),
    hurry: ({ id }) => setPriority(ports, organizationId, id, by, 'alta'),
    block: ({ contact_id }) => blockContact(ports, organizationId, contact_id, by, true),
    unblock: ({ contact_id }) => blockContact(ports, organizationId, contact_id, by, false),
    serve: async () => {
      const [first] = await bench.db.tx(organizationId, (tx) => listQueue(tx, organizationId));
      if (first) await assignFromQueue(ports, organizationId, first, agentId);
    },
    giveBack: async () => {
      await bench.rows(`update agents set presence = 'offline' where user_id = $1`, [agentId]);
      await returnConversations(ports, organizationId, agentId);
      await bench.rows(`update agents set presence = 'online' where user_id = $1`, [agentId]);
    },
    tend: () =>
      tendQueue(
        { conversations: ports, calendarOf: async () => ALWAYS_OPEN('America/Sao_Paulo') },
        organizationId,
      ),
    // The SLA clocks, seven minutes later, where any can run.
    look: async ({ id: any }) => {
      await bench.clock.advance(7 * 60_000);
      const [counted] = await bench.rows<{ id: string }>(
        `select id from conversations where status = 'open' and owner <> 'bot' and department_id is not null
          order by (id = $1) desc, id limit 1`,
        [any],
      );
      const id = counted?.id ?? any;
      await checkSla(
        { conversations: ports, publicUrl: () => 'https://desk.example.com' },
        organizationId,
        id,
        bench.clock.now(),
      );
    },
  };
}
