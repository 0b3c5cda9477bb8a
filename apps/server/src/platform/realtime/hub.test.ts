import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { client, setUp } from './test-client.ts';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('a subscription', () => {
  it('from now on: ready with the last seq, then what follows, in order', async () => {
    const { log, clock, hub } = setUp();
    log.append('a');
    const one = client();
    hub.connect(one.connection).subscribe(null);
    await clock.advance(0);
    log.append('a');
    log.append('a');
    log.append('b');
    hub.hint('a');
    await clock.advance(0);
    await clock.advance(0);
    expect(one.got[0]).toEqual({ type: 'ready', seq: 1 });
    expect(one.seqs()).toEqual([2, 3]);
  });

  it('resumes after any seq, over pages, and goes on live', async () => {
    const { log, clock, hub } = setUp();
    for (let i = 0; i < 950; i++) log.append('a');
    const one = client();
    hub.connect(one.connection).subscribe(37);
    for (let i = 0; i < 20; i++) await clock.advance(0);
    log.append('a');
    hub.hint('a');
    for (let i = 0; i < 5; i++) await clock.advance(0);
    expect(one.seqs()).toEqual(range(38, 951));
  });

  it('lost hints cost at most the poll, never an event', async () => {
    const { log, clock, hub } = setUp({ pollMs: 3000 });
    await hub.start();
    const one = client();
    hub.connect(one.connection).subscribe(0);
    for (let i = 0; i < 5; i++) await clock.advance(0);
    log.append('a');
    await clock.advance(2900);
    expect(one.seqs()).toEqual([]);
    await clock.advance(200);
    await clock.advance(0);
    expect(one.seqs()).toEqual([1]);
    await hub.close();
    expect(clock.pending()).toBe(0);
  });

  it('a database that is away delays, and nothing is skipped', async () => {
    const { log, clock, hub } = setUp({ pollMs: 1000 });
    await hub.start();
    const one = client();
    hub.connect(one.connection).subscribe(0);
    for (let i = 0; i < 5; i++) await clock.advance(0);
    log.state.failing = true;
    log.append('a');
    hub.hint('a');
    await clock.advance(1500);
    expect(one.seqs()).toEqual([]);
    log.state.failing = false;
    log.append('a');
    await clock.advance(1500);
    expect(one.seqs()).toEqual([1, 2]);
    await hub.close();
  });

  it.each([
    ['before what is kept', 4],
    ['past what ever was', 99],
  ])('%s is told to resync, and may subscribe anew', async (_name, after) => {
    const { log, clock, hub } = setUp();
    for (let i = 0; i < 10; i++) log.append('a');
    log.retain('a', 5);
    const one = client();
    const subscription = hub.connect(one.connection);
    subscription.subscribe(after);
    for (let i = 0; i < 5; i++) await clock.advance(0);
    expect(one.got).toEqual([{ type: 'resync', seq: 10 }]);
    subscription.subscribe(5);
    for (let i = 0; i < 5; i++) await clock.advance(0);
    expect(one.seqs()).toEqual([6, 7, 8, 9, 10]);
  });

  it('what is appended and hinted while a client is being let in reaches it without the poll', async () => {
    const { log, clock, hub } = setUp();
    const one = client();
    hub.connect(one.connection).subscribe(null);
    log.append('a');
    hub.hint('a');
    for (let i = 0; i < 5; i++) await clock.advance(0);
    expect(one.seqs()).toEqual([1]);
  });

  it('a client that subscribes again while it is served is served once', async () => {
    const { log, clock, hub } = setUp();
    for (let i = 0; i < 300; i++) log.append('a');
    const one = client();
    const subscription = hub.connect(one.connection);
    subscription.subscribe(0);
    await clock.advance(0);
    one.hold();
    for (let i = 0; i < 5; i++) await clock.advance(0);
    expect(one.seqs()).toEqual(range(1, 200));
    subscription.subscribe(200);
    for (let i = 0; i < 5; i++) await clock.advance(0);
    one.free();
    for (let i = 0; i < 10; i++) await clock.advance(0);
    expect(one.seqs()).toEqual(range(1, 300));
  });

  it('a reader so slow that its place was cleaned away is told to resync', async () => {
    const { log, clock, hub } = setUp();
    const slow = client();
    const fast = client();
    for (const one of [slow, fast]) hub.connect(one.connection).subscribe(0);
    for (let i = 0; i < 5; i++) await clock.advance(0);
    slow.hold();
    for (let i = 0; i < 2000; i++) log.append('a');
    hub.hint('a');
    for (let i = 0; i < 60; i++) await clock.advance(0);
    log.retain('a', 900);
    slow.free();
    for (let i = 0; i < 10; i++) await clock.advance(0);
    expect(slow.got.at(-1)).toEqual({ type: 'resync', seq: 2000 });
    expect(fast.seqs().length).toBe(2000);
  });

  it('a restored database makes its readers resync', async () => {
    const { log, clock, hub } = setUp();
    for (let i = 0; i < 10; i++) log.append('a');
    const one = client();
    hub.connect(one.connection).subscribe(8);
    for (let i = 0; i < 5; i++) await clock.advance(0);
    log.restoreTo('a', 6);
    hub.hint('a');
    for (let i = 0; i < 5; i++) await clock.advance(0);
    expect(one.got.at(-1)).toEqual({ type: 'resync', seq: 6 });
  });

  it('many readers of one organization share one read', async () => {
    const { log, clock, hub } = setUp();
    const clients = Array.from({ length: 50 }, () => client());
    for (const one of clients) hub.connect(one.connection).subscribe(null);
    for (let i = 0; i < 5; i++) await clock.advance(0);
    const before = log.state.reads;
    log.append('a');
    hub.hint('a');
    for (let i = 0; i < 5; i++) await clock.advance(0);
    expect(log.state.reads - before).toBe(1);
    for (const one of clients) expect(one.seqs()).toEqual([1]);
  });

  it('a slow reader holds up nobody and gets all of it once it reads on', async () => {
    const { log, clock, hub } = setUp();
    const slow = client();
    const fast = client();
    for (const one of [slow, fast]) hub.connect(one.connection).subscribe(0);
    for (let i = 0; i < 5; i++) await clock.advance(0);
    slow.hold();
    for (let i = 0; i < 3000; i++) log.append('a');
    hub.hint('a');
    for (let i = 0; i < 60; i++) await clock.advance(0);
    expect(fast.seqs()).toEqual(range(1, 3000));
    expect(slow.seqs().length).toBeLessThanOrEqual(200);
    slow.free();
    for (let i = 0; i < 60; i++) await clock.advance(0);
    expect(slow.seqs()).toEqual(range(1, 3000));
  });

  it('shows each what it may see, and goes on past what it may not', async () => {
    const { log, clock, hub } = setUp({
      visibleTo: (who, event) => who.role === 'owner' || event.seq % 2 === 0,
    });
    const one = client();
    hub.connect(one.connection).subscribe(0);
    for (let i = 0; i < 5; i++) log.append('a');
    hub.hint('a');
    for (let i = 0; i < 8; i++) await clock.advance(0);
    expect(one.seqs()).toEqual([2, 4]);
  });

  it('whatever is appended, hinted, polled and reconnected: no gap, no double, in order', async () => {
    const step = fc.constantFrom('append', 'hint', 'turn', 'reconnect', 'resubscribe', 'fail', 'heal');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { log, clock, hub } = setUp();
        let one = client();
        let subscription = hub.connect(one.connection);
        subscription.subscribe(0);
        const seen: number[] = [];
        const last = () => one.seqs().at(-1) ?? seen.at(-1) ?? 0;
        const reconnect = () => {
          const at = last();
          subscription.close();
          seen.push(...one.seqs());
          one = client();
          subscription = hub.connect(one.connection);
          subscription.subscribe(at);
        };
        for (const what of steps) {
          if (what === 'append') log.append('a');
          if (what === 'hint') hub.hint('a');
          if (what === 'turn') await clock.advance(0);
          if (what === 'reconnect') reconnect();
          if (what === 'fail') log.state.failing = true;
          if (what === 'heal') log.state.failing = false;
          if (what === 'resubscribe') subscription.subscribe(last());
        }
        log.state.failing = false;
        reconnect();
        for (let i = 0; i < 10; i++) await clock.advance(0);
        const all = [...seen, ...one.seqs()];
        const total = log.append('a') - 1;
        expect([...new Set(all)]).toEqual(range(1, total));
        // Only a client that asks again for what is on its way may get it twice; in order it is always.
        if (!steps.includes('resubscribe')) expect(all).toEqual(range(1, total));
      }),
      { numRuns: 150 },
    );
  });
});
