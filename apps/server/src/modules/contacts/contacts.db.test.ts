import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { type BenchApp, createBenchApp, strangers, us } from '../conversations/testing/http.ts';
import { message, nextBsuid, nextPhone } from '../conversations/testing/items.ts';
import { eventsOf } from '../conversations/testing/look.ts';
import { addContactRoutes } from './routes/index.ts';

let bench: Bench;
let http: BenchApp;
const told: string[] = [];
beforeAll(async () => {
  bench = await createBench();
  http = await createBenchApp((app) =>
    addContactRoutes(app, {
      ports: { db: bench.db, now: bench.ports.now, newId: bench.newId, onCommitted: (id) => told.push(id) },
    }),
  );
});
afterAll(async () => {
  await http.close();
  await bench.close();
});

const create = (body: object, as = us(bench)) => http.call(as, 'POST', '/v1/contacts', body);
const update = (id: unknown, body: object, as = us(bench)) =>
  http.call(as, 'PATCH', `/v1/contacts/${String(id)}`, body);

describe('POST /v1/contacts', () => {
  test('201 makes a contact and tells everybody', async () => {
    told.length = 0;
    const phone = nextPhone();
    const { status, body } = await create({
      whatsapp_id: `+${phone}`,
      name: 'Ana',
      email: 'ana@example.com',
      tags: ['vip', 'vip'],
      attributes: { city: 'Santos' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Ana',
      phone: `+${phone}`,
      email: 'ana@example.com',
      tags: ['vip'],
      attributes: { city: 'Santos' },
      identities: [{ kind: 'wa_id', value: phone }],
    });
    expect(told).toEqual([bench.organizationId]);
    expect((await eventsOf(bench)).at(-1)).toMatchObject({ type: 'contact.updated', contact: body });
  });

  test('the same id again, in another spelling, changes that contact', async () => {
    const phone = nextPhone();
    const first = await create({ whatsapp_id: phone, name: 'Ana', tags: ['a'], attributes: { x: 1, y: 1 } });
    const again = await create({
      whatsapp_id: `+55 (${phone.slice(2, 4)}) ${phone.slice(5, 9)}-${phone.slice(9)}`,
      tags: ['b'],
      attributes: { y: 2 },
    });
    expect(again.body).toMatchObject({
      id: first.body.id,
      name: 'Ana',
      tags: ['a', 'b'],
      attributes: { x: 1, y: 2 },
    });
  });

  test('finds the person who wrote before, and a name given here outlives the profile’s', async () => {
    const phone = nextPhone();
    await bench.receive(message(bench, { waId: phone, profileName: 'aninha' }, 'oi'));
    const { body } = await create({ whatsapp_id: phone, name: 'Ana Souza' });
    await bench.receive(message(bench, { waId: phone, profileName: 'aninha 2' }, 'oi'));
    expect((await http.call(us(bench), 'GET', `/v1/contacts/${String(body.id)}`)).body.name).toBe(
      'Ana Souza',
    );
  });

  test('takes a BSUID', async () => {
    const { status, body } = await create({ whatsapp_id: nextBsuid(), name: 'Zé' });
    expect([status, body.phone]).toEqual([201, null]);
  });

  test('ten at once make one contact', async () => {
    const phone = nextPhone();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => create({ whatsapp_id: phone, tags: [`t${i}`] })),
    );
    expect(answers.map((one) => one.status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(answers.map((one) => one.body.id)).size).toBe(1);
    const [row] = await bench.rows<{ tags: string[] }>('select tags from contacts where phone = $1', [phone]);
    expect(row?.tags).toHaveLength(10);
  });

  test('400 names the field for what is no number', async () => {
    const { status, body } = await create({ whatsapp_id: 'abcdefgh' });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('whatsapp_id')]);
  });

  test('what PostgreSQL cannot hold does not fail', async () => {
    const { status } = await create({
      whatsapp_id: nextPhone(),
      name: 'a\u0000b',
      attributes: { 'k\u0000': ['\ud800'] },
    });
    expect(status).toBe(201);
  });
});

