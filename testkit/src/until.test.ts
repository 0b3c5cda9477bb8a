import { expect, test } from 'vitest';
import { until } from './until.ts';

test('until gives the first true value, and outlives errors on the way', async () => {
  let calls = 0;
  const value = await until(() => {
    calls++;
    if (calls === 1) throw new Error('not there yet');
    return calls > 2 && `call ${calls}`;
  });
  expect(value).toBe('call 3');
});

test('until ends in an error that says what was waited for and what went wrong last', async () => {
  const waiting = until(() => Promise.reject(new Error('still away')), { timeoutMs: 1, what: 'the reply' });
  await expect(waiting).rejects.toMatchObject({
    message: expect.stringContaining('the reply'),
    cause: { message: 'still away' },
  });
});
