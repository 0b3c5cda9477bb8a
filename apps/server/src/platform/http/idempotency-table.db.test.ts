import { createTestDatabase, type TestDatabase } from '@balcao/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdempotencyStore } from './idempotency.ts';
import { createIdempotencyTable, deleteOldIdempotencyKeys } from './idempotency-table.ts';

const ACME = '0190a0a0-0000-7000-8000-00000000000a';
const BETA = '0190a0a0-0000-7000-8000-00000000000b';
let database: TestDatabase;
let store: IdempotencyStore;

beforeAll(async () => {
  database = await createTestDatabase();
  store = createIdempotencyTable(database.db);
});
afterAll(() => database.close());

const acme = (key: string) => ({ organizationId: ACME, key });

describe('the table of answers', () => {
  it('of many callers at once exactly one starts', async () => {
    const begun = await Promise.all(Array.from({ length: 8 }, () => store.begin(acme('race'), 'h')));
    expect(begun.map((one) => one.kind).sort()).toEqual([
      ...Array.from({ length: 7 }, () => 'busy'),
      'started',
    ]);
  });

  it('replays the answer, refuses another request, keeps organizations apart', async () => {
    await store.begin(acme('a'), 'h');
    await store.finish(acme('a'), 'h', { status: 201, body: '{"text":"\\u0000 é"}' });
    expect(await store.begin(acme('a'), 'h')).toEqual({
      kind: 'replay',
      answer: { status: 201, body: '{"text":"\\u0000 é"}' },
    });
    expect(await store.begin(acme('a'), 'other')).toEqual({ kind: 'mismatch' });
    expect(await store.begin({ organizationId: BETA, key: 'a' }, 'other')).toEqual({ kind: 'started' });
  });

  it('a released key may start again; a finished one is not released', async () => {
    await store.begin(acme('b'), 'h');
    await store.release(acme('b'), 'h');
    expect(await store.begin(acme('b'), 'h')).toEqual({ kind: 'started' });
    await store.finish(acme('b'), 'h', { status: 204, body: '' });
    await store.release(acme('b'), 'h');
    expect((await store.begin(acme('b'), 'h')).kind).toBe('replay');
  });

  it('a call that died frees its key once its claim is over', async () => {
    await store.begin(acme('c'), 'h');
    await database.queryAsOwner(
      `update idempotency_keys set claimed_until = now() - interval '1 s' where key = 'c'`,
    );
    expect(await store.begin(acme('c'), 'other')).toEqual({ kind: 'started' });
  });

  it('answers are forgotten after a day', async () => {
    await store.begin(acme('d'), 'h');
    await store.finish(acme('d'), 'h', { status: 200, body: '1' });
    await database.queryAsOwner(
      `update idempotency_keys set created_at = now() - interval '25 h' where key = 'd'`,
    );
    expect(await database.db.tx(ACME, (tx) => deleteOldIdempotencyKeys(tx, ACME))).toBe(1);
    expect(await store.begin(acme('d'), 'other')).toEqual({ kind: 'started' });
  });
});
