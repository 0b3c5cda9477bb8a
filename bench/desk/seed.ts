import { randomUUID } from 'node:crypto';
import type { ContactRow, IdentityRow } from '../../apps/server/src/modules/contacts/contact.types.ts';
import { insertIdentities, upsertContacts } from '../../apps/server/src/modules/contacts/store/contacts.ts';
import { insertServiceLog } from '../../apps/server/src/modules/conversations/store/desk.ts';
import { upsertConversations } from '../../apps/server/src/modules/conversations/store/lines.ts';
import { insertMessages } from '../../apps/server/src/modules/conversations/store/messages.ts';
import { noteBreaches } from '../../apps/server/src/modules/sla/index.ts';
import { uuidv7 } from '../../apps/server/src/platform/crypto/index.ts';
import { bulkInsert } from '../../apps/server/src/platform/db/bulk.ts';
import type { Db, Tx } from '../../apps/server/src/platform/db/index.ts';
import { createRandom, type Random } from '../lib/random.ts';
import { type Desk, writeOrganization } from './organization.ts';
import { type QueueEntry, type Story, type SurveyAnswer, tellStory } from './story.ts';
import { personName } from './words.ts';

export type SeedOptions = {
  conversations: number;
  messages: number;
  contacts: number;
  agents: number;
  /** still open: half with the bot, 5 % in the queue, the rest with agents */
  open: number;
  /** the past that is told */
  days: number;
  seed: number;
};

const BATCH = 500;
const DAY_MS = 86_400_000;
/** share of an hour of the day, local time (UTC-3) */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 10, 30, 45, 50, 48, 40, 42, 50, 50, 46, 40, 32, 24, 18, 12, 8, 4];
const WEEKDAYS = [4, 12, 12, 11, 11, 10, 6];

const insertSurveys = bulkInsert<SurveyAnswer>('survey_answers', {
  organization_id: 'uuid',
  id: 'uuid',
  conversation_id: 'uuid',
  contact_id: 'uuid',
  survey: 'text',
  score: 'smallint',
  comment: 'text',
  at: 'timestamptz',
  agent_id: 'uuid',
  department_id: 'uuid',
});
const insertQueue = bulkInsert<QueueEntry>('queue_entries', {
  organization_id: 'uuid',
  conversation_id: 'uuid',
  department_id: 'uuid',
  priority: 'smallint',
  waiting_since: 'timestamptz',
  entered_at: 'timestamptz',
});

/** Fills a migrated database with one shop's past; what search and reports read is made last, from the messages. */
export async function seedDesk(
  db: Db,
  options: SeedOptions,
  say: (text: string) => void = () => {},
): Promise<Desk> {
  const random = createRandom(options.seed);
  const nowMs = Date.now();
  const organizationId = randomUUID();
  const desk = await db.tx(organizationId, (tx) =>
    writeOrganization(tx, random, { organizationId, agents: options.agents, nowMs }),
  );
  const contactIds = await writeContacts(db, random, organizationId, options, nowMs);
  say(`${contactIds.length} contacts`);
  await writeConversations(db, random, desk, contactIds, options, nowMs, say);
  await db.tx(organizationId, async (tx) => {
    await tx.execute({ text: 'set local statement_timeout = 0' });
    await tx.query({ text: 'select balcao_index_messages($1)', values: [organizationId] });
    say('words of messages');
    await tx.query({ text: 'select balcao_count_messages($1)', values: [organizationId] });
    say('counters of reports');
    await tx.execute({
      text: 'insert into event_counters (organization_id) values ($1) on conflict do nothing',
      values: [organizationId],
    });
  });
  return desk;
}

