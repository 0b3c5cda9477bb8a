import { AppError, endpoint } from '@balcao/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Begun, type IdempotencyStore, type StoredAnswer } from './idempotency.ts';
import { route } from './route.ts';
import { asAgent, asKey, testServer } from './test-server.ts';

function memoryStore(): IdempotencyStore {
  const rows = new Map<string, { hash: string; answer?: StoredAnswer }>();
  return {
    async begin({ key }, hash): Promise<Begun> {
      const row = rows.get(key);
      if (!row) {
        rows.set(key, { hash });
        return { kind: 'started' };
      }
      if (row.hash !== hash) return { kind: 'mismatch' };
      return row.answer ? { kind: 'replay', answer: row.answer } : { kind: 'busy', retryAfterSeconds: 1 };
    },
    async finish({ key }, hash, answer) {
      rows.set(key, { hash, answer });
    },
    async release({ key }) {
      rows.delete(key);
    },
  };
}

const pay = endpoint({
  id: 'pay',
  method: 'POST',
  path: '/v1/pay',
  tag: 't',
  summary: 's',
  auth: 'any',
  status: 201,
  body: z.object({ amount: z.number() }),
  response: z.object({ number: z.number() }),
});
let close: (() => Promise<unknown>) | undefined;
afterEach(() => close?.());

function paying(work: (amount: number) => Promise<number>) {
  const { app } = testServer({ idempotency: memoryStore() });
  close = () => app.close();
  route(app, pay, async ({ body }) => ({ number: await work(body.amount) }));
  return (key: string | undefined, amount: number, who: Record<string, string> = asKey) =>
    app.inject({
      method: 'POST',
      url: '/v1/pay',
      payload: { amount },
      headers: { ...who, ...(key ? { 'idempotency-key': key } : {}) },
    });
}

describe('Idempotency-Key', () => {
  it('a repeated call gets the first answer and does nothing', async () => {
    let calls = 0;
    const call = paying(async () => ++calls);
    const first = await call('k', 5);
    const again = await call('k', 5);
    expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
    expect([first.statusCode, first.json()]).toEqual([201, { number: 1 }]);
    expect(again.headers['content-type']).toBe(first.headers['content-type']);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await call('other', 5)).json()).toEqual({ number: 2 });
    expect((await call(undefined, 5)).json()).toEqual({ number: 3 });
  });

  it('another body or another caller under the same key is refused', async () => {
    const call = paying(async () => 1);
    await call('k', 5);
    expect((await call('k', 6)).json().error.code).toBe('IDEMPOTENCY_MISMATCH');
    expect((await call('k', 5, asAgent)).json().error.code).toBe('IDEMPOTENCY_MISMATCH');
  });

  it('the same call while the first runs is told to come back', async () => {
    const waiting: (() => void)[] = [];
    const call = paying((amount) => new Promise((resolve) => waiting.push(() => resolve(amount))));
    const first = call('k', 5);
    first.then(undefined, () => {});
    await expect.poll(async () => (await call('k', 5)).statusCode).toBe(409);
    for (const finish of waiting) finish();
    expect((await first).statusCode).toBe(201);
    expect((await call('k', 5)).statusCode).toBe(201);
  });

  it('a failed call frees its key', async () => {
    let fail = true;
    const call = paying(async (amount) => {
      if (fail) throw new AppError('WHATSAPP_UNREACHABLE');
      return amount;
    });
    expect((await call('k', 5)).statusCode).toBe(502);
    fail = false;
    expect((await call('k', 5)).statusCode).toBe(201);
  });

  it('a key that is not printable text is refused', async () => {
    expect((await paying(async () => 1)('a b', 5)).statusCode).toBe(400);
  });
});
