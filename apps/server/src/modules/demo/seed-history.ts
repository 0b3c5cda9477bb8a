import type { Context } from '../../context.ts';
import { uuidv7 } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { enqueueJobs } from '../../platform/jobs/index.ts';
import { createBots } from '../bots/index.ts';
import { calendarOf } from '../calendars/index.ts';
import {
  type ConversationSeed,
  type SeededConversation,
  type SeedPlace,
  seedConversations,
} from '../conversations/index.ts';
import { findSlaPolicy } from '../departments/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { addNotifications } from '../notifications/index.ts';
import { estimateMinutes, readServiceTimes } from '../queues/index.ts';
import { createProfiles } from '../settings/index.ts';
import { type BreachRow, noteBreaches } from '../sla/index.ts';
import { demoSettings } from './demo-settings.ts';
import { brokenPromises, type Heard } from './rules/broken-promises.ts';
import { type Cast, type Colleague, colleague, type Slug } from './rules/cast.ts';
import { writePast } from './rules/write-past.ts';
import { writeToday } from './rules/write-today.ts';
import { idOf } from './seed-desk.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const SLUGS = ['suporte', 'vendas', 'financeiro', 'geral'] as const satisfies Slug[];

type DemoPlace = {
  organizationId: string;
  channelId: string;
  colleagues: readonly Colleague[];
  /** slug → id */
  departments: ReadonlyMap<string, string>;
};

/** A month of the shop and what lies on its desk now, by the rules of real messages. Returns all conversations. */
export async function seedHistory(ctx: Context, tx: Tx, demo: DemoPlace): Promise<SeededConversation[]> {
  const { organizationId, departments } = demo;
  const cast = await loadCast(tx, demo);
  const place = await loadPlace(ctx, tx, demo, cast);
  const past: SeededConversation[] = [];
  for (const week of byWeek(writePast(place.nowMs, cast)))
    past.push(...(await seedConversations(tx, place, week)));
  await noteBreaches(
    tx,
    past.flatMap((one) => breachesOf(one, organizationId, cast)),
  );
  const times = await readServiceTimes(tx, organizationId, new Date(place.nowMs));
  const estimate = (slug: Slug) =>
    estimateMinutes({ position: 1, slots: 1, serviceMs: times.get(idOf(departments, slug)) ?? null });
  const today = await seedConversations(tx, place, writeToday(place.nowMs, cast, estimate));
  await notify(tx, organizationId, today, colleague(cast, 'carla'));
  return [...past, ...today];
}

async function loadCast(tx: Tx, { organizationId, colleagues, departments }: DemoPlace): Promise<Cast> {
  const entries = [];
  for (const slug of SLUGS) {
    const id = idOf(departments, slug);
    const sla = await findSlaPolicy(tx, organizationId, id);
    if (!sla) throw new Error(`The demo's department ${slug} promises nothing.`);
    entries.push([slug, { id, sla, calendar: await calendarOf(tx, organizationId, id) }] as const);
  }
  return { colleagues, departments: Object.fromEntries(entries) as Cast['departments'] }; // one entry per slug
}

/** The shop as the bot knows it. */
async function loadPlace(ctx: Context, tx: Tx, demo: DemoPlace, cast: Cast): Promise<SeedPlace> {
  const { organizationId, channelId } = demo;
  const loaded = await createBots(ctx).loadPublished(tx, organizationId, null);
  if (!loaded) throw new Error('The demo needs a bot.');
  const { bot: compiled, botId, versionId } = loaded;
  const profile = await createProfiles(ctx).loadProfile(tx, organizationId);
  const hoursOf = new Map(Object.values(cast.departments).map(({ id, calendar }) => [id, calendar]));
  return {
    organizationId,
    channelId,
    nowMs: ctx.clock.now(),
    newId: uuidv7,
    enqueueJobs,
    profile: {
      ...profile,
      calendar: cast.departments.geral.calendar,
      departments: profile.departments.map((one) => ({ ...one, calendar: hoursOf.get(one.id) })),
    },
    locale: demoSettings.locale,
    vipTag: 'vip',
    commentUpTo: 3,
    bot: { compiled, botId, versionId },
  };
}

/** A week's conversations are saved together; their events carry its last moment. */
function byWeek(seeds: readonly ConversationSeed[]): ConversationSeed[][] {
  const weeks = new Map<number, ConversationSeed[]>();
  for (const seed of seeds) {
    const number = Math.floor((seed.steps[0]?.atMs ?? 0) / WEEK_MS);
    const week = weeks.get(number);
    if (week) week.push(seed);
    else weeks.set(number, [seed]);
  }
  return [...weeks.values()];
}

function breachesOf(seeded: SeededConversation, organizationId: string, cast: Cast): BreachRow[] {
  const { conversation } = seeded;
  const department = Object.values(cast.departments).find(({ id }) => id === conversation.department_id);
  if (!department) return [];
  return brokenPromises(heardIn(seeded), department.sla, department.calendar).map((broken) => ({
    organization_id: organizationId,
    conversation_id: conversation.id,
    clock: broken.clock,
    level: broken.level,
    started_at: new Date(broken.startedMs),
    due_at: new Date(broken.dueMs),
    department_id: department.id,
    assignee_id: conversation.resolved_by,
    noticed_at: new Date(broken.atMs),
  }));
}

const OVER: ReadonlySet<string> = new Set(['resolved', 'abandoned', 'left_queue']);

function heardIn({ messages, log }: SeededConversation): Heard[] {
  const said = messages.flatMap(({ id, direction, actor_type, created_at }): (Heard & { id: string })[] => {
    const atMs = created_at.getTime();
    if (direction === 'inbound') return [{ id, atMs, what: 'customer' }];
    return direction === 'outbound' && actor_type === 'user' ? [{ id, atMs, what: 'person' }] : [];
  });
  const done = log.flatMap(({ id, kind, at }): (Heard & { id: string })[] => {
    const atMs = at.getTime();
    if (kind === 'queued') return [{ id, atMs, what: 'queued' }];
    return OVER.has(kind) ? [{ id, atMs, what: 'over' }] : [];
  });
  return [...said, ...done].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a colleague asked of the owner, as the bell shows it. */
async function notify(
  tx: Tx,
  organizationId: string,
  today: readonly SeededConversation[],
  by: Colleague,
): Promise<void> {
  for (const { messages, conversation } of today) {
    const note = messages.find(({ content }) => content.type === 'note' && content.note.mentions.length > 0);
    if (note?.content.type !== 'note') continue;
    const { body, mentions } = note.content.note;
    const name = messages.find(({ actor_type }) => actor_type === 'customer')?.actor_name ?? null;
    const events = await addNotifications(
      tx,
      organizationId,
      mentions.map((userId) => ({
        userId,
        kind: 'mention' as const,
        conversationId: conversation.id,
        messageId: note.id,
        data: { contact_name: name, by: by.name, text: body },
      })),
      note.created_at,
    );
    await appendEvents(tx, events);
  }
}