async function writeContacts(
  db: Db,
  random: Random,
  organizationId: string,
  options: SeedOptions,
  nowMs: number,
): Promise<string[]> {
  const ids: string[] = [];
  const firstPhone = 900_000_000 + Math.floor(random() * 10_000_000);
  while (ids.length < options.contacts) {
    const contacts: ContactRow[] = [];
    const identities: IdentityRow[] = [];
    for (let i = 0; i < 1000 && ids.length < options.contacts; i++) {
      const at = new Date(nowMs - options.days * DAY_MS + ids.length);
      const phone = `55${11 + (ids.length % 80)}${firstPhone + ids.length}`;
      const name = personName(random);
      const contact: ContactRow = {
        organization_id: organizationId,
        id: uuidv7(at.getTime()),
        name,
        phone,
        email: random() < 0.2 ? `${name.toLowerCase().replace(/\W+/g, '.')}@example.com` : null,
        username: null,
        tags: random() < 0.05 ? ['vip'] : [],
        attributes: {},
        name_is_manual: false,
        blocked_at: null,
        created_at: at,
        updated_at: at,
      };
      ids.push(contact.id);
      contacts.push(contact);
      identities.push({
        organization_id: organizationId,
        kind: 'wa_id',
        value: phone,
        contact_id: contact.id,
        match_key: phone,
      });
    }
    await db.tx(organizationId, async (tx) => {
      await tx.execute(upsertContacts(contacts));
      await tx.execute(insertIdentities(identities));
    });
  }
  return ids;
}

async function writeConversations(
  db: Db,
  random: Random,
  desk: Desk,
  contactIds: readonly string[],
  options: SeedOptions,
  nowMs: number,
  say: (text: string) => void,
): Promise<void> {
  const moments = openingMoments(random, options, nowMs);
  const average = options.messages / options.conversations;
  let messages = 0;
  for (let done = 0; done < moments.length; ) {
    const stories: Story[] = [];
    for (const openedMs of moments.slice(done, done + BATCH)) {
      const place = done + stories.length;
      // Open ones are the newest, each of another contact: at most one may be open per contact and number.
      const openPlace = place - (moments.length - options.open);
      const contactId =
        openPlace >= 0
          ? contactIds[openPlace % contactIds.length]
          : contactIds[Math.floor(random() * contactIds.length)];
      const left = Math.max(4, (options.messages - messages) / (moments.length - place));
      const length = Math.round(4 + -Math.log(1 - random() * 0.98) * (Math.min(left, average * 1.5) - 4));
      const story = tellStory(random, {
        desk,
        contactId: contactId ?? '',
        openedMs,
        length,
        openWith: openPlace < 0 ? null : ownerOf(openPlace),
      });
      messages += story.messages.length;
      stories.push(story);
    }
    await db.tx(desk.organizationId, (tx) => writeStories(tx, stories));
    done += stories.length;
    if (done % 10_000 === 0) say(`${done} conversations, ${messages} messages`);
  }
}

function ownerOf(place: number): 'bot' | 'queue' | 'agent' {
  const part = place % 20;
  return part < 10 ? 'bot' : part < 11 ? 'queue' : 'agent';
}

async function writeStories(tx: Tx, stories: readonly Story[]): Promise<void> {
  await tx.execute(upsertConversations(stories.map((one) => one.conversation)));
  await tx.execute(insertMessages(stories.flatMap((one) => one.messages)));
  await tx.execute(insertServiceLog(stories.flatMap((one) => one.log)));
  await tx.execute(insertSurveys(stories.flatMap((one) => one.survey ?? [])));
  await noteBreaches(
    tx,
    stories.flatMap((one) => one.breach ?? []),
  );
  await tx.execute(insertQueue(stories.flatMap((one) => one.queued ?? [])));
}

/** Business hours and weekdays weigh more; oldest first. */
function openingMoments(random: Random, options: SeedOptions, nowMs: number): number[] {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const moments: number[] = [];
  while (moments.length < options.conversations) {
    const day = today - Math.floor(random() * options.days) * DAY_MS;
    if (random() > (WEEKDAYS[new Date(day).getUTCDay()] ?? 0) / 12) continue;
    const hour = Math.floor(random() * 24);
    if (random() > (HOURS[hour] ?? 0) / 50) continue;
    const atMs = day + (hour + 3 + random()) * 3_600_000;
    if (atMs < nowMs - 3_600_000) moments.push(atMs);
  }
  return moments.sort((a, b) => a - b);
}
