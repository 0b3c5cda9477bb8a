import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from '@balcao/testkit';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../log/index.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded.ts';
import { identityOf, isAlive } from './identity.ts';

const isRoot = process.getuid?.() === 0;
const TEST_PROCESS = fileURLToPath(new URL('./test-process.ts', import.meta.url));

let folder: string;
let dataDir: string;
let servers: EmbeddedPostgres[] = [];
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balcao-embedded-'));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  const pid = await postmasterPid().catch(() => 0);
  for (const server of servers) await server.stop();
  if (pid > 0 && isRunning(pid)) process.kill(pid, 'SIGQUIT');
  await until(() => pid === 0 || !isRunning(pid), { what: 'no PostgreSQL is left behind' });
  await rm(folder, { recursive: true, force: true });
  servers = [];
  children = [];
});

async function start(folderOfData = dataDir): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({
    dataDir: folderOfData,
    log: silentLog,
    tuning: { maxConnections: 20, sharedBuffers: '16MB' },
  });
  servers.push(server);
  return server;
}

async function startProcess(): Promise<{ child: ChildProcess; stop(): Promise<void> }> {
  const child = spawn(
    process.execPath,
    ['--conditions=balcao-source', '--import', 'tsx', TEST_PROCESS, dataDir],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toMatch(/^ready /);
  return {
    child,
    async stop() {
      child.stdin?.write('stop\n');
      expect((await lines.next()).value).toBe('stopped');
      await gone(child);
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await gone(child);
}

const isRunning = (pid: number) => isAlive(identityOf(pid));
const gone = (child: ChildProcess) => until(() => child.exitCode !== null || child.signalCode !== null);
const postmasterPid = async () =>
  Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

async function sql(server: EmbeddedPostgres, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: server.connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end().catch(() => undefined);
  }
}

const write = (server: EmbeddedPostgres) => sql(server, 'CREATE TABLE kept AS SELECT 7 AS n');
const read = (server: EmbeddedPostgres) => sql(server, 'SELECT n FROM kept');

describe('alone', () => {
  test('starts, keeps its data over a restart, and leaves no process behind', async () => {
    const first = await start();
    await write(first);
    const pid = await postmasterPid();
    await first.stop();
    expect(isRunning(pid)).toBe(false);
    expect(await read(await start())).toEqual([7]);
  });

  test('is UTF-8 with builtin C.UTF-8, durable, and listens on no network', async () => {
    const server = await start();
    expect(
      await sql(
        server,
        `SELECT current_setting('server_encoding'), datlocprovider::text || ' ' || datlocale, current_setting('fsync'),
           current_setting('synchronous_commit'), current_setting('listen_addresses') FROM pg_database WHERE datname = 'balcao'`,
      ),
    ).toEqual(['UTF8', 'b C.UTF-8', 'on', 'on', '']);
  });

  test('a start killed within initdb is no obstacle, and its remains go', async () => {
    await mkdir(join(dataDir, 'postgres.init.killed'), { recursive: true });
    await writeFile(join(dataDir, 'postgres.init.killed', 'PG_VERSION'), '18');
    await start();
    expect((await readdir(dataDir)).filter((name) => name.includes('init'))).toEqual([]);
  });

  test('a lock file of a dead process is no obstacle', async () => {
    await mkdir(dataDir);
    await writeFile(
      join(dataDir, 'postgres.lock'),
      JSON.stringify({ pid: process.pid, startedAt: 'another boot/1' }),
    );
    await start();
  });

  test('brings PostgreSQL back when it is killed, with all that was committed', async () => {
    const server = await start();
    await write(server);
    const pid = await postmasterPid();
    process.kill(pid, 'SIGKILL');
    const rows = await until(() => read(server));
    expect(rows).toEqual([7]);
    expect(await postmasterPid()).not.toBe(pid);
  });

  test('lock files whose pid now belongs to a stranger are cleared', async () => {
    const server = await start();
    await write(server);
    const files = [join(dataDir, 'postgres', 'postmaster.pid'), join(dataDir, 'run', '.s.PGSQL.5432.lock')];
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    await server.stop();
    const account = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    const stranger = spawn('sleep', ['60'], { ...account, cwd: '/' });
    children.push(stranger);
    for (const [i, file] of files.entries()) {
      await writeFile(file, (texts[i] ?? '').replace(/^\s*\d+/, String(stranger.pid)));
    }
    expect(await read(await start())).toEqual([7]);
    expect(stranger.exitCode).toBeNull();
  });

  test('a data folder with a long path works: the socket moves to the temporary folder', async () => {
    const server = await start(join(dataDir, 'x'.repeat(120)));
    expect(server.socketFolder.startsWith(tmpdir())).toBe(true);
    expect(await sql(server, 'SELECT 1')).toEqual([1]);
    await server.stop();
    await rm(server.socketFolder, { recursive: true });
  });

  test.runIf(isRoot)('as root, with a folder others cannot enter, it lives in /var/lib/balcao', async () => {
    await chmod(folder, 0o700);
    const server = await start();
    expect(server.dataFolder).toMatch(/^\/var\/lib\/balcao\/[0-9a-f]{16}\/postgres$/);
    await server.stop();
    await rm(join(server.dataFolder, '..'), { recursive: true });
  });
});

describe('with other processes', () => {
  test('kill -9 of server and PostgreSQL together: the next start recovers what was committed', async () => {
    const { child } = await startProcess();
    const attached = await start();
    await write(attached);
    const pid = await postmasterPid();
    await attached.stop();
    child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await gone(child);
    expect(await read(await start())).toEqual([7]);
  });

  test('kill -9 of the server alone: the next one adopts the living PostgreSQL and later stops it', async () => {
    const { child } = await startProcess();
    const pid = await postmasterPid();
    await kill(child);
    expect(isRunning(pid)).toBe(true);
    const adopter = await start();
    expect(await postmasterPid()).toBe(pid);
    await adopter.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test('two processes starting at once on an empty folder share one PostgreSQL', async () => {
    const [a, b] = await Promise.all([startProcess(), startProcess()]);
    const pid = await postmasterPid();
    await a.stop();
    await b.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test('the starter leaves PostgreSQL to those still connected; the last one stops it', async () => {
    const starter = await startProcess();
    const pid = await postmasterPid();
    const other = await startProcess();
    await starter.stop();
    expect(isRunning(pid)).toBe(true);
    await other.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test('a short-lived user does not stop what another process started', async () => {
    const starter = await startProcess();
    const pid = await postmasterPid();
    const command = await startProcess();
    await command.stop();
    expect(isRunning(pid)).toBe(true);
    await starter.stop();
    expect(isRunning(pid)).toBe(false);
  });
});
