import { fakeClock } from '@balcao/testkit';
import { describe, expect, test } from 'vitest';
import { GroupCommit } from './group-commit.ts';
import type { NewInboxRow } from './rules/sort-delivery.ts';

const row = (payload: string): NewInboxRow => ({
  shard: 1,
  organization_id: 'o',
  channel_id: 'c',
  kind: 'whatsapp',
  payload,
});

/** A database whose commits end when the test says so. */
function slowDatabase() {
  const commits: { payloads: string[]; confirm: () => void; fail: (error: Error) => void }[] = [];
  const insert = (rows: readonly NewInboxRow[]) =>
    new Promise<void>((resolve, reject) => {
      commits.push({ payloads: rows.map((one) => one.payload), confirm: resolve, fail: reject });
    });
  return { commits, insert };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));
async function settled(promise: Promise<unknown>): Promise<string> {
  await turn();
  return Promise.race([
    promise.then(
      () => 'durable',
      (error: { code?: string }) => error.code ?? 'error',
    ),
    turn().then(() => 'waits'),
  ]);
}

describe('a delivery', () => {
  test('is durable only when its own commit was confirmed', async () => {
    const { commits, insert } = slowDatabase();
    const group = new GroupCommit(insert, fakeClock(0));
    const first = group.add([row('1')]);
    await turn();
    const second = group.add([row('2')]);
    expect(await settled(first)).toBe('waits');
    commits[0]?.confirm();
    expect(await settled(first)).toBe('durable');
    expect(await settled(second)).toBe('waits');
    commits[1]?.confirm();
    expect(await settled(second)).toBe('durable');
  });

  test('that arrives while a commit runs goes into the next one, with all the others', async () => {
    const { commits, insert } = slowDatabase();
    const group = new GroupCommit(insert, fakeClock(0));
    const all = [group.add([row('1')])];
    await turn();
    all.push(group.add([row('2'), row('3')]), group.add([row('4')]));
    commits[0]?.confirm();
    await turn();
    expect(commits.map((one) => one.payloads)).toEqual([['1'], ['2', '3', '4']]);
    commits[1]?.confirm();
    await Promise.all(all);
  });

  test('whose commit has an unknown outcome is refused, so that WhatsApp delivers it again', async () => {
    const { commits, insert } = slowDatabase();
    const group = new GroupCommit(insert, fakeClock(0));
    const first = group.add([row('1')]);
    await turn();
    commits[0]?.fail(new Error('connection lost while committing'));
    await expect(first).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 2 });
    const next = group.add([row('2')]);
    await turn();
    commits[1]?.confirm();
    await expect(next).resolves.toBeUndefined();
  });

  test('over 64 MB of waiting ones is refused at once, and nothing else is', async () => {
    const { commits, insert } = slowDatabase();
    const group = new GroupCommit(insert, fakeClock(0));
    const running = group.add([row('running')]);
    await turn();
    const big = group.add([row('x'.repeat(63 * 1024 * 1024))]);
    await expect(group.add([row('y'.repeat(2 * 1024 * 1024))])).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    const small = group.add([row('z')]);
    commits[0]?.confirm();
    await turn();
    commits[1]?.confirm();
    await Promise.all([running, big, small]);
    // The room is free again.
    const later = group.add([row('y'.repeat(63 * 1024 * 1024))]);
    await turn();
    commits[2]?.confirm();
    await later;
  });

  test('that waited 2 s for its turn is refused then, not when the database comes back', async () => {
    const clock = fakeClock(0);
    const { commits, insert } = slowDatabase();
    const group = new GroupCommit(insert, clock);
    const running = group.add([row('running')]);
    await turn();
    const waiting = group.add([row('late')]);
    waiting.catch(() => undefined);
    await clock.advance(1_000);
    const younger = group.add([row('in time')]);
    await clock.advance(1_001);
    expect(await settled(waiting)).toBe('UNAVAILABLE');
    expect(await settled(younger)).toBe('waits');
    commits[0]?.confirm();
    await turn();
    expect(commits[1]?.payloads).toEqual(['in time']);
    commits[1]?.confirm();
    await Promise.all([running, younger]);
    expect(clock.pending()).toBe(0);
  });

  test('is committed or refused before drain ends', async () => {
    const { commits, insert } = slowDatabase();
    const group = new GroupCommit(insert, fakeClock(0));
    const all = [group.add([row('1')]), group.add([row('2')])];
    const drained = group.drain();
    expect(await settled(drained)).toBe('waits');
    commits[0]?.confirm();
    await drained;
    await Promise.all(all);
  });
});
