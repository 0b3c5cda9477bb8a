import { isOpen } from '@balcao/calendar';
import type { ConversationSeed, SeedStep } from '../../conversations/index.ts';
import { COMMENTS, CSAT_TITLES, GREETINGS } from '../words/bot-talks.ts';
import type { Matter } from '../words/matters.ts';
import type { Arrival } from './arrivals.ts';
import type { Cast, Colleague } from './cast.ts';
import type { Customer } from './customers.ts';
import type { Random } from './random.ts';
import { say } from './say.ts';
import { valuesFor } from './write-bot-talk.ts';

/** late: answered after what was promised; slow: later on. silent: the customer stops answering. */
export type Fate = 'resolved' | 'late' | 'slow' | 'silent' | 'wrong' | 'abandoned' | 'left';

type PeopleTalk = {
  customer: Customer;
  arrival: Arrival;
  matter: Matter;
  fate: Fate;
  cast: Cast;
  nowMs: number;
};

const MINUTE_MS = 60_000;
const NOTES = [
  'Cliente antigo, já indicou a loja para outras pessoas.',
  'Já teve o mesmo problema em outubro. Resolvi direto, sem pedir foto.',
  'Prefere ser atendido por mensagem, não ligar.',
  'Combinei retorno se o rastreio não andar até sexta.',
];

/** The bot calls a person, who answers, and the customer says how it was. */
export function writePeopleTalk(talk: PeopleTalk, random: Random): ConversationSeed {
  const { customer, arrival, matter, fate, cast } = talk;
  const by = chooseColleague(cast, matter, random);
  const values = {
    ...valuesFor(customer, arrival, random),
    me: by.me,
    agentThanks: by.thanks,
  };
  const words = (pattern: string) => say(pattern, values, random);
  const steps: SeedStep[] = [];
  let atMs = arrival.atMs;
  const after = (ms: number) => Math.floor((atMs += ms));
  for (const pattern of [random.pick(GREETINGS), ...matter.toBot]) {
    steps.push({ type: 'customer', atMs: after(random.between(10_000, 40_000)), says: words(pattern) });
  }
  const queuedMs = atMs + 2_500;
  if (isOpen(cast.departments[matter.department].calendar, queuedMs)) {
    const position = random.pick([1, 1, 1, 2, 2, 3]);
    steps.push({ type: 'told', atMs: after(4_000), position, minutes: position * 5 });
  }
  const lines = matter.talk.slice();
  while (lines[0]?.startsWith('@') === false)
    steps.push({
      type: 'customer',
      atMs: after(random.between(9_000, 22_000)),
      says: words(lines.shift() ?? ''),
    });
  if (fate === 'left') {
    steps.push({ type: 'customer', atMs: after(random.between(6, 13) * MINUTE_MS), says: 'sair' });
    // The bot asks how it did.
    steps.push({ type: 'customer', atMs: after(random.between(9_000, 40_000)), says: 'pular' });
  }
  if (fate === 'abandoned')
    steps.push({
      type: 'closed',
      atMs: after(random.between(35, 75) * MINUTE_MS),
      by: null,
      reason: 'abandoned',
      asks: false,
    });
  if (fate !== 'left' && fate !== 'abandoned') {
    atMs = Math.max(atMs + 15_000, queuedMs + waitMs(talk, random));
    steps.push({ type: 'assigned', atMs: Math.floor(atMs - random.between(5_000, 12_000)), to: by });
    answer(talk, by, fate === 'silent' ? lines.slice(0, 1) : lines, words, steps, random);
  }
  const { user, about = {}, reads } = customer;
  return { user, about, reads, isSeen: true, steps };
}

function chooseColleague(cast: Cast, { department }: Matter, random: Random): Colleague {
  return random.pickWeighted(
    cast.colleagues.flatMap((one) => {
      const weight = one.serves[department];
      return weight === undefined ? [] : [{ ...one, weight }];
    }),
  );
}

/** Within four fifths of the promise, or beyond it. */
function waitMs({ matter, fate, cast }: PeopleTalk, random: Random): number {
  const promisedMs = (cast.departments[matter.department].sla.first_response?.minutes ?? 15) * MINUTE_MS;
  if (fate === 'late') return promisedMs * random.between(1.1, 2.2);
  return Math.min(0.8 * promisedMs, Math.max(70_000, random.around(promisedMs * 0.28)));
}

/** The talk from a person's first word to the customer's score. */
function answer(
  { fate, cast, matter, nowMs }: PeopleTalk,
  by: Colleague,
  lines: readonly string[],
  words: (pattern: string) => string,
  steps: SeedStep[],
  random: Random,
): void {
  const promisedMs = (cast.departments[matter.department].sla.next_response?.minutes ?? 15) * MINUTE_MS;
  let atMs = (steps.at(-1)?.atMs ?? 0) + 14_000;
  for (const [i, line] of lines.entries()) {
    const isOurs = line.startsWith('@');
    if (i > 0)
      atMs += isOurs
        ? ourPauseMs(fate === 'slow' && i < 3, promisedMs, random)
        : random.between(16_000, 130_000);
    const says = words(isOurs ? line.slice(1) : line);
    if (!isOurs) {
      steps.push({ type: 'customer', atMs: Math.floor(atMs), says });
      continue;
    }
    if (random.chance(0.012)) {
      steps.push({ type: 'person', atMs: Math.floor(atMs), by, says, fails: true });
      atMs += 25_000;
    }
    steps.push({ type: 'person', atMs: Math.floor(atMs), by, says });
  }
  if (random.chance(0.07))
    steps.push({
      type: 'note',
      atMs: Math.floor((atMs += 9_000)),
      by,
      body: random.pick(NOTES),
      mentions: [],
    });
  atMs += fate === 'silent' ? random.between(110, 220) * MINUTE_MS : random.between(20_000, 100_000);
  const asks = fate === 'resolved' || fate === 'late' || fate === 'slow';
  const reason = fate === 'silent' ? 'sem_resposta' : fate === 'wrong' ? 'nao_se_aplica' : 'resolvido';
  steps.push({ type: 'closed', atMs: Math.floor(atMs), by, reason, asks });
  if (asks && random.chance(0.64)) rate(by, fate, atMs, nowMs, steps, random);
}

function ourPauseMs(isTooLong: boolean, promisedMs: number, random: Random): number {
  if (isTooLong) return promisedMs * random.between(1.1, 1.7);
  return Math.min(0.7 * promisedMs, 4 * MINUTE_MS, Math.max(14_000, random.around(50_000)));
}

function rate(
  by: Colleague,
  fate: Fate,
  closedMs: number,
  nowMs: number,
  steps: SeedStep[],
  random: Random,
): void {
  const given =
    by.tends + random.between(-1, 1.3) - (fate === 'resolved' ? 0 : 1.2) - (random.chance(0.08) ? 2.2 : 0);
  const score = Math.round(Math.min(5, Math.max(1, given)));
  const atMs = Math.floor(closedMs + random.between(40_000, 18 * MINUTE_MS));
  if (atMs > nowMs - 6 * MINUTE_MS) return;
  steps.push({ type: 'customer', atMs, says: CSAT_TITLES[score - 1] ?? '' });
  if (score > 3) return;
  const says = random.chance(0.8) ? random.pick(COMMENTS) : 'pular';
  steps.push({ type: 'customer', atMs: Math.floor(atMs + random.between(25_000, 150_000)), says });
}
