import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { takeConversation } from './actions/take-conversation.ts';
import { type Bench, createBench } from './testing/bench.ts';
import { message, nextBsuid, nextPhone } from './testing/items.ts';
import { conversationOf, conversationsOf, eventsOf, transcript } from './testing/look.ts';

type Contact = { id: string; phone: string | null; name: string | null; merged_into: string | null };

let bench: Bench;
let phone: string;
let bsuid: string;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  phone = nextPhone();
  bsuid = nextBsuid();
});

const contactOf = async (kind: string, value: string): Promise<Contact> => {
  const [contact] = await bench.rows<Contact>(
    `select c.* from identities i join contacts c on c.id = i.contact_id
      where i.organization_id = $1 and i.kind = $2 and i.value = $3`,
    [bench.organizationId, kind, value],
  );
  if (!contact) throw new Error(`Nobody has ${kind} ${value}`);
  return contact;
};
const linesOf = (contactId: string) =>
  bench.rows<{ id: string; status: string; owner: string }>(
    'select id, status, owner from conversations where contact_id = $1 order by id',
    [contactId],
  );

describe('a number', () => {
  test('with and without the ninth digit is one person, who is answered as WhatsApp wrote it', async () => {
    const without = `${phone.slice(0, 4)}${phone.slice(5)}`;
    await bench.receive(message(bench, without, 'oi'));
    await bench.receive(message(bench, phone, 'oi de novo'));
    expect((await contactOf('wa_id', phone)).id).toBe((await contactOf('wa_id', without)).id);
    expect((await contactOf('wa_id', phone)).phone).toBe(phone);
  });

  test('belongs to different people in different organizations', async () => {
    await bench.receive(
      message(bench, phone, 'oi'),
      message(bench, phone, 'oi', { channel: bench.foreignChannel }),
    );
    expect((await conversationsOf(bench, phone)).map((one) => one.organization_id).sort()).toEqual(
      [bench.organizationId, bench.otherOrganizationId].sort(),
    );
  });

  test('whose owner gets a BSUID stays with that owner', async () => {
    await bench.receive(message(bench, phone, 'oi'));
    await bench.receive(message(bench, { waId: phone, userId: bsuid }, 'sou eu'));
    expect((await contactOf('bsuid', bsuid)).id).toBe((await contactOf('wa_id', phone)).id);
    await bench.receive(message(bench, { userId: bsuid }, 'ainda eu'));
    expect(await transcript(bench, phone)).toContain('in: ainda eu');
  });

  test('that was recycled gets a new person who sees nothing of the old one’s history', async () => {
    await bench.receive(message(bench, { waId: phone, userId: bsuid }, 'meu segredo'));
    const former = await contactOf('bsuid', bsuid);
    const heir = nextBsuid();
    await bench.receive(message(bench, { waId: phone, userId: heir }, 'oi'));
    const current = await contactOf('bsuid', heir);
    expect(current.id).not.toBe(former.id);
    expect((await contactOf('wa_id', phone)).id).toBe(current.id);
    expect(await linesOf(former.id)).toHaveLength(1);
    expect(await linesOf(current.id)).toHaveLength(1);
  });

  test('that was recycled is no longer where the former owner’s messages go', async () => {
    await bench.receive(message(bench, { waId: phone, userId: bsuid }, 'meu segredo'));
    await bench.receive(message(bench, { waId: phone, userId: nextBsuid() }, 'oi'));
    expect((await contactOf('bsuid', bsuid)).phone).toBeNull();
  });

  test('that was recycled within one batch works too', async () => {
    const heir = nextBsuid();
    await bench.receive(
      message(bench, { waId: phone, userId: bsuid }, 'um'),
      message(bench, { waId: phone, userId: heir }, 'dois'),
    );
    expect((await contactOf('wa_id', phone)).id).toBe((await contactOf('bsuid', heir)).id);
  });

  test('that changes by word of WhatsApp keeps the person and the conversation', async () => {
    const next = nextPhone();
    await bench.receive(message(bench, phone, 'oi'));
    const before = await contactOf('wa_id', phone);
    await bench.receive(
      message(bench, phone, {
        type: 'system',
        system: { type: 'user_changed_number', wa_id: next, body: 'changed' },
      }),
    );
    await bench.receive(message(bench, next, 'número novo'));
    expect(await contactOf('wa_id', next)).toMatchObject({ id: before.id, phone: next });
    await expect(contactOf('wa_id', phone)).rejects.toThrow('Nobody');
    expect(await transcript(bench, next)).toContain('in: número novo');
    expect(await conversationsOf(bench, next)).toHaveLength(1);
  });

  test('that a known person writes from is where answers go from then on', async () => {
    const next = nextPhone();
    await bench.receive(message(bench, { waId: phone, userId: bsuid }, 'oi'));
    await bench.receive(message(bench, { waId: next, userId: bsuid }, 'troquei de número'));
    expect((await contactOf('bsuid', bsuid)).phone).toBe(next);
  });
});

