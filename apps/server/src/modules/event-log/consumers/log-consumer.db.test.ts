import { until } from '@balcao/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appendEvents, cleanEventLog } from '../index.ts';
import { type ConsumerBench, createConsumerBench, upTo } from './testing/consumer-bench.ts';

let bench: ConsumerBench;
beforeAll(async () => {
  bench = await createConsumerBench();
});
afterAll(() => bench.database.close());
beforeEach(() => bench.reset());

describe('one batch', () => {
  test('hands over what follows the cursor, in order, and moves it', async () => {
    await bench.append(bench.us, 15);
    await bench.append(bench.them, 3);
    const consumer = bench.consumerOf();
    expect(await consumer.step(bench.us)).toEqual({ kind: 'taken', hasMore: true });
    expect(await consumer.step(bench.us)).toEqual({ kind: 'taken', hasMore: false });
    expect(await consumer.step(bench.us)).toEqual({ kind: 'taken', hasMore: false });
    expect([await bench.takenBy(bench.us), await bench.takenBy(bench.them)]).toEqual([upTo(15), []]);
  });

  test('that fails leaves nothing behind and comes again', async () => {
    await bench.append(bench.us, 3);
    const failing = bench.consumerOf({
      async handle(tx, organizationId, events) {
        await bench.write(tx, organizationId, events);
        throw new Error('no');
      },
    });
    await expect(failing.step(bench.us)).rejects.toThrow('no');
    expect([await bench.takenBy(bench.us), await bench.cursorOf(bench.us)]).toEqual([[], undefined]);
    await bench.consumerOf().step(bench.us);
    expect(await bench.takenBy(bench.us)).toEqual(upTo(3));
  });

  test('is for one process at a time; another one waits for nobody', async () => {
    await bench.append(bench.us, 1);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let began = false;
    const slow = bench.consumerOf({
      async handle(tx, organizationId, events) {
        began = true;
        await held;
        await bench.write(tx, organizationId, events);
      },
    });
    // The cursor exists, so that it is the row's lock that decides.
    await bench.consumerOf().step(bench.us);
    await bench.append(bench.us, 1);
    const first = slow.step(bench.us);
    await until(() => began);
    expect(await bench.consumerOf().step(bench.us)).toEqual({ kind: 'busy' });
    letGo();
    expect(await first).toEqual({ kind: 'taken', hasMore: false });
    expect(await bench.takenBy(bench.us)).toEqual(upTo(2));
  });

  test('passes over events of other types', async () => {
    await bench.append(bench.us, 12, { type: 'channel.updated' });
    await bench.append(bench.us, 1);
    const consumer = bench.consumerOf({ types: ['contact.updated'] });
    expect(await consumer.step(bench.us)).toEqual({ kind: 'taken', hasMore: true });
    expect(await bench.cursorOf(bench.us)).toBe(10);
    await consumer.step(bench.us);
    expect([await bench.takenBy(bench.us), await bench.cursorOf(bench.us)]).toEqual([[13], 13]);
  });

  test('may end with events of its own, which come to it later', async () => {
    await bench.append(bench.us, 1);
    const consumer = bench.consumerOf({
      async handle(tx, organizationId, events) {
        await bench.write(tx, organizationId, events);
        if (events[0]?.seq === 1)
          await appendEvents(tx, [{ organizationId, type: 'contact.updated', at: new Date(), data: {} }]);
      },
    });
    await consumer.step(bench.us);
    await consumer.step(bench.us);
    expect(await bench.takenBy(bench.us)).toEqual(upTo(2));
  });

  test('sees its own organization only', async () => {
    await bench.append(bench.us, 1);
    await bench.database.queryAsOwner({
      text: 'insert into tags (organization_id, id, name) values ($1, $1, $2)',
      values: [bench.them, 'x'],
    });
    let seen = -1;
    await bench
      .consumerOf({
        async handle(tx) {
          seen = (await tx.query({ text: 'select from tags' })).length;
        },
      })
      .step(bench.us);
    expect(seen).toBe(0);
  });
});

describe('events that were cleaned away before they were taken', () => {
  const age = async () => {
    await bench.append(bench.us, 4, { ageDays: 40 });
    await bench.append(bench.us, 2);
    await cleanEventLog(bench.db, new Date(bench.clock.now()));
  };

  test('are passed over, and that is said', async () => {
    await age();
    expect(await bench.consumerOf().step(bench.us)).toEqual({
      kind: 'gap',
      from: 0,
      through: 4,
      isRebuilt: false,
    });
    await bench.consumerOf().step(bench.us);
    expect(await bench.takenBy(bench.us)).toEqual([5, 6]);
  });

  test('are made up for from the tables, after which the cursor stands at the end as of that moment', async () => {
    await age();
    const consumer = bench.consumerOf({
      async rebuild(tx, organizationId) {
        // Not of the moment of the rebuilding: it comes as an event.
        await bench.append(organizationId, 1);
        await tx.execute({ text: 'insert into taken values ($1, 0)', values: [organizationId] });
      },
    });
    expect(await consumer.step(bench.us)).toEqual({ kind: 'gap', from: 0, through: 4, isRebuilt: true });
    await consumer.step(bench.us);
    expect(await bench.takenBy(bench.us)).toEqual([0, 7]);
  });
});
