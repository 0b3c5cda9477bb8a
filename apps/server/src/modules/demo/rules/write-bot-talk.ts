import type { ConversationSeed, SeedStep } from '../../conversations/index.ts';
import { BOT_TALKS, FAREWELLS, GREETINGS, NPS_ANSWERS } from '../words/bot-talks.ts';
import type { Arrival } from './arrivals.ts';
import type { Customer } from './customers.ts';
import type { Random } from './random.ts';
import { greetingAt, say } from './say.ts';

const ITEMS = [
  'Café Cerrado 500 g',
  'Café Mantiqueira 500 g',
  'Descafeinado 250 g',
  'Coador V60 de cerâmica',
];

/** What the placeholders of words/ stand for in one conversation. */
export function valuesFor(customer: Customer, arrival: Arrival, random: Random): Record<string, string> {
  return {
    first: customer.firstName,
    thanks: customer.thanks,
    hi: greetingAt(arrival.hour),
    order: `#${Math.floor(random.between(4_100, 4_990))}`,
    item: random.pick(ITEMS),
    quantity: String(random.pick([1, 1, 2, 2, 3, 4])),
  };
}

/** Somebody gets an answer from the bot, says goodbye and, mostly, a score. */
export function writeBotTalk(customer: Customer, arrival: Arrival, random: Random): ConversationSeed {
  const values = valuesFor(customer, arrival, random);
  const says = [
    random.pick(GREETINGS),
    ...random.pickWeighted(BOT_TALKS).says,
    random.pick(FAREWELLS),
    random.pickWeighted(NPS_ANSWERS).score,
  ];
  const steps: SeedStep[] = [];
  let { atMs } = arrival;
  for (const pattern of says) {
    steps.push({ type: 'customer', atMs: Math.floor(atMs), says: say(pattern, values, random) });
    atMs += random.between(9_000, 48_000);
  }
  const { user, about = {}, reads } = customer;
  return { user, about, reads, isSeen: true, steps };
}
