import { isOpen, nextOpening } from '@balcao/calendar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandLine, createOrganization } from '../accounts/index.ts';
import { createTestApp, type TestApp } from '../accounts/testing/test-app.ts';
import { calendarOf, createCalendars } from './load-calendars.ts';
import { addCalendarRoutes } from './routes/index.ts';

const DAY_MS = 86_400_000;
let t: TestApp;
let fridayMs: number;
beforeAll(async () => {
  t = await createTestApp(addCalendarRoutes);
  // The coming Friday, 12:00 in São Paulo; 2 January 1970 was one.
  fridayMs = Math.ceil((t.clock.now() - DAY_MS) / (7 * DAY_MS)) * 7 * DAY_MS + DAY_MS + 15 * 3_600_000;
  await t.clock.advance(fridayMs - t.clock.now());
});
afterAll(() => t.close());

const day = [{ from: '08:00', to: '18:00' }];
const input = {
  name: 'Loja',
  time_zone: 'America/Sao_Paulo',
  weekly: { 1: day, 2: day, 3: day, 4: day, 5: [{ from: '08:00', to: '17:00' }] },
  exceptions: [{ date: '2020-12-24', name: 'Véspera', intervals: [{ from: '08:00', to: '12:00' }] }],
  holidays: {
    national: false,
    optional: ['carnival_tuesday'],
    custom: [{ date: '2020-01-25', name: 'Aniversário de São Paulo' }],
  },
};
const instant = (ms: number) => new Date(ms).toISOString();

type Sent = { headers: Record<string, string>; payload?: object };
const create = ({ headers, payload = input }: Sent) =>
  t.app.inject({ method: 'POST', url: '/v1/calendars', headers, payload });
const update = (id: string, { headers, payload = input }: Sent) =>
  t.app.inject({ method: 'PUT', url: `/v1/calendars/${id}`, headers, payload });
const remove = (id: string, { headers }: Sent) =>
  t.app.inject({ method: 'DELETE', url: `/v1/calendars/${id}`, headers });
const list = async (headers: Record<string, string>) =>
  (await t.app.inject({ url: '/v1/calendars', headers })).json().items as {
    id: string;
    is_default: boolean;
  }[];
const idOf = (answer: { json(): { id: string } }) => answer.json().id;
const audit = (subject: string) =>
  t.database.queryAsOwner<{ action: string; detail: object }>(
    `select action, detail from audit_log where subject = '${subject}' order by id`,
  );

