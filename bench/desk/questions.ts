import type { Queryable } from '../../apps/server/src/platform/db/index.ts';
import type { Random } from '../lib/random.ts';
import { pick } from './words.ts';

export type Question = {
  name: string;
  /** milliseconds p95 may take */
  target: number;
  /** the requests of one use, in order; `follow` makes the next from the former's answer */
  urls(random: Random): string[];
  follow?: (answer: unknown) => string | null;
  /** something has happened before each use: what is kept per state of the log is worked out anew */
  isNews?: boolean;
};

export type Known = {
  conversations: string[];
  departments: string[];
  agents: string[];
  channels: string[];
  names: string[];
  phones: string[];
  orders: string[];
};

/** What of the seeded shop can be asked about. */
export async function learn(db: Queryable, organizationId: string): Promise<Known> {
  const texts = async (text: string) =>
    (await db.query<{ value: string }>({ text, values: [organizationId] })).map((row) => row.value);
  return {
    conversations: await texts(
      `select id as value from conversations where organization_id = $1 order by md5(id::text) limit 300`,
    ),
    departments: await texts('select id as value from departments where organization_id = $1'),
    agents: await texts('select user_id as value from agents where organization_id = $1'),
    channels: await texts('select id as value from channels where organization_id = $1'),
    names: await texts(
      `select name as value from contacts where organization_id = $1 order by md5(id::text) limit 300`,
    ),
    phones: await texts(
      `select phone as value from contacts where organization_id = $1 order by md5(id::text) limit 300`,
    ),
    orders: await texts(
      `select (regexp_match(content #>> '{text,body}', 'pedido (\\d{6})'))[1] as value from messages
        where organization_id = $1 and direction = 'inbound' and content #>> '{text,body}' ~ 'pedido \\d{6}' limit 300`,
    ),
  };
}

const COMMON = ['pedido', 'obrigada', 'entrega', 'prazo', 'valor', 'boleto', 'bom dia', 'instalação'];
const RARE = ['sogra', 'transportadora trincado', 'reclamação', 'berço lilás', 'zimbabwe'];
const PREFIXES = ['orç', 'ent', 'pe', 'insta', 'a', 'geladeira in'].filter((one) => one.length > 1);
/** From most of the names to none of them: part of many names, a first and a last name, two beginnings, nobody's. */
const PARTS = ['an', 'ana', 'silva', 'João', 'mar', 'lu', 'maria s', 'andrade souza', 'quint', 'zimbabwe'];
const DAY_MS = 86_400_000;
const LIST = '/v1/conversations';
const CONTACTS = '/v1/contacts';
const ALL = '&status=all';

const cursorOf = (answer: unknown): string | null => (answer as { next_cursor: string | null }).next_cursor; // every list has one

/** What agents and supervisors do all day. */
export function questionsFor(known: Known): Question[] {
  const asked = (name: string, url: (random: Random) => string, target = 50): Question => ({
    name,
    target,
    urls: (random) => [url(random)],
  });
  const next = (name: string, url: (random: Random) => string): Question => ({
    name,
    target: 50,
    urls: (random) => [url(random)],
    follow: (answer) => {
      const cursor = cursorOf(answer);
      return cursor === null ? null : `cursor=${cursor}`;
    },
  });
  const search = (words: string) => `/v1/search?limit=20&q=${encodeURIComponent(words)}`;
  const named = (url: string, words: string, more = '') => `${url}?q=${encodeURIComponent(words)}${more}`;
  const report = (days: number, more = '') => {
    const to = Date.now();
    const from = new Date(to - days * DAY_MS).toISOString();
    return `/v1/reports?from=${from}&to=${new Date(to).toISOString()}${more}`;
  };
  return [
    { ...asked('inbox, after an event', () => LIST), isNews: true },
    asked('inbox', () => LIST),
    next('inbox, next page', () => LIST),
    asked('inbox, with the bot', () => `${LIST}?owner=bot`),
    asked('inbox, with agents', () => `${LIST}?owner=agent`),
    asked('inbox, one agent', (random) => `${LIST}?assignee_id=${pick(random, known.agents)}`),
    asked('inbox, one department', (random) => `${LIST}?department_id=${pick(random, known.departments)}`),
    asked('inbox, one number', (random) => `${LIST}?channel_id=${pick(random, known.channels)}`),
    asked('inbox, unread', () => `${LIST}?unread=true`),
    asked('inbox, SLA at risk', () => `${LIST}?sla_at_risk=true`),
    asked('inbox, tag', () => `${LIST}?tag=vip`),
    asked('inbox, closed', () => `${LIST}?status=closed`),
    asked('inbox, the queue in its order', () => `${LIST}?owner=queue&sort=queue`),
    asked('inbox, by name', (random) => named(LIST, pick(random, known.names))),
    asked('inbox, by part of a name', (random) => named(LIST, pick(random, PARTS))),
    asked('inbox, by number', (random) => named(LIST, pick(random, known.phones))),
    asked('inbox, open and closed, by name', (random) => named(LIST, pick(random, known.names), ALL)),
    asked('inbox, open and closed, by part of a name', (random) => named(LIST, pick(random, PARTS), ALL)),
    next('inbox, open and closed, by part of a name, next page', (random) =>
      named(LIST, pick(random, PARTS), ALL),
    ),
    asked('contacts', () => CONTACTS),
    asked('contacts, by name', (random) => named(CONTACTS, pick(random, known.names))),
    asked('contacts, by part of a name', (random) => named(CONTACTS, pick(random, PARTS))),
    next('contacts, by part of a name, next page', (random) => named(CONTACTS, pick(random, PARTS))),
    asked('contacts, by number', (random) => named(CONTACTS, pick(random, known.phones).slice(-8))),
    {
      name: 'conversation: open',
      target: 50,
      urls(random) {
        const id = pick(random, known.conversations);
        return [`${LIST}/${id}`, `${LIST}/${id}/messages`];
      },
    },
    asked('search, common word', (random) => search(pick(random, COMMON))),
    next('search, common word, next page', (random) => search(pick(random, COMMON))),
    asked('search, rare word', (random) => search(pick(random, RARE))),
    asked('search, beginning of a word', (random) => search(pick(random, PREFIXES))),
    asked('search, order number', (random) => search(pick(random, known.orders))),
    asked('search, name', (random) => search(pick(random, known.names))),
    asked('search, phone', (random) => search(pick(random, known.phones).slice(-9))),
    asked('wall', () => '/v1/wall', 100),
    asked('report, 30 days', () => report(30), 300),
    asked('report, 365 days', () => report(365), 300),
    asked(
      'report, 90 days, one department',
      (random) => report(90, `&department_id=${pick(random, known.departments)}`),
      300,
    ),
  ];
}
