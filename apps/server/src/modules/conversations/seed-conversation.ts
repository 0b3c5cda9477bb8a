import type { Locale, OrganizationProfile } from '@balcao/bot';
import type { WhatsAppUser } from '@balcao/whatsapp';
import type { Tx } from '../../platform/db/index.ts';
import { type ContactRow, listIdentities, lockContactsByIdentity } from '../contacts/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { type Changes, noChanges, type ServiceEntry } from './changes.ts';
import type { ConversationRow, Line, MessageRow } from './conversation.types.ts';
import { identityKeysOf, type People, peopleOf, personOf } from './people.ts';
import { RANK } from './rules/delivery-status.ts';
import type { BotInUse, TurnEnv } from './rules/take-turn.ts';
import { type SavePorts, saveChanges } from './save-changes.ts';
import { playStep, type SeedStep } from './seed-steps.ts';
import { writeHandoffs } from './write-handoffs.ts';

export type { SeedPerson, SeedStep } from './seed-steps.ts';

export type ConversationSeed = {
  user: WhatsAppUser;
  /** what is known of somebody who is new */
  about?: Partial<Pick<ContactRow, 'email' | 'tags' | 'attributes'>>;
  /** WhatsApp tells when they read */
  reads: boolean;
  /** nothing of it counts as unread any more */
  isSeen: boolean;
  /** in order of time; the first is the customer's */
  steps: readonly SeedStep[];
};

export type SeedPlace = SavePorts & {
  organizationId: string;
  channelId: string;
  nowMs: number;
  newId: (atMs: number) => string;
  profile: OrganizationProfile;
  locale: Locale;
  vipTag: string;
  commentUpTo: number;
  bot: BotInUse;
};

export type SeededConversation = {
  user: WhatsAppUser;
  conversation: ConversationRow;
  /** oldest first */
  messages: MessageRow[];
  log: ServiceEntry[];
};

/**
 * Conversations that already happened, for the demo and for tests: what customers and people did goes through the
 * rules of today's messages, with the bot's answers, and is saved at once. Nothing of it is sent. At most one open
 * conversation per person, and one survey that waits for its answer.
 */
export async function seedConversations(
  tx: Tx,
  place: SeedPlace,
  seeds: readonly ConversationSeed[],
): Promise<SeededConversation[]> {
  const changes = noChanges();
  // What was said before each handoff: the story as it was at that moment, not as it ended.
  const story = noChanges();
  const people = await loadPeople(tx, place, seeds);
  const played: {
    user: WhatsAppUser;
    conversation: ConversationRow;
    line: Line;
    from: number;
    logFrom: number;
  }[] = [];
  for (const seed of seeds) {
    const [from, logFrom] = [changes.messages.length, changes.serviceLog.length];
    const line = play(place, people, seed, changes, story);
    const conversation = line.conversation ?? line.closed?.conversation;
    if (!conversation) throw new Error('A conversation needs a first line.');
    if (seed.isSeen) conversation.unread_count = 0;
    const messages = changes.messages.slice(from);
    settle(messages, seed, place.nowMs);
    if ((conversation.window_expires_at?.getTime() ?? 0) > place.nowMs) nameInbound(messages);
    if (conversation.status === 'closed') forgetWhatIsOver(line, place, changes);
    played.push({ user: seed.user, conversation, line, from, logFrom });
  }
  await writeHandoffs(tx, story);
  tellCommentsAtOnce(changes);
  // Everything was sent long ago.
  changes.outbox = [];
  changes.events = changes.events.filter(isWorthTelling);
  const at = new Date(Math.max(...changes.messages.map((message) => message.created_at.getTime())));
  const events = await saveChanges(tx, changes, place, at);
  for (const { line } of played) await rememberEntry(tx, line, changes);
  await appendEvents(tx, events);
  return played.map(({ user, conversation, from, logFrom }, i) => ({
    user,
    conversation,
    messages: changes.messages.slice(from, played[i + 1]?.from),
    log: changes.serviceLog.slice(logFrom, played[i + 1]?.logFrom),
  }));
}

async function loadPeople(tx: Tx, place: SeedPlace, seeds: readonly ConversationSeed[]): Promise<People> {
  const keys = seeds.flatMap(({ user }) => identityKeysOf(place.organizationId, user));
  const known = await lockContactsByIdentity(tx, keys);
  return peopleOf(known, await listIdentities(tx, known));
}