describe('PATCH /v1/contacts/:id', () => {
  test('adds tags, removes tags, merges attributes, clears the e-mail', async () => {
    const { body } = await create({
      whatsapp_id: nextPhone(),
      email: 'a@example.com',
      tags: ['a', 'b'],
      attributes: { x: 1, y: 1 },
    });
    const changed = await update(body.id, {
      tags: ['c'],
      remove_tags: ['a'],
      attributes: { y: null },
      email: null,
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { tags: ['b', 'c'], attributes: { x: 1, y: null }, email: null },
    });
  });

  test('many at once lose nothing, though the bot changes the same contact meanwhile', async () => {
    const phone = nextPhone();
    await bench.receive(message(bench, phone, 'oi'));
    const [row] = await bench.rows<{ id: string }>('select id from contacts where phone = $1', [phone]);
    await Promise.all([
      ...Array.from({ length: 6 }, (_, i) => update(row?.id, { tags: [`t${i}`] })),
      bench.receive(message(bench, phone, 'marca')),
    ]);
    const { body } = await http.call(us(bench), 'GET', `/v1/contacts/${row?.id}`);
    expect(body.tags).toHaveLength(7);
  });

  test('of a contact that was merged changes the one it became', async () => {
    const [phone, bsuid] = [nextPhone(), nextBsuid()];
    const absorbed = await create({ whatsapp_id: phone });
    const kept = await create({ whatsapp_id: bsuid });
    await bench.receive(message(bench, { waId: phone, userId: bsuid }, 'sou um só'));
    const changed = await update(absorbed.body.id, { name: 'Uma só' });
    expect(changed.body).toMatchObject({ id: kept.body.id, name: 'Uma só' });
    const read = await http.call(us(bench), 'GET', `/v1/contacts/${String(absorbed.body.id)}`);
    expect(read.body.id).toBe(kept.body.id);
  });

  test('403 for a viewer, 404 for nobody', async () => {
    const { body } = await create({ whatsapp_id: nextPhone() });
    expect((await update(body.id, { name: 'x' }, us(bench, 'viewer'))).status).toBe(403);
    expect((await update(bench.newId(), { name: 'x' })).status).toBe(404);
  });
});

