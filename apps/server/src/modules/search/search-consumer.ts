import type { Message } from '@balcao/protocol';
import type { Db } from '../../platform/db/index.ts';
import { createLogConsumer, type LogConsumer } from '../event-log/index.ts';
import { insertMissingWords, insertWords } from './store.ts';

/** Fills the table of words from the event log, so that no message waits for it. */
export function createSearchConsumer(db: Db): LogConsumer {
  return createLogConsumer({
    name: 'search',
    db,
    batch: 500,
    types: ['message.created'],
    async handle(tx, organizationId, events) {
      const said = events.map((event) => event.message).filter(mayHaveWords);
      if (said.length === 0) return;
      await insertWords(
        tx,
        organizationId,
        said.map((message) => ({
          message_id: message.id,
          conversation_id: message.conversation_id,
          contact_id: message.contact_id,
          direction: message.direction,
          actor_type: message.actor.type,
          content: message.content,
        })),
      );
    },
    rebuild: insertMissingWords,
  });
}

/** balcao_said decides; this only spares it the bot's menus and the quiet lines. */
function mayHaveWords({ direction, type, actor }: Message): boolean {
  if (direction === 'system') return type === 'note';
  return direction === 'inbound' || actor.type === 'user' || actor.type === 'phone';
}
