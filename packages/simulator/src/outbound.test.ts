import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorBench } from './test-bench.ts';
import { createBench, text, waId } from './test-bench.ts';

let bench: SimulatorBench;
afterEach(() => bench.dispose());

const hour = 3_600_000;

describe('the service window', () => {
  it('closed: accepted with 200, then failed with 131047, and the phone never shows it', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    await maria.sendText('oi');
    await bench.clock.advance(24 * hour);
    const { status, body } = await bench.send(text('ainda aí?'));
    await bench.clock.advance(2_000);
    expect(status).toBe(200);
    expect(bench.statuses()).toMatchObject([
      {
        id: body.messages[0]?.id,
        status: 'failed',
        errors: [{ code: 131047, title: 'Re-engagement message' }],
      },
    ]);
    expect(bench.statuses()[0]).not.toHaveProperty('recipient_user_id');
    expect(maria.lastReceived()).toBeUndefined();
  });

  it('is open until a millisecond before 24 hours', async () => {
    bench = await createBench();
    await bench.simulator.user(waId).sendText('oi');
    await bench.clock.advance(24 * hour - 1);
    await bench.send(text('olá'));
    await bench.clock.advance(5_000);
    expect(bench.statuses().map(({ status }) => status)).toEqual(['sent', 'delivered']);
  });

  it('is not opened by a reaction', async () => {
    bench = await createBench({ behaviour: { statusesPerMessage: 2 } });
    const maria = bench.simulator.user(waId);
    const { id } = await maria.sendText('oi');
    await bench.clock.advance(25 * hour);
    await maria.react(id, '👍');
    await bench.send(text('olá'));
    await bench.clock.advance(5_000);
    expect(bench.statuses()).toMatchObject([{ status: 'failed' }]);
  });
});

describe('rates', () => {
  it('45 to one person at once, then one each six seconds: 131056', async () => {
    bench = await createBench({ behaviour: { statusesPerMessage: 0 } });
    await bench.simulator.user(waId).sendText('oi');
    const codes = async (count: number): Promise<number[]> => {
      const answers = [];
      for (let index = 0; index < count; index++) answers.push(await bench.send(text('x')));
      return answers.map(({ body, status }) => (status === 200 ? 0 : body.error.code));
    };
    expect(await codes(46)).toEqual([...Array<number>(45).fill(0), 131056]);
    await bench.clock.advance(6_000);
    expect(await codes(2)).toEqual([0, 131056]);
  });

  it('the number’s own throughput: 130429, refilled each second', async () => {
    bench = await createBench({
      behaviour: { statusesPerMessage: 0, enforcePairLimit: false, enforceWindow: false },
    });
    const statuses = [];
    for (let index = 0; index < 81; index++) statuses.push((await bench.send(text('x'))).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(80);
    const refused = await bench.send(text('x'));
    expect(refused.body.error).toMatchObject({ code: 130429, message: '(#130429) Rate limit hit' });
    await bench.clock.advance(1_000);
    expect((await bench.send(text('x'))).status).toBe(200);
  });
});

describe('who may be written to', () => {
  it('refuses the own number, people outside the allow-list and odd numbers', async () => {
    bench = await createBench({ behaviour: { allowedRecipients: [waId, '551135550042'] } });
    const codeFor = async (to: string): Promise<number> =>
      (await bench.send(text('x', { to }))).body.error?.code;
    expect(await codeFor('551135550042')).toBe(131021);
    expect(await codeFor('5511900000000')).toBe(131030);
    expect(await codeFor('005511987654321')).toBe(100);
    expect(await codeFor('maria')).toBe(100);
    expect(await codeFor('+55 (11) 98765-4321')).toBeUndefined();
  });

  it('answers with the wa_id it knows when the ninth digit differs', async () => {
    bench = await createBench();
    bench.simulator.user('551187654321');
    const { body } = await bench.send(text('x', { to: '5511987654321' }));
    expect(body.contacts).toEqual([{ input: '5511987654321', wa_id: '551187654321' }]);
  });

  it('takes a user id in recipient and answers without a phone', async () => {
    bench = await createBench();
    const { userId } = bench.simulator.user(waId).user;
    const { body } = await bench.send({ ...text('x'), to: undefined, recipient: userId });
    expect(body.contacts).toEqual([{ input: userId, user_id: userId }]);
  });

  it('fails with 131026 for a customer who blocked the business', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    await maria.sendText('oi');
    maria.block();
    await bench.send(text('olá'));
    await bench.clock.advance(5_000);
    expect(bench.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }]);
  });
});

describe('errors on demand', () => {
  it('by recipient: at once or later', async () => {
    bench = await createBench();
    expect((await bench.send(text('x', { to: '999000131026' }))).body.error.code).toBe(131026);
    expect((await bench.send(text('x', { to: '999000000190' }))).status).toBe(401);
    expect((await bench.send(text('x', { to: '999001131049' }))).status).toBe(200);
    await bench.clock.advance(5_000);
    expect(bench.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131049 }] }]);
  });

  it('by header: a code, a code later, an HTTP status', async () => {
    bench = await createBench();
    await bench.simulator.user(waId).sendText('oi');
    expect((await bench.send(text('x'), { 'x-simulate-error': '131048' })).body.error.code).toBe(131048);
    expect((await bench.send(text('x'), { 'x-simulate-error': '500' })).status).toBe(500);
    expect((await bench.send(text('x'), { 'x-simulate-error': '429' })).status).toBe(429);
    expect((await bench.send(text('x'), { 'x-simulate-error': '131026;later' })).status).toBe(200);
    await bench.clock.advance(5_000);
    expect(bench.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }]);
  });
});

describe('mark read', () => {
  it('turns earlier messages read too and shows typing for 25 seconds', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    const first = await maria.sendText('oi');
    const second = await maria.sendText('tem azul?');
    const typing = bench.simulator.waitFor((event) => event.kind === 'typing');
    const { status, body } = await bench.send({
      status: 'read',
      message_id: second.id,
      typing_indicator: { type: 'text' },
    });
    expect([status, body]).toEqual([200, { success: true }]);
    expect([first.status, second.status]).toEqual(['read', 'read']);
    expect(await typing).toMatchObject({ untilMs: bench.clock.now() + 25_000 });
  });

  it('refuses an id nobody sent', async () => {
    bench = await createBench();
    const { body } = await bench.send({ status: 'read', message_id: 'wamid.none' });
    expect(body.error.code).toBe(131009);
  });
});