describe('calendars', () => {
  test('what an admin makes is what everybody reads, with what holds now, in words', async () => {
    const made = await create({ headers: await t.as('admin') });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      ...input,
      is_default: false,
      open: true,
      next_opening: instant(fridayMs),
      hours_text: 'Seg a Qui 8h às 18h · Sex 8h às 17h',
    });
    expect(await list(await t.as('viewer'))).toContainEqual(made.json());
    expect(await audit(idOf(made))).toEqual([{ action: 'calendar.created', detail: { name: 'Loja' } }]);
  });

  test('only a zone and a week are needed; national holidays are kept unless refused', async () => {
    const payload = { name: 'Nunca', time_zone: 'UTC', weekly: {} };
    const made = await create({ headers: await t.as('admin'), payload });
    expect(made.json()).toMatchObject({
      exceptions: [],
      holidays: { national: true, optional: [], custom: [] },
      open: false,
      next_opening: null,
      hours_text: 'Fechado',
    });
  });

  test('putting replaces hours and name; promises are counted again once no process knows the old ones', async () => {
    const headers = await t.as('admin');
    const id = idOf(await create({ headers }));
    await t.database.queryAsOwner('delete from jobs');
    const payload = { ...input, name: 'Loja nova', weekly: { 6: [{ from: '22:00', to: '02:00' }] } };
    const answer = await update(id, { headers, payload });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ ...payload, id, open: false, hours_text: 'Sáb 22h às 2h' });
    expect(answer.json().next_opening).toBe(instant(fridayMs + 34 * 3_600_000));
    expect(await audit(id)).toContainEqual({ action: 'calendar.updated', detail: { name: 'Loja nova' } });
    const jobs = await t.database.queryAsOwner<object>(
      'select lane, kind, unique_key, payload, run_at from jobs',
    );
    expect(jobs).toEqual([
      {
        lane: 'desk',
        kind: 'sla.recheck',
        unique_key: `sla.recheck:${t.organizationId}`,
        payload: { organizationId: t.organizationId },
        run_at: new Date(fridayMs + 2_000),
      },
    ]);
  });

  test('there is one default: making another one moves it, and it cannot be deleted', async () => {
    const headers = await t.as('owner');
    const first = idOf(await create({ headers }));
    const second = idOf(await create({ headers }));
    await update(first, { headers, payload: { ...input, is_default: true } });
    const moved = await update(second, { headers, payload: { ...input, is_default: true } });
    expect(moved.json().is_default).toBe(true);
    expect((await list(headers)).filter((one) => one.is_default).map((one) => one.id)).toEqual([second]);
    expect((await audit(second)).at(-1)?.detail).toEqual({ name: 'Loja', made_default: true });
    const refused = await remove(second, { headers });
    expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'CONFLICT']);
    // Putting it again without the flag keeps it the default.
    expect((await update(second, { headers })).json().is_default).toBe(true);
  });

  test('departments that kept a deleted calendar keep the organization’s', async () => {
    const headers = await t.as('admin');
    const id = idOf(await create({ headers }));
    const fallback = idOf(await create({ headers }));
    await update(fallback, { headers, payload: { ...input, is_default: true } });
    await t.database.queryAsOwner(
      `update departments set calendar_id = '${id}' where slug = 'vendas' and organization_id = '${t.organizationId}'`,
    );
    await t.database.queryAsOwner('delete from jobs');
    expect((await remove(id, { headers })).statusCode).toBe(204);
    expect((await list(headers)).some((one) => one.id === id)).toBe(false);
    const kept = await t.database.queryAsOwner<object>(
      `select 1 from departments where calendar_id = '${id}'`,
    );
    expect(kept).toEqual([]);
    expect((await audit(id)).at(-1)).toEqual({ action: 'calendar.deleted', detail: { name: 'Loja' } });
    expect(await t.database.queryAsOwner<object>('select kind from jobs')).toEqual([{ kind: 'sla.recheck' }]);
    expect((await remove(id, { headers })).statusCode).toBe(404);
  });

  test('what cannot be is refused, field by field, and nothing is written', async () => {
    const headers = await t.as('admin');
    const before = await list(headers);
    const payload = {
      ...input,
      time_zone: 'Mars/Olympus',
      weekly: { 5: [{ from: '20:00', to: '09:00' }], 6: day },
      exceptions: [{ date: '2026-12-24', intervals: [{ from: '24:00', to: '02:00' }] }],
      holidays: { optional: ['festa_junina'], custom: [{ date: '02-30', name: 'Nunca' }] },
    };
    const answer = await create({ headers, payload });
    expect(answer.statusCode).toBe(400);
    const { code, details } = answer.json().error;
    expect(code).toBe('INVALID_INPUT');
    expect(details.map((one: { field: string }) => one.field)).toEqual([
      'time_zone',
      'weekly.6.0',
      'exceptions.0.intervals.0.from',
      'holidays.optional.0',
      'holidays.custom.0.date',
    ]);
    expect(await list(headers)).toEqual(before);
    const [kept] = before;
    expect((await update(kept?.id ?? '', { headers, payload })).statusCode).toBe(400);
    const shape = await create({
      headers,
      payload: { ...input, exceptions: [{ date: '2026-02-30', intervals: [] }] },
    });
    expect(shape.json().error.details[0].field).toBe('exceptions.0.date');
    expect((await create({ headers, payload: { ...input, name: ' ' } })).statusCode).toBe(400);
  });

  test('texts PostgreSQL refuses are mended', async () => {
    const headers = await t.as('admin');
    const exceptions = [{ date: '2026-12-24', name: 'V\u0000\ud800', intervals: [] }];
    const made = await create({ headers, payload: { ...input, name: 'Sol\u0000', exceptions } });
    expect(made.json()).toMatchObject({
      name: 'Sol\ufffd',
      exceptions: [{ name: 'V\ufffd\ufffd' }],
    });
  });

  test('a supervisor may read and not change; another organization’s calendars are not there', async () => {
    const id = idOf(await create({ headers: await t.as('admin') }));
    const supervisor = await t.as('supervisor');
    expect((await create({ headers: supervisor })).statusCode).toBe(403);
    expect((await update(id, { headers: supervisor })).statusCode).toBe(403);
    expect((await remove(id, { headers: supervisor })).statusCode).toBe(403);
    const stranger = await t.as('admin', t.otherOrganizationId);
    expect((await list(stranger)).map((one) => one.id)).not.toContain(id);
    expect((await update(id, { headers: stranger })).statusCode).toBe(404);
    expect((await remove(id, { headers: stranger })).statusCode).toBe(404);
    expect((await t.app.inject({ url: '/v1/calendars' })).statusCode).toBe(401);
  });

  test('holidays of a year in the caller’s language, optional ones marked', async () => {
    const headers = await t.as('viewer');
    const answer = await t.app.inject({ url: '/v1/calendars/holidays?year=2026', headers });
    expect(answer.statusCode).toBe(200);
    const { items } = answer.json();
    expect(items[0]).toEqual({
      id: 'new_year',
      date: '2026-01-01',
      name: 'Confraternização Universal',
      optional: false,
    });
    expect(items).toContainEqual({
      id: 'carnival_tuesday',
      date: '2026-02-17',
      name: 'Terça-feira de Carnaval',
      optional: true,
    });
    const spanish = await t.as('viewer', t.otherOrganizationId);
    await t.database.queryAsOwner(
      `update users set locale = 'es' where id in
         (select user_id from memberships where organization_id = '${t.otherOrganizationId}')`,
    );
    const theirs = await t.app.inject({ url: '/v1/calendars/holidays?year=2026', headers: spanish });
    expect(theirs.json().items[0].name).toBe('Año Nuevo');
    const wrong = await t.app.inject({ url: '/v1/calendars/holidays?year=20', headers });
    expect(wrong.json().error.details[0].field).toBe('year');
    expect((await t.app.inject({ url: '/v1/calendars/holidays?year=2026' })).statusCode).toBe(401);
  });
});

