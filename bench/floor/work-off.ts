import type { Pool } from 'pg';
import { uuidv7 } from '../../apps/server/src/platform/crypto/uuidv7.ts';
import type { FloorMessage, FloorStatus } from './split.ts';
import * as store from './store.ts';

export type Reply = { messageId: string; phone: string; text: string };

/** One batch of the inbox in one transaction; returns the replies to send once it is committed. */
export async function workOff(pool: Pool, rows: readonly store.InboxRow[]): Promise<Reply[]> {
  const messages = rows.flatMap((row) =>
    row.kind === store.MESSAGE ? [JSON.parse(row.payload) as FloorMessage] : [],
  );
  const statuses = rows.flatMap((row) =>
    row.kind === store.STATUS ? [JSON.parse(row.payload) as FloorStatus] : [],
  );
  const client = await pool.connect();
  try {
    await client.query('begin');
    await store.deleteInbox(
      client,
      rows.map((row) => row.id),
    );
    const replies = messages.length > 0 ? await answerMessages(client, messages) : [];
    if (statuses.length > 0) await store.raiseStatuses(client, statuses);
    await client.query('commit');
    client.release();
    return replies;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function answerMessages(
  client: Parameters<typeof store.insertMessages>[0],
  messages: readonly FloorMessage[],
): Promise<Reply[]> {
  const now = Date.now();
  const people = new Map(messages.map((m) => [m.phone, { id: uuidv7(now), phone: m.phone, name: m.name }]));
  const contactIds = await store.lockContacts(client, [...people.values()]);
  const claims = messages.map((message) => ({ message, messageId: uuidv7(now) }));
  const claimed = await store.claimWamids(
    client,
    claims.map((c) => ({ wamid: c.message.wamid, messageId: c.messageId })),
  );
  const rows: store.NewMessage[] = [];
  const outgoing: store.NewMessage[] = [];
  const replies: Reply[] = [];
  for (const { message, messageId } of claims) {
    const contactId = contactIds.get(message.phone);
    if (!claimed.has(message.wamid) || contactId === undefined) continue;
    rows.push({ id: messageId, contactId, direction: 0, body: message.text, wamid: message.wamid });
    const reply = {
      id: uuidv7(now),
      contactId,
      direction: 1,
      body: `eco ${message.text}`,
      wamid: null,
    } as const;
    outgoing.push(reply);
    replies.push({ messageId: reply.id, phone: message.phone, text: reply.body });
  }
  if (rows.length > 0) {
    await store.insertMessages(client, [...rows, ...outgoing]);
    await store.insertOutbox(client, outgoing);
  }
  return replies;
}