describe('a BSUID', () => {
  test('alone is a person without a number', async () => {
    await bench.receive(message(bench, { userId: bsuid, username: 'ana.souza' }, 'oi'));
    expect(await contactOf('bsuid', bsuid)).toMatchObject({ phone: null });
    expect(await linesOf((await contactOf('bsuid', bsuid)).id)).toHaveLength(1);
  });

  test('that WhatsApp replaces moves to its successor', async () => {
    const next = nextBsuid();
    await bench.receive(message(bench, { waId: phone, userId: bsuid }, 'oi'));
    const before = await contactOf('bsuid', bsuid);
    await bench.receive({
      organizationId: bench.organizationId,
      channelId: bench.channel.id,
      shard: 7,
      kind: 'webhook',
      event: {
        kind: 'user_id_update',
        wabaId: 'W1',
        phoneNumberId: '1000',
        waId: phone,
        previousUserId: bsuid,
        currentUserId: next,
        timestampMs: bench.clock.now(),
      },
    });
    await bench.receive(message(bench, { waId: phone, userId: next }, 'ainda eu'));
    expect((await contactOf('bsuid', next)).id).toBe(before.id);
    await expect(contactOf('bsuid', bsuid)).rejects.toThrow('Nobody');
    expect(await conversationsOf(bench, phone)).toHaveLength(1);
  });
});

describe('two contacts proven to be one', () => {
  async function twoContacts() {
    await bench.receive(message(bench, { userId: bsuid }, 'sem número'));
    await bench.receive(message(bench, phone, 'sem bsuid'));
    return { byUserId: await contactOf('bsuid', bsuid), byWaId: await contactOf('wa_id', phone) };
  }
  const prove = () => bench.receive(message(bench, { waId: phone, userId: bsuid }, 'sou um só'));

  test('become one with all identities; the other says into whom it went', async () => {
    const { byUserId, byWaId } = await twoContacts();
    await prove();
    expect((await contactOf('wa_id', phone)).id).toBe(byUserId.id);
    expect(await bench.rows('select merged_into from contacts where id = $1', [byWaId.id])).toEqual([
      { merged_into: byUserId.id },
    ]);
  });

  test('keep one open conversation, the newer; the other closes and all its words stay', async () => {
    const { byUserId } = await twoContacts();
    const [older] = await linesOf(byUserId.id);
    await prove();
    const lines = await linesOf(byUserId.id);
    expect(lines.map((one) => one.status)).toEqual(['closed', 'open']);
    expect(lines[0]?.id).toBe(older?.id);
    expect((await transcript(bench, phone)).filter((line) => line.startsWith('in:'))).toEqual([
      'in: sem número',
      'in: sem bsuid',
      'in: sou um só',
    ]);
  });

  test('keep the agent’s conversation, though it is the older', async () => {
    const { byUserId } = await twoContacts();
    const [older] = await linesOf(byUserId.id);
    await takeConversation(bench.ports, bench.organizationId, older?.id ?? '', bench.agentId);
    await prove();
    const open = (await linesOf(byUserId.id)).filter((one) => one.status === 'open');
    expect(open).toMatchObject([{ id: older?.id, owner: 'agent' }]);
  });

  test('keep the place of who waits for a person, though it is the older', async () => {
    const { byUserId } = await twoContacts();
    await bench.receive(message(bench, { userId: bsuid }, 'Pessoa'));
    await prove();
    const open = (await linesOf(byUserId.id)).filter((one) => one.status === 'open');
    expect(open).toMatchObject([{ owner: 'queue' }]);
    expect(
      await bench.rows('select 1 from queue_entries where conversation_id = $1', [open[0]?.id]),
    ).toHaveLength(1);
  });

  test('wait in one place only: where the other conversation closed, nobody waits any more', async () => {
    const { byUserId } = await twoContacts();
    await bench.receive(message(bench, { userId: bsuid }, 'Pessoa'));
    await bench.receive(message(bench, phone, 'Pessoa'));
    await prove();
    const [gone] = (await linesOf(byUserId.id)).filter((one) => one.status === 'closed');
    expect(
      await bench.rows(
        'select kind, actor_type from service_log where conversation_id = $1 order by id desc limit 1',
        [gone?.id],
      ),
    ).toEqual([{ kind: 'left_queue', actor_type: 'system' }]);
    expect(await bench.rows('select 1 from queue_entries where conversation_id = $1', [gone?.id])).toEqual(
      [],
    );
  });

  test('keep one session', async () => {
    const { byUserId } = await twoContacts();
    await prove();
    expect(await bench.rows('select 1 from bot_sessions where contact_id = $1', [byUserId.id])).toHaveLength(
      1,
    );
  });

  test('in one batch leave no session of the contact that is gone', async () => {
    await bench.receive(message(bench, { userId: bsuid }, 'um'));
    await bench.receive(
      message(bench, phone, 'dois'),
      message(bench, { waId: phone, userId: bsuid }, 'três'),
    );
    const survivor = await contactOf('wa_id', phone);
    const left = await bench.rows(
      'select contact_id from bot_sessions s join contacts c on c.id = s.contact_id where c.merged_into = $1 or c.id = $1',
      [survivor.id],
    );
    expect(left).toEqual([{ contact_id: survivor.id }]);
  });

  test('say so in the conversation that closed, and tell everybody', async () => {
    const { byUserId } = await twoContacts();
    const [older] = await linesOf(byUserId.id);
    await prove();
    expect(await transcript(bench, phone)).toContain('(contact_merged)');
    const told = (await eventsOf(bench)).findLast(
      (one) => 'conversation' in one && one.conversation.id === older?.id,
    );
    expect(told).toMatchObject({ conversation: { status: 'closed', contact: { id: byUserId.id } } });
  });

  test('in the very batch that made them both, are one too', async () => {
    await bench.receive(message(bench, { userId: bsuid }, 'um'));
    await expect(
      bench.receive(message(bench, phone, 'dois'), message(bench, { waId: phone, userId: bsuid }, 'três')),
    ).resolves.toBeDefined();
    expect((await contactOf('wa_id', phone)).id).toBe((await contactOf('bsuid', bsuid)).id);
  });
});

