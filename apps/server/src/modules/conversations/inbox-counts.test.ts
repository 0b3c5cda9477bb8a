import { expect, test } from 'vitest';
import type { Queryable } from '../../platform/db/index.ts';
import { createInboxCounts } from './inbox-counts.ts';
import type { InboxShare } from './store/inbox.ts';

const db = {} as Queryable; // nothing is asked of it here
const SHARES: InboxShare[] = [
  { owner: 'bot', assignee_id: null, count: 5, unread: 1 },
  { owner: 'queue', assignee_id: null, count: 3, unread: 2 },
  { owner: 'agent', assignee_id: 'bia', count: 4, unread: 0 },
  { owner: 'agent', assignee_id: 'caio', count: 2, unread: 2 },
];

function createCounted(answer: () => Promise<InboxShare[]> = async () => SHARES) {
  const asked: string[] = [];
  const count = createInboxCounts((_db, organizationId) => {
    asked.push(organizationId);
    return answer();
  });
  return { asked, count };
}

test('one count serves everybody at one state of the log, each with what is theirs', async () => {
  const { asked, count } = createCounted();
  const answers = await Promise.all(
    ['bia', 'caio', 'nobody', null].map((user) => count(db, 'shop', 7, user)),
  );
  expect(answers.map((one) => one.mine)).toEqual([4, 2, 0, 0]);
  expect(answers[0]).toEqual({ all: 14, bot: 5, queue: 3, mine: 4, unread: 5 });
  expect(asked).toEqual(['shop']);
});

test('the next event, and another organization, are counted anew', async () => {
  const { asked, count } = createCounted();
  await count(db, 'shop', 7, null);
  await count(db, 'bar', 7, null);
  await count(db, 'shop', 8, null);
  // Whoever read its sequence a little earlier never gets what was counted before that.
  await count(db, 'shop', 7, null);
  expect(asked).toEqual(['shop', 'bar', 'shop', 'shop']);
});

test('a count that failed is not kept', async () => {
  let fails = true;
  const { asked, count } = createCounted(async () => {
    if (fails) throw new Error('connection lost');
    return SHARES;
  });
  const both = await Promise.allSettled([count(db, 'shop', 7, null), count(db, 'shop', 7, 'bia')]);
  expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect((await count(db, 'shop', 7, 'bia')).mine).toBe(4);
  expect(asked).toHaveLength(2);
});
