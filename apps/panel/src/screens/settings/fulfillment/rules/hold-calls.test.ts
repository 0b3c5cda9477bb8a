import { expect, test } from 'vitest';
import { holdCalls } from './hold-calls.ts';

const calls = ['e', 'd', 'c', 'b'].map((id) => ({ id }));
const ids = (shown: readonly { id: string }[]) => shown.map(({ id }) => id).join('');

test.each([
  ['e', 'edcb', 0],
  ['d', 'dcb', 1],
  ['c', 'cb', 2],
  [null, 'edcb', 0],
  ['a', 'edcb', 0],
])('whoever has seen %s reads %s, and %i wait', (newest, shown, waiting) => {
  const held = holdCalls(calls, newest);
  expect([ids(held.shown), held.waiting]).toEqual([shown, waiting]);
});
