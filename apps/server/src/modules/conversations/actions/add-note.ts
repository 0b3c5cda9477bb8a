import { AppError, type Message } from '@balcao/protocol';
import { retryOnClash } from '../../contacts/index.ts';
import { addNotifications } from '../../notifications/index.ts';
import { type Changes, noChanges } from '../changes.ts';
import type { Line, MessageRow } from '../conversation.types.ts';
import { cutText } from '../rules/cut-text.ts';
import { addQuiet, conversationOf, messageOf, type RuleEnv } from '../rules/line.ts';
import { commitChanges } from '../save-changes.ts';
import { listAnswerers } from '../store/people.ts';
import { findMessageByClientKey } from '../store/reads.ts';
import { messageView } from '../views.ts';
import { deskEnv } from './act.ts';
import type { ActingPrincipal, ConversationPorts } from './action.types.ts';
import { lockLine } from './lock-line.ts';

export type Note = { body: string; mentions: readonly string[]; clientKey: string | null };

/** For colleagues only. Who is mentioned is notified; the same client key writes once. */
export async function addNote(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  by: ActingPrincipal,
  note: Note,
): Promise<Message> {
  const view = await retryOnClash(() =>
    ports.db.tx(organizationId, async (tx) => {
      const line = await lockLine(tx, organizationId, id);
      const known = note.clientKey
        ? await findMessageByClientKey(tx, organizationId, note.clientKey)
        : undefined;
      if (known) return messageView(known.row, known.attachment);
      const members = await listAnswerers(tx, organizationId, note.mentions);
      const stranger = note.mentions.find((mentioned) => !members.has(mentioned));
      if (stranger !== undefined)
        throw new AppError('INVALID_INPUT', {
          details: [
            {
              field: 'mentions',
              message: `There is no colleague with the id ${stranger}.`,
              code: 'unknown_id',
            },
          ],
        });
      const changes = noChanges();
      const env = await deskEnv(ports, tx, organizationId);
      const message = writeNote(line, by, note, env, changes);
      const at = new Date(env.nowMs);
      const events = await addNotifications(
        tx,
        organizationId,
        note.mentions
          .filter(
            (userId, i, all) => all.indexOf(userId) === i && !(by.kind === 'user' && userId === by.userId),
          )
          .map((userId) => ({
            userId,
            kind: 'mention' as const,
            conversationId: conversationOf(line).id,
            messageId: message.id,
            data: {
              contact_name: line.contact.name ?? line.contact.username ?? line.contact.phone,
              by: by.kind === 'user' ? by.name : null,
              text: cutText(note.body, 200),
            },
          })),
        at,
      );
      for (const event of events) changes.events.push({ type: 'ready', event });
      await commitChanges(tx, changes, ports, at);
      return messageView(message, null);
    }),
  );
  ports.onCommitted(organizationId);
  return view;
}

export function writeNote(
  line: Line,
  by: ActingPrincipal,
  note: Note,
  env: RuleEnv,
  changes: Changes,
): MessageRow {
  const message = messageOf(line, env, {
    direction: 'system',
    content: { type: 'note', note: { body: note.body, mentions: [...note.mentions] } },
    actor_type: by.kind === 'user' ? 'user' : 'api',
    actor_id: by.kind === 'user' ? by.userId : by.apiKeyId,
    actor_name: by.kind === 'user' ? by.name : null,
    client_key: note.clientKey,
  });
  addQuiet(line, message, env, changes);
  return message;
}
