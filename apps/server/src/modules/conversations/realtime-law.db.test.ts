import {
  applyEvent,
  type Contact,
  type Conversation,
  compareMessages,
  emptySnapshot,
  type Message,
  type Snapshot,
} from '@balcao/protocol';
import type { StatusName } from '@balcao/whatsapp';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactView, findContact, listIdentities } from '../contacts/index.ts';
import { DESK_STEPS, type DeskStep, deskSteps } from '../routing/testing/desk-steps.ts';
import type { OutboxOrigin } from './changes.ts';
import { recordOutcomes } from './deliver/record-outcomes.ts';
import type { ReceiveItem } from './receive-batch.ts';
import { findListed, listConversationMessages } from './store/reads.ts';
import { type Bench, createBench } from './testing/bench.ts';
import { echo, message, nextBsuid, nextPhone, nextWamid, reaction, status } from './testing/items.ts';
import { eventsOf } from './testing/look.ts';
import { brokenBot, testBot } from './testing/test-bot.ts';
import { conversationView, messageView } from './views.ts';

let bench: Bench;
let departmentId: string;
beforeAll(async () => {
  bench = await createBench();
  const [department] = await bench.rows<{ id: string }>('select id from departments');
  departmentId = department?.id ?? '';
  for (const userId of [bench.agentId, bench.colleagueId])
    await bench.rows(
      `insert into agents (organization_id, user_id, capacity, presence) values ($1, $2, 3, 'online')`,
      [bench.organizationId, userId],
    );
  await bench.rows(
    `insert into sla_policies (organization_id, department_id, first_response_minutes, first_response_alert_minutes, resolution_minutes, business_hours)
     values ($1, $2, 10, 5, 60, false)`,
    [bench.organizationId, departmentId],
  );
});
afterAll(() => bench.close());

type Fresh = {
  conversations: Record<string, Conversation>;
  threads: Record<string, readonly Message[]>;
  contacts: Record<string, Contact>;
};

/** As the routes read it. */
async function readFresh(): Promise<Fresh> {
  const ids = await bench.rows<{ id: string }>('select id from conversations where organization_id = $1', [
    bench.organizationId,
  ]);
  const contacts = await bench.rows<{ id: string }>(
    'select id from contacts where organization_id = $1 and merged_into is null',
    [bench.organizationId],
  );
  return bench.db.tx(bench.organizationId, async (tx) => {
    const fresh: Fresh = { conversations: {}, threads: {}, contacts: {} };
    for (const { id } of ids) {
      const one = await findListed(tx, bench.organizationId, id);
      if (!one) throw new Error('gone');
      fresh.conversations[id] = conversationView(one.row, one.names, one.contact, one.lastStatus);
      const rows = await listConversationMessages(tx, bench.organizationId, id, {
        limit: 1000,
        before: null,
      });
      fresh.threads[id] = rows.map((row) => messageView(row.row, row.attachment)).sort(compareMessages);
    }
    for (const { id } of contacts) {
      const contact = await findContact(tx, bench.organizationId, id);
      if (contact) fresh.contacts[id] = contactView(contact, await listIdentities(tx, [contact]));
    }
    return fresh;
  });
}

