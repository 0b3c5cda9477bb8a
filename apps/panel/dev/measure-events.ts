/**
 * What one event costs a panel that holds many conversations: applied, and the list made anew.
 * `node scripts/run.mjs apps/panel/dev/measure-events.ts [count]`
 */
import type { BalcaoEvent } from '@balcao/protocol';
import { emptyInbox, takeConversations, takeEvents } from '../src/sync/inbox-state.ts';
import { blankView, everything, selectRows } from '../src/sync/list-view.ts';
import { makeMany } from './fixture/conversations.ts';

const count = Number(process.argv[2] ?? 10_000);
const EVENTS = 2000;
const LISTS = 50;

const rows = makeMany('01900000-0000-7000-8000-000000000001', count);
const loaded = takeConversations(emptyInbox, 1, rows);
const events = Array.from({ length: EVENTS }, (_, i): BalcaoEvent => {
  const row = rows[(i * 37) % rows.length];
  if (row === undefined) throw new Error('no rows');
  const conversation = { ...row, unread_count: row.unread_count + 1 };
  return { seq: i + 2, at: row.updated_at, type: 'conversation.updated', conversation };
});

let state = loaded;
const applyMs = timed(EVENTS, (i) => {
  const event = events[i];
  if (event) state = takeEvents(state, [event]);
});
const view = { ...blankView, load: 'ready' as const };
const listMs = timed(LISTS, () => selectRows(state.snapshot.conversations, everything, view, ''));
console.log(
  `${count} rows: an event ${applyMs.toFixed(4)} ms, the list ${listMs.toFixed(2)} ms, of ${EVENTS} and ${LISTS}`,
);

/** Milliseconds of one turn; the first tenth warms up. */
function timed(turns: number, run: (turn: number) => void): number {
  const cold = Math.floor(turns / 10);
  for (let i = 0; i < cold; i++) run(i);
  const from = performance.now();
  for (let i = cold; i < turns; i++) run(i);
  return (performance.now() - from) / (turns - cold);
}
