import type { BotEvent, BotSession, Locale, OrganizationProfile } from '@balcao/bot';
import type {
  EchoEvent,
  InboundMessageEvent,
  StatusEvent,
  UserIdUpdateEvent,
  UserPreferenceEvent,
} from '@balcao/whatsapp';
import type { Tx } from '../../platform/db/index.ts';
import type { IdentityKey } from '../contacts/index.ts';
import { listIdentities, lockContacts, lockContactsByIdentity } from '../contacts/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { applyStatuses, type IncomingStatus } from './apply-statuses.ts';
import { type Changes, noChanges } from './changes.ts';
import type { Line } from './conversation.types.ts';
import { mergeContacts } from './merge-contacts.ts';
import { identityKeysOf, MergeRequired, moveIdentity, type People, peopleOf, personOf } from './people.ts';
import { addActivity } from './rules/line.ts';
import {
  type BotInUse,
  receiveBotEvent,
  receiveEcho,
  receiveMessage,
  type TurnEnv,
} from './rules/receive-message.ts';
import { type SavePorts, saveChanges } from './save-changes.ts';
import { loadLines } from './store/lines.ts';
import { claimMessageIds, findMessageIds } from './store/messages.ts';

export type ContactEvent =
  | InboundMessageEvent
  | EchoEvent
  | StatusEvent
  | UserIdUpdateEvent
  | UserPreferenceEvent;

/** One thing that happened to one contact on one channel. */
export type ReceiveItem = { organizationId: string; channelId: string; shard: number } & (
  | { kind: 'webhook'; event: ContactEvent }
  | {
      kind: 'bot_event';
      contactId: string;
      conversationId: string;
      event: Exclude<BotEvent, { type: 'message' }>;
    }
);

export type ReceivePorts = SavePorts & {
  nowMs: () => number;
  newId: () => string;
  profileOf: (organizationId: string) => { profile: OrganizationProfile; locale: Locale };
  botFor: (channelId: string, session: BotSession | null) => BotInUse | null;
  /** loads bot versions that sessions under way still use */
  prepareBots: (tx: Tx, channelIds: readonly string[], sessions: readonly BotSession[]) => Promise<void>;
};

export type ReceiveResult = {
  /** by channel: redeliveries that were recognised */
  duplicates: Map<string, number>;
  /** messages the bot's turn should mark read */
  turns: { channelId: string; wamid: string }[];
  /** sessions as saved, for the cache */
  sessions: { channelId: string; contactId: string; session: BotSession }[];
  queued: number;
};

/** A batch of events in inbox order, in the caller's transaction (architecture §3, stop 3). */
export async function receiveBatch(
  tx: Tx,
  items: readonly ReceiveItem[],
  ports: ReceivePorts,
): Promise<ReceiveResult> {
  const fresh = await withoutDuplicates(tx, items, ports);
  for (let attempt = 0; ; attempt++) {
    try {
      return await handleBatch(tx, fresh, ports);
    } catch (error) {
      if (!(error instanceof MergeRequired) || attempt >= items.length) throw error;
      await mergeContacts(tx, error.organizationId, error.keep, error.absorb);
    }
  }
}

type FreshItem = ReceiveItem & { messageId: string | null };
type Fresh = { items: FreshItem[]; duplicates: Map<string, number> };

/** `message_ids` is unique: a wamid that was claimed before, or twice in this batch, is a redelivery. */
async function withoutDuplicates(tx: Tx, items: readonly ReceiveItem[], ports: ReceivePorts): Promise<Fresh> {
  const seen = new Set<string>();
  const all: FreshItem[] = [];
  const duplicates = new Map<string, number>();
  const countDuplicate = (channelId: string) =>
    duplicates.set(channelId, (duplicates.get(channelId) ?? 0) + 1);
  for (const item of items) {
    const wamid =
      item.kind === 'webhook' && (item.event.kind === 'message' || item.event.kind === 'echo')
        ? item.event.wamid
        : null;
    if (wamid === null) {
      all.push({ ...item, messageId: null });
      continue;
    }
    const key = `${item.channelId} ${wamid}`;
    if (seen.has(key)) countDuplicate(item.channelId);
    else all.push({ ...item, messageId: ports.newId() });
    seen.add(key);
  }
  const claims = all.flatMap((item) =>
    item.messageId !== null && item.kind === 'webhook' && 'wamid' in item.event
      ? [
          {
            organization_id: item.organizationId,
            channel_id: item.channelId,
            wamid: item.event.wamid,
            message_id: item.messageId,
          },
        ]
      : [],
  );
  const claimed = await claimMessageIds(
    tx,
    claims.sort((a, b) => (a.wamid < b.wamid ? -1 : 1)),
  );
  const fresh = all.filter((item) => {
    if (item.messageId === null || claimed.has(item.messageId)) return true;
    countDuplicate(item.channelId);
    return false;
  });
  return { items: fresh, duplicates };
}