describe('whose hours hold', () => {
  test('the department’s, else the organization’s, else always open on its own clock', async () => {
    const { id: organizationId, departments } = await newOrganization();
    const headers = await t.as('admin', organizationId);
    const hoursOf = (departmentId: string | null) =>
      t.ctx.db.tx(organizationId, (tx) => calendarOf(tx, organizationId, departmentId));
    const [sales, support] = departments;
    if (!sales || !support) throw new Error('two departments are needed');
    const always = await hoursOf(sales);
    expect([always.timeZone, isOpen(always, fridayMs + 40 * 3_600_000)]).toEqual(['America/Sao_Paulo', true]);

    const whole = idOf(await create({ headers }));
    await update(whole, { headers, payload: { ...input, is_default: true } });
    const night = { ...input, time_zone: 'America/Manaus', weekly: { 6: [{ from: '22:00', to: '02:00' }] } };
    const own = idOf(await create({ headers, payload: night }));
    await t.database.queryAsOwner(`update departments set calendar_id = '${own}' where id = '${sales}'`);
    expect(nextOpening(await hoursOf(sales), fridayMs)).toBe(fridayMs + 35 * 3_600_000);
    expect(nextOpening(await hoursOf(support), fridayMs)).toBe(fridayMs);
    expect(nextOpening(await hoursOf(null), fridayMs)).toBe(fridayMs);
  });

  test('the kept ones are a second old at most, and keep what was counted while nothing changed', async () => {
    const { id: organizationId } = await newOrganization();
    const headers = await t.as('admin', organizationId);
    const { loadCalendars } = createCalendars(t.ctx);
    const load = async () =>
      (await t.ctx.db.tx(organizationId, (tx) => loadCalendars(tx, organizationId))).of(null);
    const always = await load();
    const id = idOf(await create({ headers }));
    await update(id, { headers, payload: { ...input, is_default: true } });
    expect(await load()).toBe(always);
    t.clock.advance(1_000);
    const shop = await load();
    expect(shop.weekly).toEqual(input.weekly);
    t.clock.advance(1_000);
    expect(await load()).toBe(shop);
    await update(id, { headers, payload: { ...input, weekly: {} } });
    t.clock.advance(1_000);
    expect((await load()).weekly).toEqual({});
  });
});

/** Without hours of its own. */
async function newOrganization(): Promise<{ id: string; departments: string[] }> {
  const { id } = await createOrganization(t.ctx, { name: 'Bar da Esquina' }, commandLine);
  await t.database.queryAsOwner(`update organizations set calendar_id = null where id = '${id}'`);
  const rows = await t.database.queryAsOwner<{ id: string }>(
    `select id from departments where organization_id = '${id}' order by position`,
  );
  return { id, departments: rows.map((row) => row.id) };
}
