import type { Tx } from '../../platform/db/index.ts';
import { type IdentityKey, listIdentities, lockContacts, lockContactsByIdentity } from '../contacts/index.ts';
import type { Line } from './conversation.types.ts';
import { findFormerWindows } from './former-conversations.ts';
import { identityKeysOf, type People, peopleOf } from './people.ts';
import type { ContactEvent, ReceiveItem, ReceivePorts } from './receive.types.ts';
import { loadClosedParts } from './store/desk.ts';
import { loadLines } from './store/lines.ts';

export async function loadPeople(tx: Tx, items: readonly ReceiveItem[]): Promise<People> {
  const keys: IdentityKey[] = [];
  const byId = new Map<string, string[]>();
  for (const item of items) {
    if (item.kind === 'bot_event')
      byId.set(item.organizationId, [...(byId.get(item.organizationId) ?? []), item.contactId]);
    else keys.push(...identityKeysOfEvent(item.organizationId, item.event));
  }
  const contacts = keys.length > 0 ? await lockContactsByIdentity(tx, keys) : [];
  for (const [organizationId, ids] of [...byId].sort(([a], [b]) => (a < b ? -1 : 1))) {
    contacts.push(...(await lockContacts(tx, organizationId, ids)));
  }
  return peopleOf(contacts, await listIdentities(tx, contacts));
}

function identityKeysOfEvent(organizationId: string, event: ContactEvent): IdentityKey[] {
  switch (event.kind) {
    case 'message': {
      const keys = identityKeysOf(organizationId, event.from);
      if (event.content.type === 'system')
        keys.push(
          ...identityKeysOf(organizationId, {
            waId: event.content.system.wa_id,
            userId: event.content.system.user_id,
          }),
        );
      return keys;
    }
    case 'echo':
      return identityKeysOf(organizationId, event.to);
    case 'user_id_update':
      return [
        ...identityKeysOf(organizationId, { userId: event.previousUserId, waId: event.waId }),
        ...identityKeysOf(organizationId, { userId: event.currentUserId }),
      ];
    case 'user_preference':
      return identityKeysOf(organizationId, { userId: event.userId, waId: event.waId });
    case 'status':
      return [];
    default:
      return event satisfies never;
  }
}

export const lineKey = (channelId: string, contactId: string) => `${channelId} ${contactId}`;

export async function loadKnownLines(
  tx: Tx,
  items: readonly ReceiveItem[],
  people: People,
  ports: ReceivePorts,
): Promise<Map<string, Line>> {
  const channels = new Map<string, Set<string>>();
  for (const item of items) {
    if (item.kind === 'webhook' && item.event.kind === 'status') continue;
    channels.set(item.organizationId, (channels.get(item.organizationId) ?? new Set()).add(item.channelId));
  }
  const keys = [...people.contacts.values()].flatMap((contact) =>
    [...(channels.get(contact.organization_id) ?? [])].map((channelId) => ({
      organization_id: contact.organization_id,
      contact_id: contact.id,
      channel_id: channelId,
    })),
  );
  const loaded = await loadLines(tx, keys);
  const lines = new Map<string, Line>();
  for (const one of loaded) {
    const contact = people.contacts.get(one.contact_id);
    if (!contact) continue;
    lines.set(lineKey(one.channel_id, one.contact_id), {
      organizationId: one.organization_id,
      channelId: one.channel_id,
      contact,
      conversation: one.conversation,
      names: {
        assignee_name: one.conversation?.assignee_name ?? null,
        department_name: one.conversation?.department_name ?? null,
      },
      session: one.session,
    });
  }
  await loadFormerWindows(tx, items, lines);
  await loadClosed(tx, lines);
  const sessions = loaded.flatMap((one) => (one.session ? [one.session] : []));
  await ports.prepareBots(tx, [...new Set([...channels.values()].flatMap((set) => [...set]))], sessions);
  return lines;
}

/** An answer to a survey, and what a blocked contact writes, belong to a conversation that is closed. */
async function loadClosed(tx: Tx, lines: ReadonlyMap<string, Line>): Promise<void> {
  const keys = [...lines.values()]
    .filter((line) => !line.conversation)
    .map((line) => ({
      organization_id: line.organizationId,
      contact_id: line.contact.id,
      channel_id: line.channelId,
      is_blocked: line.contact.blocked_at !== null,
    }));
  for (const [key, closed] of await loadClosedParts(tx, keys)) {
    const line = lines.get(key);
    if (line) line.closed = closed;
  }
}

/** A customer's words move the window themselves; an echo or a reaction may open a conversation without any. */
async function loadFormerWindows(
  tx: Tx,
  items: readonly ReceiveItem[],
  lines: ReadonlyMap<string, Line>,
): Promise<void> {
  const channels = new Set(items.filter(opensWithoutWords).map((item) => item.channelId));
  const keys = [...lines.values()]
    .filter((line) => !line.conversation && channels.has(line.channelId))
    .map((line) => ({
      organization_id: line.organizationId,
      contact_id: line.contact.id,
      channel_id: line.channelId,
    }));
  for (const { contact_id, channel_id, last_inbound_at, window_expires_at } of await findFormerWindows(
    tx,
    keys,
  )) {
    const line = lines.get(lineKey(channel_id, contact_id));
    if (line) line.formerWindow = { last_inbound_at, window_expires_at };
  }
}

function opensWithoutWords(item: ReceiveItem): boolean {
  if (item.kind !== 'webhook') return false;
  return (
    item.event.kind === 'echo' || (item.event.kind === 'message' && item.event.content.type === 'reaction')
  );
}
