import { isOpen } from '@balcao/calendar';
import type { ConversationSeed } from '../../conversations/index.ts';
import { MATTERS, type Matter, NOT_FOR_US } from '../words/matters.ts';
import { type Arrival, spreadArrivals } from './arrivals.ts';
import type { Cast } from './cast.ts';
import { type Customer, makeCustomers } from './customers.ts';
import { createRandom, type Random } from './random.ts';
import { writeBotTalk } from './write-bot-talk.ts';
import { type Fate, writePeopleTalk } from './write-people-talk.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAYS_BETWEEN_MS = 3 * 24 * HOUR_MS;
const TALKS = 236;
const CUSTOMERS = 150;
/** The last hours are never empty, whenever somebody starts the demo; quieter while the shop is closed. */
const RECENT_MINUTES = { open: [262, 228, 205, 171, 150, 118, 101, 74, 62, 57], closed: [248, 171, 118, 66] };

/** In turn, so that each is told however the days fall. */
const FATES: readonly Fate[] = (
  [
    ['resolved', 'resolved', 'late', 'resolved', 'resolved', 'silent', 'resolved', 'resolved'],
    ['slow', 'resolved', 'resolved', 'abandoned', 'resolved', 'resolved', 'resolved', 'late'],
    ['resolved', 'resolved', 'wrong', 'resolved', 'resolved', 'silent', 'resolved', 'left'],
  ] as const
).flat();
const DEPARTMENTS: readonly { department: Matter['department']; weight: number }[] = [
  { department: 'suporte', weight: 42 },
  { department: 'vendas', weight: 29 },
  { department: 'financeiro', weight: 19 },
  { department: 'geral', weight: 10 },
];

/** What the shop's last 29 days were, all of it over; oldest first. The same for the same moment. */
export function writePast(nowMs: number, cast: Cast): ConversationSeed[] {
  const random = createRandom(20_260_301);
  const { calendar } = cast.departments.geral;
  const minutes = RECENT_MINUTES[isOpen(calendar, nowMs) ? 'open' : 'closed'];
  const recent = minutes.map((ago) => nowMs - ago * MINUTE_MS);
  const arrivals = [
    ...spreadArrivals(TALKS - recent.length, nowMs, nowMs - 5 * HOUR_MS, calendar, random),
    ...recent.map((atMs) => arrivalAt(atMs, calendar)),
  ];
  const guests = createGuestList(makeCustomers(CUSTOMERS, random), random);
  const fates = inTurn(FATES);
  const matters = createMatters(random);
  return arrivals.map((arrival) => {
    const isRecent = arrival.atMs >= nowMs - 5 * HOUR_MS;
    const customer = guests.next(arrival.atMs);
    if (!wantsPerson(arrival, isRecent, random)) return writeBotTalk(customer, arrival, random);
    const fate = isRecent ? 'resolved' : fates();
    const matter = matters(arrival, fate);
    return writePeopleTalk({ customer, arrival, matter, fate, cast, nowMs }, random);
  });
}

function arrivalAt(atMs: number, calendar: Cast['departments']['geral']['calendar']): Arrival {
  const hour = new Intl.DateTimeFormat('en-US', {
    timeZone: calendar.timeZone,
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return { atMs, hour: Number(hour.format(atMs)), isOpen: isOpen(calendar, atMs) };
}

/** At night the bot is alone. */
function wantsPerson({ hour, isOpen }: Arrival, isRecent: boolean, random: Random): boolean {
  if (isRecent) return random.chance(0.6);
  if (isOpen) return random.chance(0.56);
  return random.chance(hour >= 7 && hour < 23 ? 0.3 : 0);
}

/** Outside the shop's hours only the support line is there. */
function createMatters(random: Random): (arrival: Arrival, fate: Fate) => Matter {
  const ofNobody = inTurn(NOT_FOR_US);
  const next = Object.fromEntries(
    DEPARTMENTS.map(({ department }) => [
      department,
      inTurn(MATTERS.filter((one) => one.department === department)),
    ]),
  ) as Record<Matter['department'], () => Matter>; // one entry per department
  return ({ isOpen }, fate) => {
    if (fate === 'wrong' && isOpen) return ofNobody();
    return next[isOpen ? random.pickWeighted(DEPARTMENTS).department : 'suporte']();
  };
}

/** One after the other, and again from the first. */
function inTurn<T>(all: readonly T[]): () => T {
  let turn = 0;
  return () => {
    const one = all[turn++ % all.length];
    if (one === undefined) throw new Error('There is nothing to choose from.');
    return one;
  };
}

/** Nobody comes twice within three days: one open conversation per person, one survey at a time. */
function createGuestList(customers: readonly Customer[], random: Random) {
  const freeFromMs = new Map<Customer, number>();
  return {
    next(atMs: number): Customer {
      const free = customers.filter((one) => (freeFromMs.get(one) ?? 0) <= atMs);
      const customer = random.pickWeighted(free);
      freeFromMs.set(customer, atMs + DAYS_BETWEEN_MS);
      return customer;
    },
  };
}