test('a timer made for a contact that became another leads that one’s session on', async () => {
  // The bot waits in a conversation of the contact that will be absorbed; it wins, being the newer.
  await bench.receive(message(bench, { userId: bsuid }, 'sem número'));
  await bench.receive(message(bench, phone, 'oi'));
  await bench.receive(message(bench, phone, 'Espera'));
  const absorbed = await contactOf('wa_id', phone);
  const [timer] = await bench.rows<{ step: number; subject_id: string; contact_id: string }>(
    `select * from timers where contact_id = '${absorbed.id}'`,
  );
  await bench.receive(message(bench, { waId: phone, userId: bsuid }, 'sou um só'));
  await bench.receive({
    organizationId: bench.organizationId,
    channelId: bench.channel.id,
    shard: 0,
    kind: 'bot_event',
    contactId: absorbed.id,
    conversationId: timer?.subject_id ?? '',
    event: { type: 'timer', name: 'wait', step: timer?.step ?? -1 },
  });
  expect(await transcript(bench, phone)).toContain('out: Acordei.');
});

test('a name from the profile is followed until a person types one', async () => {
  await bench.receive(message(bench, { waId: phone, profileName: 'ana' }, 'oi'));
  await bench.receive(message(bench, { waId: phone, profileName: 'Ana S.' }, 'oi'));
  const contact = await contactOf('wa_id', phone);
  expect(contact.name).toBe('Ana S.');
  const told = (await eventsOf(bench)).findLast((one) => one.type === 'contact.updated');
  expect(told).toMatchObject({ contact: { id: contact.id, name: 'Ana S.' } });
  await bench.rows('update contacts set name_is_manual = true where id = $1', [contact.id]);
  await bench.receive(message(bench, { waId: phone, profileName: 'outro' }, 'oi'));
  expect((await contactOf('wa_id', phone)).name).toBe('Ana S.');
  expect(await conversationOf(bench, phone)).toMatchObject({ unread_count: 3 });
});
