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

  test('finds without accents, by part of the number, and not everybody for a search without digits', async () => {
    const phone = nextPhone();
    await create({ whatsapp_id: phone, name: 'José Antônio' });
    const find = async (q: string) =>
      (await http.call(us(bench), 'GET', `/v1/contacts?q=${encodeURIComponent(q)}`)).body.items as unknown[];
    expect(await find('jose ant')).toHaveLength(1);
    expect(await find(phone.slice(-8))).toHaveLength(1);
    expect(await find('zzzz')).toHaveLength(0);
  });

  test('400 for a cursor it never gave out', async () => {
    for (const cursor of ['x', Buffer.from('["not an id"]').toString('base64url')])
      expect((await http.call(us(bench), 'GET', `/v1/contacts?cursor=${cursor}`)).body.error?.code).toBe(
        'INVALID_CURSOR',
      );
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
