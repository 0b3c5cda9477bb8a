import type { InboundMessageEvent } from '@balcao/whatsapp';
import { type Changes, changedContact } from './changes.ts';
import type { Line } from './conversation.types.ts';
import { lineKey } from './load-batch.ts';
import { followNumber, moveIdentity, type People, personOf } from './people.ts';
import type { FreshItem, ReceiveResult } from './receive.types.ts';
import { addActivity } from './rules/line.ts';
import { receiveBotEvent, receiveEcho, receiveMessage } from './rules/receive-message.ts';
import type { TurnEnv } from './rules/take-turn.ts';

/** Lets one event change its line; nothing is written yet. Throws MergeRequired. */
export function handleItem(
  item: FreshItem,
  people: People,
  lines: Map<string, Line>,
  env: TurnEnv,
  changes: Changes,
  result: ReceiveResult,
): void {
  if (item.kind === 'bot_event') {
    const line = lines.get(lineKey(item.channelId, item.contactId));
    if (line?.conversation?.id === item.conversationId) receiveBotEvent(line, item.event, env, changes);
    return;
  }
  const { event, organizationId, channelId, messageId } = item;
  switch (event.kind) {
    case 'message': {
      const line = lineFor(people, lines, organizationId, channelId, event.from, env, changes);
      if (!line || messageId === null)
        throw new Error('A message without a sender cannot be filed under a contact.');
      if (event.content.type === 'system') applySystem(people, line, event, env, changes);
      reopenable(line, changes);
      const id = idAfterAll(line, item, event.wamid, messageId, env, changes);
      if (receiveMessage(line, event, id, env, changes)) result.turns.push({ channelId, wamid: event.wamid });
      return;
    }
    case 'echo': {
      const line = lineFor(people, lines, organizationId, channelId, event.to, env, changes);
      if (!line || messageId === null)
        throw new Error('An echo without an addressee cannot be filed under a contact.');
      reopenable(line, changes);
      receiveEcho(line, event, idAfterAll(line, item, event.wamid, messageId, env, changes), env, changes);
      return;
    }
    case 'user_id_update': {
      const known = personOf(
        people,
        organizationId,
        { userId: event.previousUserId, waId: event.waId },
        env,
        changes,
      );
      if (known && event.currentUserId)
        moveIdentity(
          people,
          known,
          { kind: 'bsuid', from: event.previousUserId, to: event.currentUserId },
          env,
          changes,
        );
      return;
    }
    case 'user_preference': {
      const contact = personOf(
        people,
        organizationId,
        { userId: event.userId, waId: event.waId },
        env,
        changes,
      );
      if (!contact) return;
      contact.attributes = { ...contact.attributes, marketing_messages: event.value };
      contact.updated_at = new Date(env.nowMs);
      changedContact(contact, changes);
      return;
    }
    case 'status':
      return;
    default:
      event satisfies never;
  }
}

function lineFor(
  people: People,
  lines: Map<string, Line>,
  organizationId: string,
  channelId: string,
  user: InboundMessageEvent['from'],
  env: TurnEnv,
  changes: Changes,
): Line | null {
  const contact = personOf(people, organizationId, user, env, changes);
  if (!contact) return null;
  followNumber(contact, user.waId, env, changes);
  const key = lineKey(channelId, contact.id);
  let line = lines.get(key);
  if (!line) {
    line = {
      organizationId,
      channelId,
      contact,
      conversation: null,
      names: { assignee_name: null, department_name: null },
      session: null,
    };
    lines.set(key, line);
  }
  return line;
}

/**
 * Ids order a conversation, and this one was made when the wamid was claimed: before the bot's answers to what the
 * same person said earlier in this batch.
 */
function idAfterAll(
  line: Line,
  place: { organizationId: string; channelId: string },
  wamid: string,
  claimedId: string,
  env: TurnEnv,
  changes: Changes,
): string {
  if (!changes.spoken.has(line)) return claimedId;
  const id = env.newId();
  changes.renumbered.push({
    organization_id: place.organizationId,
    channel_id: place.channelId,
    wamid,
    message_id: id,
  });
  return id;
}

/** A conversation that closed earlier in this batch gives way to a new one. */
function reopenable(line: Line, changes: Changes): void {
  if (line.conversation?.status !== 'closed') return;
  changes.closedConversations.push({ conversation: line.conversation, names: line.names });
  line.formerWindow = line.conversation;
  line.conversation = null;
}

function applySystem(
  people: People,
  line: Line,
  event: InboundMessageEvent,
  env: TurnEnv,
  changes: Changes,
): void {
  if (event.content.type !== 'system') return;
  const { system } = event.content;
  if (system.type === 'user_changed_number' && system.wa_id) {
    moveIdentity(
      people,
      line.contact,
      { kind: 'wa_id', from: event.from.waId, to: system.wa_id },
      env,
      changes,
    );
    if (line.conversation) addActivity(line, 'number_changed', env, changes, { to: system.wa_id });
  }
  if (system.type === 'user_changed_user_id' && system.user_id) {
    moveIdentity(
      people,
      line.contact,
      { kind: 'bsuid', from: people.userIdOf.get(line.contact.id), to: system.user_id },
      env,
      changes,
    );
  }
}