async function handleBatch(tx: Tx, fresh: Fresh, ports: ReceivePorts): Promise<ReceiveResult> {
  const nowMs = ports.nowMs();
  const env = { nowMs, newId: ports.newId };
  const changes = noChanges();
  const people = await loadPeople(tx, fresh.items);
  const lines = await loadKnownLines(tx, fresh.items, people, ports);
  const result: ReceiveResult = { duplicates: fresh.duplicates, turns: [], sessions: [], queued: 0 };
  const statuses: IncomingStatus[] = [];
  for (const item of fresh.items) {
    if (item.kind === 'webhook' && item.event.kind === 'status') {
      statuses.push(incomingStatus(item, item.event));
      continue;
    }
    const turn: TurnEnv = {
      ...env,
      ...ports.profileOf(item.organizationId),
      botFor: (session) => ports.botFor(item.channelId, session),
      shard: item.shard,
    };
    handleItem(item, people, lines, turn, changes, result);
  }
  await resolveContexts(tx, changes);
  const at = new Date(nowMs);
  const events = await saveChanges(tx, changes, ports, at);
  events.push(...(await applyStatuses(tx, statuses)));
  await appendEvents(tx, events);
  for (const line of changes.sessions) {
    if (line.session)
      result.sessions.push({ channelId: line.channelId, contactId: line.contact.id, session: line.session });
  }
  result.queued = changes.outbox.length;
  return result;
}

async function loadPeople(tx: Tx, items: readonly ReceiveItem[]): Promise<People> {
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

const lineKey = (channelId: string, contactId: string) => `${channelId} ${contactId}`;

async function loadKnownLines(
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
  const sessions = loaded.flatMap((one) => (one.session ? [one.session] : []));
  await ports.prepareBots(tx, [...new Set([...channels.values()].flatMap((set) => [...set]))], sessions);
  return lines;
}

function handleItem(
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
      receiveMessage(line, event, messageId, env, changes);
      if (line.conversation?.owner === 'bot') result.turns.push({ channelId, wamid: event.wamid });
      return;
    }
    case 'echo': {
      const line = lineFor(people, lines, organizationId, channelId, event.to, env, changes);
      if (!line || messageId === null)
        throw new Error('An echo without an addressee cannot be filed under a contact.');
      reopenable(line, changes);
      receiveEcho(line, event, messageId, env, changes);
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
      changes.contacts.set(contact.id, contact);
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

/** A conversation that closed earlier in this batch gives way to a new one. */
function reopenable(line: Line, changes: Changes): void {
  if (line.conversation?.status !== 'closed') return;
  changes.closedConversations.push(line.conversation);
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

/** Quoted and reacted-to messages get our own id where we know it. */
async function resolveContexts(tx: Tx, changes: Changes): Promise<void> {
  const quoting = changes.messages.filter((message) => message.context?.wamid);
  if (quoting.length === 0) return;
  const ids = await findMessageIds(
    tx,
    quoting.map((m) => ({
      organization_id: m.organization_id,
      channel_id: m.channel_id,
      wamid: m.context?.wamid ?? '',
    })),
  );
  for (const message of quoting) {
    if (message.context)
      message.context.message_id = ids.get(`${message.channel_id} ${message.context.wamid}`) ?? null;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function incomingStatus(item: ReceiveItem, event: StatusEvent): IncomingStatus {
  const [error] = event.errors;
  return {
    organizationId: item.organizationId,
    channelId: item.channelId,
    wamid: event.wamid,
    messageId: event.callbackData !== undefined && UUID.test(event.callbackData) ? event.callbackData : null,
    status: event.status,
    timestampMs: event.timestampMs,
    failure: error
      ? {
          code: error.code,
          title: error.title ?? error.message ?? `WhatsApp error ${error.code}`,
          details: error.details ?? null,
        }
      : null,
  };
}
