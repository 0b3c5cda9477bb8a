import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyDatabase } from '@balcao/testkit';
import { getRowsOf, type RunningSimulator, startSimulator } from '@balcao/whatsapp-simulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type Program } from './testing/build-program.ts';
import { createProcesses, type Env, type Processes } from './testing/processes.ts';
import { APP_SECRET, callApi, channelFlags, MASTER_KEY, PHONE_NUMBER_ID, WABA_ID } from './testing/shop.ts';

let program: Program;
let processes: Processes;
let database: { connectionString: string; drop(): Promise<void> };
let graph: RunningSimulator;
let dataDir: string;
let env: Env;

beforeAll(async () => {
  program = await buildProgram();
  processes = createProcesses(program.file);
  database = await createEmptyDatabase();
  graph = await startSimulator({ appSecret: APP_SECRET, behaviour: { statusesPerMessage: 0 } });
  dataDir = await mkdtemp(join(tmpdir(), 'balcao-processes-'));
  env = {
    DATABASE_URL: database.connectionString,
    BALCAO_MASTER_KEY: MASTER_KEY,
    DATA_DIR: dataDir,
    WHATSAPP_GRAPH_URL: graph.url,
  };
});
afterAll(async () => {
  await processes.endAll();
  await graph.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
  await program.remove();
});

/** The commands name the address Meta will use; the server under test prints the one it listens on. */
const reachable = (): Env => ({ ...env, PUBLIC_URL: 'https://desk.shop.com.br' });

const customer = { waId: '5511987654321', userId: 'BR.4417280961335502', name: 'Maria Souza' };

/** Written out as Meta does, with bytes of ours: nothing of the double is between. */
function delivery(text: string): { body: string; signature: string } {
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: WABA_ID,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '551135550042', phone_number_id: PHONE_NUMBER_ID },
              contacts: [
                { profile: { name: customer.name }, wa_id: customer.waId, user_id: customer.userId },
              ],
              messages: [
                {
                  from: customer.waId,
                  from_user_id: customer.userId,
                  id: 'wamid.HBgNNTUxMTk4NzY1NDMyMRUCABIYFDNBMDQ1RkE2QjE2RTlEOUQwQjVBAA==',
                  timestamp: String(Math.floor(Date.now() / 1000)),
                  type: 'text',
                  text: { body: text },
                },
              ],
            },
          },
        ],
      },
    ],
  });
  return { body, signature: `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}` };
}

describe('a server and the command line, from an empty database', () => {
  test('a server started with WHATSAPP_GRAPH_URL and a channel added by CLI while it runs answers a signed Meta-shaped webhook with the default menu, and its API serves the key', async () => {
    const server = await processes.start(env);
    const run = (...args: string[]) => processes.run(reachable(), [...args, '--json']);

    const organization = await run('org', 'create', '--name', 'Padaria Sol');
    expect(organization).toMatchObject({ code: 0, json: { name: 'Padaria Sol' } });
    const [user, channel, key] = await Promise.all([
      run('user', 'create', '--email', 'ana@sol.example', '--name', 'Ana', '--role', 'owner'),
      run('channel', 'add', ...channelFlags()),
      run('api-key', 'create', '--name', 'loja'),
    ]);
    expect(user).toMatchObject({ code: 0, json: { user: { email: 'ana@sol.example', role: 'owner' } } });
    expect(channel).toMatchObject({
      code: 0,
      json: {
        channel: { phone_number_id: PHONE_NUMBER_ID, status: 'active' },
        callback_url: 'https://desk.shop.com.br/webhooks/whatsapp',
      },
    });
    expect(key.code).toBe(0);
    const secret = String(key.json.secret);

    // Meta's handshake, then the message.
    const challenge = 'hub.mode=subscribe&hub.verify_token=verify&hub.challenge=1158201444';
    const handshake = await fetch(`${server.url}/webhooks/whatsapp?${challenge}`);
    expect([handshake.status, await handshake.text()]).toEqual([200, '1158201444']);
    const phone = graph.simulator.addUser({ waId: customer.waId, name: customer.name });
    await phone.sendText('oi'); // opens the double's window; it has nowhere to post to
    const { body, signature } = delivery('oi');
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    const answer = await fetch(`${server.url}/webhooks/whatsapp`, { method: 'POST', body, headers });
    expect(answer.status).toBe(200);
    const menu = await phone.nextMessage((message) => message.type === 'interactive', { timeoutMs: 30_000 });
    const titles = getRowsOf(menu).map((row) => row.title);
    expect(titles).toEqual(expect.arrayContaining(['Suporte técnico', 'Financeiro']));

    const api = (path: string, init?: RequestInit) => callApi(server.url, path, secret, init);
    const inbox = await api('/v1/conversations');
    expect(inbox.json.items).toMatchObject([
      { contact: { name: customer.name, phone: `+${customer.waId}` }, owner: { type: 'bot' } },
    ]);
    const sent = await api('/v1/messages', {
      method: 'POST',
      body: JSON.stringify({ to: customer.waId, text: 'Seu pedido saiu.' }),
      headers: { 'idempotency-key': 'pedido-1042-saiu' },
    });
    expect(sent).toMatchObject({ status: 201, json: { direction: 'outbound', type: 'text' } });
    const received = await phone.nextMessage((message) => message.type === 'text' && isText(message.content));
    expect(received.content).toMatchObject({ body: 'Seu pedido saiu.' });
    const wrong = secret.slice(0, -1) + (secret.endsWith('x') ? 'y' : 'x');
    const refused = await callApi(server.url, '/v1/conversations', wrong);
    expect([refused.status, refused.json.error.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect((await fetch(`${server.url}/v1/conversations`)).status).toBe(401);

    expect(await server.stop()).toMatchObject({ code: 0 });
  });

  test('the doctor exits 0 when all is well, 1 when something is wrong, and says what by --json', async () => {
    const [well, wrongKey, away, usage] = await Promise.all([
      processes.run(reachable(), ['doctor', '--json']),
      processes.run({ ...env, BALCAO_MASTER_KEY: `another-${MASTER_KEY}` }, ['doctor', '--json']),
      processes.run({ ...env, DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' }, ['doctor', '--json']),
      processes.run(env, ['channel', 'add', '--json']),
    ]);
    expect(well.json.checks.filter((check: { ok: boolean | null }) => check.ok === false)).toEqual([]);
    expect([well.code, wrongKey.code, away.code, usage.code]).toEqual([0, 1, 1, 2]);
    expect(JSON.stringify(wrongKey.json)).toContain('WRONG_MASTER_KEY');
    expect([wrongKey.json.ok, away.json.ok]).toEqual([false, false]);
  });
});

function isText(content: unknown): content is { body: string } {
  return (
    typeof content === 'object' &&
    content !== null &&
    'body' in content &&
    String(content.body).includes('pedido')
  );
}