function play(
  place: SeedPlace,
  people: People,
  { user, about = {}, steps }: ConversationSeed,
  changes: Changes,
  story: Changes,
): Line {
  const contact = personOf(
    people,
    place.organizationId,
    user,
    envAt(place, steps[0]?.atMs ?? place.nowMs),
    changes,
  );
  if (!contact) throw new Error('A conversation needs a contact.');
  if (changes.newContacts.has(contact.id)) Object.assign(contact, about);
  const line: Line = {
    organizationId: place.organizationId,
    channelId: place.channelId,
    contact,
    conversation: null,
    names: { assignee_name: null, department_name: null },
    session: null,
  };
  const from = changes.messages.length;
  for (const step of steps) {
    playStep(line, step, envAt(place, handledMs(step)), changes);
    if (!changes.handedOff.delete(line)) continue;
    story.handedOff.add(line);
    story.messages.push(...changes.messages.slice(from));
  }
  return line;
}

/** A customer's words reach the desk one or two seconds after they were written. */
function handledMs({ type, atMs }: SeedStep): number {
  return type === 'customer' ? atMs + 700 + (Math.trunc(atMs) % 1_600) : atMs;
}

function envAt(place: SeedPlace, nowMs: number): TurnEnv {
  const { profile, locale, vipTag, commentUpTo, bot } = place;
  const newId = () => place.newId(nowMs);
  return { nowMs, newId, profile, locale, vipTag, commentUpTo, botFor: () => bot, shard: 0 };
}

/** What was accepted has an id of WhatsApp; the ledger knows it by that. */
function settle(messages: readonly MessageRow[], { reads }: ConversationSeed, nowMs: number): void {
  for (const [i, message] of messages.entries()) {
    if (message.direction !== 'outbound') continue;
    const after = (ms: number) => new Date(message.created_at.getTime() + ms);
    message.wamid = `wamid.seed.${message.id}`;
    message.accepted_at = after(350);
    if (message.status === RANK.failed) continue;
    message.status = RANK.delivered;
    message.delivered_at = after(1_100 + ((i * 700) % 2_300));
    const readAt = after(6_000 + ((i * 7_000) % 31_000));
    if (!reads || readAt.getTime() > nowMs) continue;
    message.status = RANK.read;
    message.read_at = readAt;
  }
}

/** Who may be written to freely may be quoted, too; a phone of before knows no message by an id (rememberPast). */
function nameInbound(messages: readonly MessageRow[]): void {
  for (const message of messages)
    if (message.direction === 'inbound') message.wamid = `wamid.seed.${message.id}`;
}

/** A closed conversation has left no queue, session or clock behind; nor does a survey nobody answered in time. */
function forgetWhatIsOver(line: Line, place: SeedPlace, changes: Changes): void {
  changes.sessions.delete(line);
  changes.queue.delete(line);
  changes.sla.delete(line);
  const request = changes.surveyRequests.get(line);
  if (!request || request.expires_at.getTime() <= place.nowMs) changes.surveyRequests.delete(line);
}

/** The log's readers count and search what was said; nobody followed the quiet lines of what is over. */
function isWorthTelling(event: Changes['events'][number]): boolean {
  if (event.type !== 'message.created' || event.message.direction !== 'system') return true;
  return event.message.type === 'note' || event.line.conversation?.status === 'open';
}

function tellCommentsAtOnce(changes: Changes): void {
  for (const { id, comment } of changes.surveyComments) {
    const answer = changes.surveys.find((one) => one.id === id);
    if (answer) answer.comment = comment;
  }
  changes.surveyComments = [];
}

/** Who waits entered the queue when they began to wait, and knows what they were told last: it is not told again. */
async function rememberEntry(tx: Tx, { conversation }: Line, changes: Changes): Promise<void> {
  if (conversation?.status !== 'open' || conversation.owner !== 'queue') return;
  const told = changes.messages.findLast(
    ({ conversation_id, content }) =>
      conversation_id === conversation.id &&
      content.type === 'activity' &&
      content.activity.name === 'queued' &&
      content.activity.position !== undefined,
  );
  const activity = told?.content.type === 'activity' ? told.content.activity : undefined;
  await tx.execute({
    text: `update queue_entries set entered_at = waiting_since, told_position = $3, told_minutes = $4, told_at = $5
            where organization_id = $1 and conversation_id = $2`,
    values: [
      conversation.organization_id,
      conversation.id,
      activity?.position ?? null,
      activity?.minutes ?? null,
      told?.created_at ?? null,
    ],
  });
}