describe('GET /v1/contacts', () => {
  test('pages through all, newest first, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await http.call(
        us(bench),
        'GET',
        `/v1/contacts?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...(body.items as { id: string }[]).map((one) => one.id));
      cursor = body.next_cursor as string | null;
    }
    const rows = await bench.rows<{ id: string }>(
      'select id from contacts where organization_id = $1 and merged_into is null order by id desc',
      [bench.organizationId],
    );
    expect(seen).toEqual(rows.map((one) => one.id));
  });

  const find = async (q: string, as = us(bench)) => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const url = `/v1/contacts?limit=2&q=${encodeURIComponent(q)}${cursor && `&cursor=${cursor}`}`;
      const { body } = await http.call(as, 'GET', url);
      ids.push(...(body.items as { id: string }[]).map((one) => one.id));
      cursor = body.next_cursor as string | null;
    }
    return ids;
  };
  const make = async (body: object) => String((await create({ whatsapp_id: nextPhone(), ...body })).body.id);

  test('by name: without accents and case, part of a word, several words in any order', async () => {
    const [jose, maria, joaquina] = [
      await make({ name: 'José Antônio Quaresma' }),
      await make({ name: 'MARIA QUARESMA' }),
      await make({ name: 'Joaquina Quaresma de Souza' }),
    ];
    expect(await find('quaresma')).toEqual([joaquina, maria, jose]);
    for (const q of ['JOSE quaresma', 'quaresma ant', 'antônio quar', 'tonio quaresma'])
      expect([q, await find(q)]).toEqual([q, [jose]]);
    // One or two letters: the beginning of a word only.
    expect(await find('quaresma jo')).toEqual([joaquina, jose]);
    expect(await find('quaresma se')).toEqual([]);
    expect(await find('quaresma_')).toEqual([joaquina, maria, jose]);
    expect(await find('%')).toEqual([]);
    expect(await find('???')).toEqual([]);
    expect(await find('zzzz')).toEqual([]);
  });

  test('by number however it is written, with or without the ninth digit; by e-mail; a search without digits not by number', async () => {
    const id = await make({ whatsapp_id: '5584987651234', name: 'Nair', email: 'nair.f@lua.example' });
    for (const q of ['84987651234', '+55 (84) 98765-1234', '8765-1234', '558487651234', '765 123'])
      expect([q, await find(q)]).toEqual([q, [id]]);
    for (const q of [
      'nair.f@lua.example',
      'NAIR.F@lua',
      'f@lua.example 1234',
      'lua.exam',
      '@nair',
      'nair 1234',
    ])
      expect([q, await find(q)]).toEqual([q, [id]]);
    for (const q of ['nair 4321', 'nair_f@lua.example', 'nair%@lua.example'])
      expect([q, await find(q)]).toEqual([q, []]);
  });

  test('of the far past too, where the newest thousands are called otherwise', async () => {
    const old = [await make({ name: 'Sesquipedal Um' }), await make({ name: 'Sesquipedal Dois' })];
    await bench.rows(
      `insert into contacts (organization_id, id, name)
       select $1, ('ffffffff-ffff-7fff-8000-' || lpad(i::text, 12, '0'))::uuid, case i when 9 then 'Sesquipedal Novo' else 'Alguém' end
         from generate_series(1, 5100) i`,
      [bench.organizationId],
    );
    expect(await find('sesquip')).toEqual(['ffffffff-ffff-7fff-8000-000000000009', ...old.toReversed()]);
    await bench.rows(`delete from contacts where id > 'ffffffff-0000-0000-0000-000000000000'`);
  });

  test('not by the name of one who became another', async () => {
    const [phone, bsuid] = [nextPhone(), nextBsuid()];
    await create({ whatsapp_id: phone, name: 'Absorvida' });
    await create({ whatsapp_id: bsuid, name: 'Guardada' });
    await bench.receive(message(bench, { waId: phone, userId: bsuid }, 'sou uma só'));
    expect(await find('absorvida')).toEqual([]);
    expect(await find('guardada')).toHaveLength(1);
  });

  test('400 for a cursor it never gave out', async () => {
    for (const cursor of ['x', Buffer.from('["not an id"]').toString('base64url')])
      expect((await http.call(us(bench), 'GET', `/v1/contacts?cursor=${cursor}`)).body.error?.code).toBe(
        'INVALID_CURSOR',
      );
  });
});

describe('GET /v1/contacts/:id/survey-answers', () => {
  const DAY = 24 * 60 * 60 * 1000;
  /** `day`: days after the first of June */
  async function rate(contactId: unknown, day: number, answer: Record<string, unknown> = {}) {
    const row = {
      organization_id: bench.organizationId,
      id: bench.newId(),
      conversation_id: bench.newId(),
      contact_id: contactId,
      agent_id: null,
      survey: 'csat',
      score: 5,
      comment: null,
      at: new Date(Date.UTC(2026, 5, 1) + day * DAY).toISOString(),
      ...answer,
    };
    const names = Object.keys(row);
    await bench.rows(
      `insert into survey_answers (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
    return row;
  }
  const read = (id: unknown, query = '', as = us(bench, 'viewer')) =>
    http.call(as, 'GET', `/v1/contacts/${String(id)}/survey-answers${query}`);

  test('200 has what was answered, about which conversation and whom, newest first', async () => {
    const { body } = await create({ whatsapp_id: nextPhone() });
    const other = await create({ whatsapp_id: nextPhone() });
    const nps = await rate(body.id, 2, { survey: 'nps', score: 9 });
    const csat = await rate(body.id, 3, { agent_id: bench.agentId, score: 2, comment: 'demorou' });
    await rate(other.body.id, 4);
    const [agent] = await bench.rows<{ name: string }>('select name from users where id = $1', [
      bench.agentId,
    ]);
    expect(await read(body.id)).toEqual({
      status: 200,
      body: {
        items: [
          {
            id: csat.id,
            survey: 'csat',
            score: 2,
            comment: 'demorou',
            conversation_id: csat.conversation_id,
            agent: { id: bench.agentId, name: agent?.name },
            at: csat.at,
          },
          {
            id: nps.id,
            survey: 'nps',
            score: 9,
            comment: null,
            conversation_id: nps.conversation_id,
            agent: null,
            at: nps.at,
          },
        ],
        next_cursor: null,
      },
    });
  });

  test('pages through all, each once, also those of the same moment', async () => {
    const { body } = await create({ whatsapp_id: nextPhone() });
    const rows = [];
    for (const day of [3, 1, 2, 2, 2, 1, 4]) rows.push(await rate(body.id, day));
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await read(body.id, `?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...(page.body.items as { id: string }[]).map((one) => one.id));
      cursor = page.body.next_cursor as string | null;
    }
    const newestFirst = rows.toSorted((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1));
    expect(seen).toEqual(newestFirst.map((one) => one.id));
  });

  test('of a contact that was merged has the scores of both', async () => {
    const [phone, bsuid] = [nextPhone(), nextBsuid()];
    const absorbed = await create({ whatsapp_id: phone });
    const kept = await create({ whatsapp_id: bsuid });
    await rate(absorbed.body.id, 1);
    await rate(kept.body.id, 2);
    await bench.receive(message(bench, { waId: phone, userId: bsuid }, 'sou um só'));
    for (const { body } of [absorbed, kept]) expect((await read(body.id)).body.items).toHaveLength(2);
  });

  test('404 for nobody and for another tenant, whose answers are not ours either', async () => {
    const { body } = await create({ whatsapp_id: nextPhone() });
    await rate(body.id, 1, { organization_id: bench.otherOrganizationId });
    expect((await read(body.id)).body.items).toEqual([]);
    expect((await read(body.id, '', strangers(bench))).status).toBe(404);
    expect((await read(bench.newId())).status).toBe(404);
  });

  test('400 for a cursor it never gave out', async () => {
    const { body } = await create({ whatsapp_id: nextPhone() });
    expect((await read(body.id, '?cursor=x')).body.error?.code).toBe('INVALID_CURSOR');
  });
});

test('another tenant finds nothing and changes nothing', async () => {
  const phone = nextPhone();
  const { body } = await create({ whatsapp_id: phone, name: 'Nossa' });
  const foreign = strangers(bench);
  expect((await http.call(foreign, 'GET', `/v1/contacts/${String(body.id)}`)).status).toBe(404);
  expect((await update(body.id, { name: 'Deles' }, foreign)).status).toBe(404);
  expect((await http.call(foreign, 'GET', '/v1/contacts?q=Nossa')).body.items).toEqual([]);
  const theirs = await create({ whatsapp_id: phone, name: 'Deles' }, foreign);
  expect(theirs.body.id).not.toBe(body.id);
});