/** A reader that had every conversation open since before it began. */
async function replay(fresh: Fresh): Promise<Snapshot> {
  let snapshot: Snapshot = {
    ...emptySnapshot(),
    threads: Object.fromEntries(Object.keys(fresh.threads).map((id) => [id, { seq: 0, value: [] }])),
  };
  for (const one of await eventsOf(bench)) snapshot = applyEvent(snapshot, one);
  return snapshot;
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

async function checkLaw() {
  const fresh = await readFresh();
  const snapshot = await replay(fresh);
  for (const [id, conversation] of Object.entries(fresh.conversations))
    expect(json(snapshot.conversations[id]?.value)).toEqual(json(conversation));
  for (const [id, thread] of Object.entries(fresh.threads))
    expect(json(snapshot.threads[id]?.value)).toEqual(json(thread));
  // A contact that nothing was told of yet is nobody's to know.
  for (const [id, part] of Object.entries(snapshot.contacts)) {
    const contact = fresh.contacts[id];
    if (contact)
      expect(json({ ...part.value, updated_at: '' })).toEqual(json({ ...contact, updated_at: '' }));
  }
}

/** A row exactly while a conversation is open and its owner is the queue. */
async function checkQueue() {
  const waiting = await bench.rows(
    `select id as conversation_id, department_id, waiting_since,
            case priority when 'alta' then 0 when 'media' then 1 else 2 end as priority
       from conversations where status = 'open' and owner = 'queue' order by id`,
  );
  expect(
    await bench.rows(
      'select conversation_id, department_id, waiting_since, priority from queue_entries order by conversation_id',
    ),
  ).toEqual(waiting);
}

type Person = { phone: string; userId: string };
type Step =
  | { do: 'say'; who: number; text: string; withPhone: boolean; withUserId: boolean; again: boolean }
  | { do: 'photo' | 'react' | 'echo' | 'moveNumber'; who: number }
  | { do: 'status'; pick: number; name: StatusName; callback: boolean }
  | { do: 'accept' | 'fail'; pick: number }
  | { do: DeskStep; pick: number }
  | { do: 'name'; who: number; name: string };

const who = fc.nat(3);
const pick = fc.nat(50);
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      who,
      text: fc.constantFrom(
        'oi',
        'pão',
        'pessoa',
        'tchau',
        'marca',
        'espera',
        'quebra',
        'x',
        'menu',
        'sair',
        '5',
        '2',
      ),
      withPhone: fc.boolean(),
      withUserId: fc.boolean(),
      again: fc.boolean(),
    }),
  },
  fc.record({
    do: fc.constantFrom('photo' as const, 'react' as const, 'echo' as const, 'moveNumber' as const),
    who,
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      pick,
      name: fc.constantFrom<StatusName>('sent', 'delivered', 'read', 'failed', 'played'),
      callback: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('accept' as const, 'fail' as const), pick }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constantFrom(...DESK_STEPS), pick }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('look' as const, 'tend' as const), pick }) },
  fc.record({ do: fc.constant('name' as const), who, name: fc.constantFrom('Ana', 'Ana S.', 'Zé') }),
);

type World = { people: Person[]; lastWamid: Map<number, string>; accepted: Map<string, string> };

/** Webhooks of one step; actions are performed at once. */
async function perform(step: Step, world: World): Promise<ReceiveItem[]> {
  const person = 'who' in step ? world.people[step.who] : undefined;
  const from = person ? { waId: person.phone, userId: person.userId } : {};
  switch (step.do) {
    case 'say': {
      const former = world.lastWamid.get(step.who);
      const wamid = step.again && former ? former : nextWamid();
      world.lastWamid.set(step.who, wamid);
      const user = {
        ...(step.withPhone || !step.withUserId ? { waId: from.waId ?? '' } : {}),
        ...(step.withUserId ? { userId: from.userId ?? '' } : {}),
      };
      return [message(bench, user, step.text, { wamid })];
    }
    case 'photo':
      return [message(bench, from, { type: 'image', image: { id: 'm', mime_type: 'image/png' } })];
    case 'react': {
      const about = world.lastWamid.get(step.who);
      return about ? [message(bench, from, reaction(about, '👍'))] : [];
    }
    case 'echo':
      return [echo(bench, from.waId ?? '', 'Oi, é a Bia')];
    case 'name':
      return [message(bench, { ...from, profileName: step.name }, 'oi')];
    case 'moveNumber': {
      const next = nextPhone();
      const item = message(bench, from, {
        type: 'system',
        system: { type: 'user_changed_number', wa_id: next, body: '' },
      });
      if (person) person.phone = next;
      return [item];
    }
    default:
      await act(step, world);
      return [];
  }
}

