import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { Pool } from 'pg';
import { Pool as HttpPool } from 'undici';
import { Group } from './floor/group.ts';
import { splitDelivery } from './floor/split.ts';
import * as store from './floor/store.ts';
import { type Reply, workOff } from './floor/work-off.ts';
import { ACCOUNT } from './lib/account.ts';
import { serveCommands } from './lib/helper.ts';

export type FloorCommands = {
  start: (input: { databaseUrl: string; graphUrl: string }) => Promise<{ url: string }>;
  /** rows of inbox and outbox not worked off yet */
  backlog: (input: undefined) => Promise<number>;
};

const BATCH = 500;

/**
 * What this machine can do with nothing of a product: signature, group commit, one transaction per batch, one reply
 * per message through a connection pool, its acceptance recorded, statuses written. As durable as the server.
 */
let db: Pool | null = null;
let graph: HttpPool | null = null;
const stop = new AbortController();
let wake = (): void => undefined;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const raw = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    receive(raw, String(request.headers['x-hub-signature-256'])).then(
      (status) => response.writeHead(status, { 'content-length': 0 }).end(),
      () => response.writeHead(503, { 'content-length': 0 }).end(),
    );
  });
  request.on('error', () => undefined);
});

const intake = new Group<store.NewInboxRow[]>(async (deliveries) => {
  await store.insertInbox(getDb(), deliveries.flat());
  wake();
}, 2_000);

async function receive(raw: Buffer, signature: string): Promise<number> {
  const expected = createHmac('sha256', ACCOUNT.appSecret).update(raw).digest();
  const given = Buffer.from(signature.slice('sha256='.length), 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 401;
  await intake.add(splitDelivery(raw.toString()));
  return 200;
}

async function work(): Promise<void> {
  while (!stop.signal.aborted) {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const rows = await store.listInbox(getDb(), BATCH);
    if (rows.length === 0) {
      await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, 500))]);
      continue;
    }
    for (const reply of await workOff(getDb(), rows)) void send(reply);
  }
}

const acceptances = new Group<store.Accepted>((accepted) => store.recordAccepted(getDb(), accepted), 500);

async function send(reply: Reply): Promise<void> {
  const answer = await getGraph().request({
    method: 'POST',
    path: `/${ACCOUNT.graphVersion}/${ACCOUNT.phoneNumberId}/messages`,
    headers: { authorization: `Bearer ${ACCOUNT.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: reply.phone,
      type: 'text',
      text: { body: reply.text },
      biz_opaque_callback_data: reply.messageId,
    }),
  });
  const body = (await answer.body.json()) as { messages: { id: string }[] }; // the bench's own double
  await acceptances.add({ messageId: reply.messageId, wamid: body.messages[0]?.id ?? '' });
}

function getDb(): Pool {
  if (!db) throw new Error('The floor has not been started.');
  return db;
}
function getGraph(): HttpPool {
  if (!graph) throw new Error('The floor has not been started.');
  return graph;
}

const commands: FloorCommands = {
  async start({ databaseUrl, graphUrl }) {
    db = new Pool({ connectionString: databaseUrl, max: 6 });
    db.on('error', () => undefined);
    await db.query(store.FLOOR_SCHEMA);
    graph = new HttpPool(graphUrl, { connections: 64 });
    work().catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return {
      url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/webhooks/whatsapp`,
    };
  },
  async backlog() {
    const { rows } = await getDb().query<{ n: number }>(
      'select ((select count(*) from inbox) + (select count(*) from outbox))::int as n',
    );
    return rows[0]?.n ?? 0;
  },
};

serveCommands(commands, async () => {
  stop.abort();
  server.close();
  server.closeAllConnections();
  await graph?.destroy();
  await db?.end();
});
