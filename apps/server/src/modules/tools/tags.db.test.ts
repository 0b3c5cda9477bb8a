import type { Tag } from '@balcao/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { createTestApp, type Headers, type TestApp } from '../accounts/testing/test-app.ts';
import { readDeskSettings } from '../desk/index.ts';
import { readEventPage } from '../event-log/index.ts';
import { createToolJobHandlers, type ToolPorts } from './index.ts';
import { addToolRoutes } from './routes/index.ts';

let t: TestApp;
let boss: Headers;
let ports: ToolPorts;
const told: string[] = [];
beforeAll(async () => {
  t = await createTestApp((app, { ctx }) => {
    ports = { ctx, announce: (organizationId) => told.push(organizationId) };
    addToolRoutes(app, { ports });
  });
  boss = await t.as('supervisor');
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.database.queryAsOwner('truncate contacts, tags, jobs, events, event_counters');
  await t.database.queryAsOwner(`update organizations set desk = '{}'`);
  told.length = 0;
});

async function call(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
  headers = boss,
) {
  const answer = await t.app.inject({
    method,
    url: `/v1/tags${path}`,
    headers,
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}
const list = async (headers = boss): Promise<Tag[]> => (await call('GET', '', undefined, headers)).body.items;
const counts = async () => (await list()).map((tag) => [tag.name, tag.contacts]);
const named = async (name: string) => {
  const found = (await list()).find((tag) => tag.name === name);
  if (!found) throw new Error(`There is no tag ${name}.`);
  return found;
};
/** `count` contacts with these tags. Returns the first one's id. */
async function contacts(tags: string[], count = 1, organizationId = t.organizationId): Promise<string> {
  const ids = Array.from({ length: count }, () => uuidv7(t.clock.now()));
  await t.ctx.db.tx(organizationId, (tx) =>
    tx.execute({
      text: `insert into contacts (organization_id, id, tags, updated_at)
             select $1, id, $3, '2026-01-01T00:00:00Z' from unnest($2::uuid[]) as c(id)`,
      values: [organizationId, ids, tags],
    }),
  );
  return ids[0] ?? '';
}
const contact = async (id: string) =>
  (
    await t.database.queryAsOwner<{ tags: string[]; updated_at: Date }>(
      `select tags, updated_at from contacts where id = '${id}'`,
    )
  )[0];
/** What waits in the table is done, as a worker would. */
async function work(signal = new AbortController().signal): Promise<void> {
  const jobs = await t.database.queryAsOwner<{ payload: unknown }>(
    `delete from jobs where kind = 'tags.follow' returning payload`,
  );
  for (const { payload } of jobs)
    await createToolJobHandlers(ports)['tags.follow']?.(
      {
        id: 1,
        lane: 'maintenance',
        kind: 'tags.follow',
        key: null,
        organizationId: t.organizationId,
        payload,
        attempts: 1,
        maxAttempts: 20,
      },
      { signal, finish: async () => undefined },
    );
}
const events = async () => (await readEventPage(t.ctx.db, t.organizationId, 0, 10_000)).events;

describe('GET /v1/tags', () => {
  test('lists what was defined and what is in use, by name, with how many contacts carry each', async () => {
    await call('POST', '', { name: 'novo', color: 'green' });
    await contacts(['vip', 'Atacado'], 2);
    await contacts(['vip']);
    await contacts([]);
    await contacts(['deles'], 1, t.otherOrganizationId);
    expect(await counts()).toEqual([
      ['Atacado', 2],
      ['novo', 0],
      ['vip', 3],
    ]);
    const first = await list();
    expect(await list(await t.as('viewer'))).toEqual(first);
    expect(first.map((tag) => tag.color)).toEqual(['neutral', 'green', 'neutral']);
  });

  test('spellings of one name are one tag, and who carries two of them counts once', async () => {
    await contacts(['VIP'], 2);
    await contacts(['vip', 'VIP']);
    expect(await counts()).toEqual([['VIP', 3]]);
  });

  test('who was merged into somebody does not count', async () => {
    await contacts(['vip']);
    const merged = await contacts(['vip', 'velho']);
    await t.database.queryAsOwner(
      `update contacts set merged_into = '${uuidv7(t.clock.now())}' where id = '${merged}'`,
    );
    expect(await counts()).toEqual([['vip', 1]]);
  });

  test('read at once by many, each tag gets one row', async () => {
    await contacts(['a', 'b', 'c']);
    const answers = await Promise.all(Array.from({ length: 6 }, () => list()));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe('POST /v1/tags', () => {
  test('201, audited, and counts who carries the name already', async () => {
    await contacts(['vip'], 2);
    const { status, body } = await call('POST', '', { name: ' VIP ', color: 'amber' });
    expect([status, body]).toEqual([
      201,
      { id: expect.any(String), name: 'VIP', color: 'amber', contacts: 2 },
    ]);
    expect(await list()).toEqual([body]);
    const audit = await t.database.queryAsOwner(`select action from audit_log where subject = '${body.id}'`);
    expect(audit).toEqual([{ action: 'tag.created' }]);
  });

  test('409 for a name that is there, 400 names the field, 403 for an agent', async () => {
    await call('POST', '', { name: 'vip' });
    expect((await call('POST', '', { name: 'Vip' })).body.error).toMatchObject({
      code: 'ALREADY_EXISTS',
      details: [{ field: 'name' }],
    });
    expect((await call('POST', '', { name: ' ' })).body.error.details[0].field).toBe('name');
    expect((await call('POST', '', { name: 'x', color: 'pink' })).body.error.details[0].field).toBe('color');
    expect((await call('POST', '', { name: 'x' }, await t.as('agent'))).status).toBe(403);
  });
});

describe('PUT /v1/tags/:id', () => {
  test('the list has the new name at once, contacts follow, keep their moment and are told', async () => {
    const both = await contacts(['a', 'vip', 'VIP', 'z']);
    const other = await contacts(['z']);
    await contacts(['vip'], 450);
    const { id } = await named('vip');
    const { status, body } = await call('PUT', `/${id}`, { name: 'Ouro', color: 'amber' });
    expect([status, body]).toEqual([200, { id, name: 'Ouro', color: 'amber', contacts: 451 }]);
    expect(await counts()).toEqual([
      ['a', 1],
      ['Ouro', 451],
      ['z', 2],
    ]);
    await work();
    expect((await contact(both))?.tags).toEqual(['a', 'Ouro', 'z']);
    expect((await contact(both))?.updated_at.toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect((await contact(other))?.tags).toEqual(['z']);
    const log = await events();
    expect(log).toHaveLength(451);
    expect(log[0]).toMatchObject({
      type: 'contact.updated',
      contact: { id: both, tags: ['a', 'Ouro', 'z'] },
    });
    expect(told).toEqual([t.organizationId, t.organizationId, t.organizationId]);
    expect(await named('Ouro')).toMatchObject({ id, contacts: 451 });
    await work();
    expect(await events()).toHaveLength(451);
  });

  test('stopped in the middle it goes on where it was', async () => {
    await contacts(['vip'], 450);
    const { id } = await named('vip');
    await call('PUT', `/${id}`, { name: 'Ouro' });
    const leaving = new AbortController();
    const [job] = await t.database.queryAsOwner<{ payload: object }>('select payload from jobs');
    ports.announce = (organizationId) => {
      told.push(organizationId);
      leaving.abort(new Error('leaving'));
    };
    await expect(work(leaving.signal)).rejects.toThrow('leaving');
    ports.announce = (organizationId) => told.push(organizationId);
    expect(await events()).toHaveLength(200);
    expect(await counts()).toEqual([['Ouro', 450]]);
    await t.database.queryAsOwner(
      `insert into jobs (lane, kind, payload, run_at, max_attempts)
       values ('maintenance', 'tags.follow', '${JSON.stringify(job?.payload)}', now(), 20)`,
    );
    await work();
    expect(await events()).toHaveLength(450);
    expect(await counts()).toEqual([['Ouro', 450]]);
  });

  test('renamed twice before contacts followed, and back: they end with the last name', async () => {
    const one = await contacts(['vip']);
    const { id } = await named('vip');
    await call('PUT', `/${id}`, { name: 'ouro' });
    await call('PUT', `/${id}`, { name: 'prata' });
    await work();
    expect((await contact(one))?.tags).toEqual(['prata']);
    await call('PUT', `/${id}`, { name: 'ouro' });
    await call('PUT', `/${id}`, { name: 'prata' });
    await work();
    expect((await contact(one))?.tags).toEqual(['prata']);
    await call('PUT', `/${id}`, { name: 'Prata' });
    await work();
    expect((await contact(one))?.tags).toEqual(['Prata']);
    expect(await counts()).toEqual([['Prata', 1]]);
  });

  test('an old name is free once contacts followed, not before', async () => {
    await contacts(['vip']);
    const { id } = await named('vip');
    await call('PUT', `/${id}`, { name: 'ouro' });
    expect((await call('POST', '', { name: 'vip' })).body.error.details[0].message).toContain('Try again');
    await work();
    expect((await call('POST', '', { name: 'vip' })).status).toBe(201);
  });

  test('the tag that gives priority goes on giving it', async () => {
    await contacts(['vip']);
    await call('PUT', `/${(await named('vip')).id}`, { name: 'ouro' });
    const desk = await t.ctx.db.tx(t.organizationId, (tx) => readDeskSettings(tx, t.organizationId));
    expect(desk.vip_tag).toBe('ouro');
  });

  test('another colour leaves contacts alone', async () => {
    await contacts(['vip']);
    const { id } = await named('vip');
    expect((await call('PUT', `/${id}`, { name: 'vip', color: 'red' })).body.color).toBe('red');
    expect(await t.database.queryAsOwner('select 1 from jobs')).toEqual([]);
  });

  test('409 for another one’s name, 403 for an agent, 404 for another tenant’s', async () => {
    const { body } = await call('POST', '', { name: 'vip' });
    await call('POST', '', { name: 'ouro' });
    expect((await call('PUT', `/${body.id}`, { name: 'OURO' })).body.error.code).toBe('ALREADY_EXISTS');
    expect((await call('PUT', `/${body.id}`, { name: 'x' }, await t.as('agent'))).status).toBe(403);
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await call('PUT', `/${body.id}`, { name: 'x' }, foreign)).status).toBe(404);
  });
});

describe('DELETE /v1/tags/:id', () => {
  test('gone from the list at once, then from contacts; audited', async () => {
    const one = await contacts(['a', 'Vip']);
    await contacts(['vip'], 3);
    const theirs = await contacts(['vip'], 1, t.otherOrganizationId);
    const { id } = await named('vip');
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect(await counts()).toEqual([['a', 1]]);
    expect((await call('POST', '', { name: 'vip' })).body.error.details[0].message).toContain('Try again');
    expect((await call('DELETE', `/${id}`)).status).toBe(404);
    await work();
    expect((await contact(one))?.tags).toEqual(['a']);
    expect((await contact(theirs))?.tags).toEqual(['vip']);
    expect(await events()).toHaveLength(4);
    expect(await counts()).toEqual([['a', 1]]);
    expect((await call('POST', '', { name: 'vip' })).body.contacts).toBe(0);
    const audit = await t.database.queryAsOwner(
      `select action, detail from audit_log where subject = '${id}'`,
    );
    expect(audit).toEqual([{ action: 'tag.deleted', detail: { name: 'vip' } }]);
  });

  test('403 for an agent, 404 for another tenant’s', async () => {
    const { body } = await call('POST', '', { name: 'vip' });
    expect((await call('DELETE', `/${body.id}`, undefined, await t.as('agent'))).status).toBe(403);
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await call('DELETE', `/${body.id}`, undefined, foreign)).status).toBe(404);
  });
});

test('who carries a tag is found for one’s own organization only', async () => {
  await contacts(['vip'], 1, t.otherOrganizationId);
  const [row] = await t.ctx.db.tx(t.organizationId, (tx) =>
    tx.query<{ count: number }>({
      text: 'select count(*)::integer as count from balcao_tagged_contacts($1, $2, null, null)',
      values: [t.otherOrganizationId, ['vip']],
    }),
  );
  expect(row).toEqual({ count: 0 });
});