async function act(step: Exclude<Step, { who: number }>, world: World): Promise<void> {
  const one = <Row>(rows: Row[]) => rows[rows.length === 0 ? 0 : step.pick % rows.length];
  if (step.do === 'status' || step.do === 'accept' || step.do === 'fail') {
    const sent = one(
      await bench.rows<{
        id: string;
        wamid: string | null;
        channel_id: string;
        contact_id: string;
        outbox: number | null;
        origin: OutboxOrigin;
      }>(
        `select m.id, m.wamid, m.channel_id, m.contact_id, o.id as outbox, o.origin from messages m left join outbox o on o.message_id = m.id
          where m.direction = 'outbound' order by m.id`,
      ),
    );
    if (!sent) return;
    const wamid = sent.wamid ?? world.accepted.get(sent.id) ?? nextWamid();
    world.accepted.set(sent.id, wamid);
    if (step.do === 'status') {
      const callbackData = step.callback ? sent.id : undefined;
      await bench.receive(
        status(bench, wamid, step.name, {
          callbackData,
          ...(step.name === 'failed' ? { code: 131026 } : {}),
        }),
      );
      return;
    }
    if (sent.outbox === null) return;
    const row = {
      id: sent.outbox,
      organization_id: bench.organizationId,
      channel_id: sent.channel_id,
      contact_id: sent.contact_id,
      message_id: sent.id,
      origin: sent.origin,
      attempts: 1,
    };
    const failure = { code: 1, title: 'no', details: null };
    await recordOutcomes(
      bench.db,
      [step.do === 'accept' ? { kind: 'accepted', row, wamid } : { kind: 'failed', row, failure }],
      new Date(bench.clock.now()),
    );
    return;
  }
  const conversation = one(
    await bench.rows<{ id: string; contact_id: string }>(
      'select id, contact_id from conversations order by id',
    ),
  );
  if (!conversation) return;
  const steps = deskSteps(bench, departmentId);
  await steps[step.do](conversation).catch((error: unknown) => {
    // Not the owner, window closed, a newer one is open: refusals change nothing.
    if (!(error instanceof Error) || error.name !== 'AppError') throw error;
  });
}

test('the law: an empty snapshot and all events are a fresh snapshot, whatever happened in whatever batches', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ step: stepArbitrary, flush: fc.boolean() }), {
        minLength: 10,
        maxLength: 60,
        size: 'max',
      }),
      holdsAfter,
    ),
    { numRuns: 80, ...(process.env.FC_SEED ? { seed: Number(process.env.FC_SEED) } : {}) },
  );
}, 240_000);

test('what a conversation was is told of it, though its line went on to another one in the same batch', async () => {
  const say = (text: string, flush = false) => ({
    step: { do: 'say', who: 0, text, withPhone: true, withUserId: true, again: false } as const,
    flush,
  });
  const transfer = { step: { do: 'transfer', pick: 0 } as const, flush: true };
  await holdsAfter([say('oi', true), transfer, say('menu'), say('tchau'), say('oi', true)]);
});

/** An installation of its own for these steps; then nothing is left of it. */
async function holdsAfter(steps: readonly { step: Step; flush: boolean }[]): Promise<void> {
  const world: World = {
    people: Array.from({ length: 4 }, () => ({ phone: nextPhone(), userId: nextBsuid() })),
    lastWamid: new Map(),
    accepted: new Map(),
  };
  try {
    await performAll(steps, world);
    await checkLaw();
    await checkQueue();
  } finally {
    await bench.rows(
      'truncate events, event_counters, conversations, contacts, identities, messages, message_ids, outbox, bot_sessions, timers, attachments, parked_statuses, queue_entries, service_log, survey_requests, survey_answers, notifications, sla_breaches, mails, jobs',
    );
  }
}

async function performAll(steps: readonly { step: Step; flush: boolean }[], world: World): Promise<void> {
  let batch: ReceiveItem[] = [];
  const flushAll = async () => {
    if (batch.length > 0) await bench.receive(...batch);
    batch = [];
  };
  for (const { step, flush } of steps) {
    await bench.clock.advance(7);
    const breaks = step.do === 'say' && step.text === 'quebra';
    if (breaks) await flushAll();
    bench.bot = breaks ? brokenBot : testBot;
    batch.push(...(await perform(step, world)));
    if (flush || breaks) await flushAll();
  }
  await flushAll();
}
