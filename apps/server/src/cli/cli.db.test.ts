import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase, until } from '@balcao/testkit';
import { type RunningSimulator, startSimulator } from '@balcao/whatsapp-simulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { createChannels } from '../modules/channels/index.ts';
import { systemClock } from '../platform/clock/index.ts';
import { parseConfig } from '../platform/config/index.ts';
import { createSecretBox } from '../platform/crypto/index.ts';
import { silentLog } from '../platform/log/index.ts';
import { runCli } from './run-cli.ts';

const KEY = 'a-master-key-of-at-least-32-characters';
let database: TestDatabase;
let simulator: RunningSimulator;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  simulator = await startSimulator({ appSecret: 'the-app-secret' });
  folder = await mkdtemp(join(tmpdir(), 'balcao-cli-'));
  env = {
    DATABASE_URL: database.connectionString,
    BALCAO_MASTER_KEY: KEY,
    DATA_DIR: folder,
    PUBLIC_URL: 'https://desk.shop.com.br',
    WHATSAPP_GRAPH_URL: simulator.url,
    LOG_LEVEL: 'silent',
  };
});
afterAll(async () => {
  await database.close();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(args: readonly string[], changes: Record<string, string> = {}) {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    env: { ...env, ...changes },
  };
  const code = await runCli(args, io);
  return { code, out, err };
}
async function runJson(args: readonly string[], changes?: Record<string, string>) {
  const result = await run([...args, '--json'], changes);
  return { ...result, data: result.out ? JSON.parse(result.out) : null };
}
const channelFlags = (phoneNumberId: string) => [
  '--phone-number-id',
  phoneNumberId,
  ...'--waba-id 204118573390216 --access-token balcao-simulator-token'.split(' '),
  ...'--app-secret the-app-secret --verify-token verify'.split(' '),
];

describe('balcao', () => {
  test('from nothing to a connected number, which a running server takes up by itself', async () => {
    expect((await run(['migrate'])).out).toContain('up to date');
    const none = await runJson(['api-key', 'create', '--name', 'x']);
    expect([none.code, JSON.parse(none.err).error.code]).toEqual([1, 'NO_ORGANIZATION']);

    const org = await runJson(['org', 'create', '--name', 'Padaria Sol']);
    expect([org.code, org.data.time_zone]).toEqual([0, 'America/Sao_Paulo']);

    const user = await runJson(['user', 'create', '--email', 'a@b.com', '--name', 'Ana', '--role', 'owner']);
    expect(user.data.sign_in_url).toMatch(/^https:\/\/desk\.shop\.com\.br\/entrar#token=.{20,}/);
    const again = await runJson(['user', 'create', '--email', 'A@b.com', '--name', 'Ana', '--role', 'owner']);
    expect([again.code, JSON.parse(again.err).error.code]).toEqual([1, 'ALREADY_EXISTS']);

    const key = await runJson(['api-key', 'create', '--name', 'loja', '--mode', 'test']);
    expect(key.data.secret).toMatch(/^balcao_test_/);

    const config = parseConfig({ ...env });
    const ctx: Context = {
      config,
      db: database.db,
      clock: systemClock,
      log: silentLog,
      secrets: createSecretBox([KEY]),
    };
    const server = createChannels({ ctx, publicUrl: () => '' });
    await server.start();
    try {
      const flags = channelFlags('318840027715530');
      const added = await runJson(['channel', 'add', ...flags, '--messages-per-second', '500']);
      expect(added.err).toBe('');
      expect(added.data).toMatchObject({
        channel: { messages_per_second: 500, verified_name: 'Balcão Demo' },
        callback_url: 'https://desk.shop.com.br/webhooks/whatsapp',
      });
      await until(() => server.directory.findByPhoneNumberId('318840027715530') !== undefined);
    } finally {
      await server.close();
    }
    const list = await runJson(['channel', 'list']);
    expect(list.data.items).toHaveLength(1);
    const doubled = await runJson(['channel', 'add', ...channelFlags('318840027715530')]);
    expect([doubled.code, JSON.parse(doubled.err).error.code]).toEqual([1, 'PHONE_NUMBER_TAKEN']);
  });

  test('the doctor finds nothing wrong, and exits 1 when something is', async () => {
    const well = await runJson(['doctor']);
    expect(well.data.checks.filter((check: { ok: boolean | null }) => check.ok === false)).toEqual([]);
    expect(well.code).toBe(0);
    const SMTP_URL = 'smtp://127.0.0.1:1';
    const noMail = await run(['doctor'], { SMTP_URL, MAIL_FROM: 'desk@example.com' });
    expect([noMail.code, noMail.out]).toEqual([1, expect.stringContaining('✗ mail: 127.0.0.1')]);
    const text = await run(['doctor'], { PUBLIC_URL: 'http://localhost:3000' });
    expect(text.code).toBe(1);
    expect(text.out).toContain('✗ channel +55 11 3555-0042: callback');
    const wrongKey = await runJson(['doctor'], { BALCAO_MASTER_KEY: `another-${KEY}` });
    expect(wrongKey.code).toBe(1);
    expect(wrongKey.out).toContain('WRONG_MASTER_KEY');
    const badConfig = await runJson(['doctor'], { PORT: 'many' });
    expect(badConfig.data.checks[0]).toMatchObject({ name: 'config', ok: false });
  });

  test('a key is rotated: afterwards the new one alone opens everything', async () => {
    const one = await runJson(['rotate-key']);
    expect([one.code, JSON.parse(one.err).error.code]).toEqual([3, 'ONE_KEY']);
    const fresh = `new-${KEY}`;
    const rotated = await runJson(['rotate-key'], { BALCAO_MASTER_KEY: `${fresh},${KEY}` });
    expect(rotated.data).toEqual({ resealed: 1 });
    const list = await runJson(['channel', 'list'], { BALCAO_MASTER_KEY: fresh });
    expect(list.data.items[0].verify_token).toBe('verify');
    const old = await runJson(['channel', 'list']);
    expect([old.code, JSON.parse(old.err).error.code]).toEqual([3, 'WRONG_MASTER_KEY']);
    env.BALCAO_MASTER_KEY = fresh;
  });

  test('errors name the flag and what to do, with their exit code', async () => {
    const wrongFlag = await run(['channel', 'add', ...channelFlags('not-a-number')]);
    expect(wrongFlag.code).toBe(2);
    expect(wrongFlag.err).toContain('--phone-number-id  The phone number id is a number of digits only');
    const refused = await runJson(['channel', 'add', ...channelFlags('99999999999')]);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.err).error).toMatchObject({
      code: 'WHATSAPP_REFUSED',
      details: [{ field: '--access-token' }],
    });
    const missing = await run(['user', 'create', '--email', 'a@b.com']);
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining("'--name <name>'")]);
    expect((await run(['nonsense'])).code).toBe(2);
    const away = await runJson(['migrate'], { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' });
    expect([away.code, JSON.parse(away.err).error.code]).toEqual([3, 'DATABASE_UNREACHABLE']);
    expect(away.err).not.toContain('u:p@');
    const help = await run(['--help']);
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('doctor')]);
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+/);
  });

  test('with several organizations one must be named, by id or by name', async () => {
    const second = await runJson(['org', 'create', '--name', 'Mercado Lua', '--time-zone', 'America/Manaus']);
    const unclear = await runJson(['channel', 'list']);
    expect([unclear.code, JSON.parse(unclear.err).error.code]).toEqual([2, 'ORGANIZATION_NEEDED']);
    for (const wanted of ['Mercado Lua', second.data.id]) {
      const list = await runJson(['channel', 'list', '--organization', wanted]);
      expect(list.data.items).toEqual([]);
    }
    const unknown = await runJson(['channel', 'list', '--organization', 'Nobody']);
    expect([unknown.code, JSON.parse(unknown.err).error.code]).toEqual([1, 'NOT_FOUND']);
  });

  test('a secret can come from a file', async () => {
    const path = join(folder, 'password');
    await writeFile(path, 'a long enough password\n');
    const flags = [
      '--email',
      'bia@b.com',
      '--name',
      'Bia',
      '--role',
      'agent',
      '--organization',
      'Padaria Sol',
    ];
    const made = await runJson(['user', 'create', ...flags, '--password', `@${path}`]);
    expect([made.code, made.data.sign_in_url]).toEqual([0, null]);
    const short = await runJson(['user', 'create', ...flags, '--password', 'short']);
    expect(short.code).toBe(2);
  });
});
