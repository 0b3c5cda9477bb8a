import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type Program } from './testing/build-program.ts';
import { createProcesses, type Env, type Processes } from './testing/processes.ts';
import { callApi } from './testing/shop.ts';

let program: Program;
let processes: Processes;
let parent: string;
let production: Env;
let demo: Env;

beforeAll(async () => {
  program = await buildProgram();
  processes = createProcesses(program.file);
  parent = await mkdtemp(join(tmpdir(), 'balcao-processes-'));
  // As root PostgreSQL runs as another account, which must be able to enter.
  await chmod(parent, 0o755);
  production = { DATA_DIR: join(parent, 'production') };
  demo = { DATA_DIR: join(parent, 'demo') };
});
afterAll(async () => {
  await processes.endAll();
  await program.remove();
  await rm(parent, { recursive: true, force: true });
});

/** Thresholds are for a machine that does nothing else; a busy one gets as much more as it is busy. */
const patience = () => Math.max(1.5, (loadavg()[0] ?? 0) / availableParallelism());
const rssMb = async (pid: number) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const statusWithHost = (url: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    get(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });

describe('with the built-in PostgreSQL', { timeout: 60_000 }, () => {
  test('start in production seeds nothing; commands given at once share its data folder while it runs, and it sees what they made', async () => {
    const server = await processes.start({ ...production, NODE_ENV: 'production' });
    const run = (...args: string[]) => processes.run(production, [...args, '--json']);
    expect((await run('api-key', 'create', '--name', 'x')).json.error.code).toBe('NO_ORGANIZATION');
    expect(await run('org', 'create', '--name', 'Padaria Sol')).toMatchObject({ code: 0 });
    const results = await Promise.all([
      run('api-key', 'create', '--name', 'um'),
      run('api-key', 'create', '--name', 'dois'),
      run('user', 'create', '--email', 'ana@sol.example', '--name', 'Ana', '--role', 'owner'),
    ]);
    expect(results.map(({ code, err }) => [code, err])).toEqual(results.map(() => [0, '']));
    for (const { json } of results.slice(0, 2))
      expect((await callApi(server.url, '/v1/conversations', json.secret)).status).toBe(200);
    // The commands came and went; the database is the server's.
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await server.stop()).toMatchObject({ code: 0 });
  });

  test('once built it is ready within 5 s of start, idle under 250 MB, and no PostgreSQL outlives it', async () => {
    const server = await processes.start(production);
    const memory = await rssMb(server.pid);
    console.info(`ready after ${Math.round(server.readyAfterMs)} ms, idle at ${Math.round(memory)} MB`);
    expect(server.readyAfterMs).toBeLessThan(5_000 * patience());
    expect(memory).toBeLessThan(250 * 1.5);
    expect(await server.stop()).toMatchObject({ code: 0 });
    await expect(readFile(join(parent, 'production', 'postgres', 'postmaster.pid'))).rejects.toThrow(
      'ENOENT',
    );
  });
});

describe('the demo', { timeout: 60_000 }, () => {
  test('prints a sign-in address and answers to this machine’s names only', async () => {
    const server = await processes.start(demo, ['--demo']);
    console.info(`demo, its first start: ready after ${Math.round(server.readyAfterMs)} ms`);
    expect(server.readyAfterMs).toBeLessThan(5_000 * patience());
    expect(server.demoUrl).toMatch(/#token=.{20,}/);
    const { port } = new URL(server.url);
    for (const path of ['/healthz', '/v1/me', '/simulator/', '/webhooks/whatsapp']) {
      expect([path, await statusWithHost(server.url + path, `evil.example:${port}`)]).toEqual([path, 403]);
      expect(await statusWithHost(server.url + path, `localhost:${port}`)).not.toBe(403);
    }
    expect(await server.stop()).toMatchObject({ code: 0 });
  });

  test('demo and production refuse each other’s data folder, and the demo refuses to be public; each says what to do', async () => {
    const start = (env: Env, ...args: string[]) =>
      processes.run({ PORT: '0', LOG_LEVEL: 'silent', ...env }, ['start', '--json', ...args]);
    const [demoOnProduction, productionOnDemo, orgOnDemo, onAllAddresses, inProduction, onDatabase] =
      await Promise.all([
        start(production, '--demo'),
        start(demo),
        processes.run(demo, ['org', 'create', '--name', 'Loja', '--json']),
        start({ ...demo, HOST: '0.0.0.0' }, '--demo'),
        start({ ...demo, NODE_ENV: 'production' }, '--demo'),
        start(
          { ...demo, DATABASE_URL: 'postgres://u@127.0.0.1:1/x', BALCAO_MASTER_KEY: 'k'.repeat(40) },
          '--demo',
        ),
      ]);
    for (const refused of [
      demoOnProduction,
      productionOnDemo,
      orgOnDemo,
      onAllAddresses,
      inProduction,
      onDatabase,
    ]) {
      expect(refused.code).not.toBe(0);
      expect(refused.json.error.code).toBe('DEMO_REFUSED');
    }
    expect(demoOnProduction.err).toContain('DATA_DIR');
    expect(productionOnDemo.err).toContain('DATA_DIR');
    expect(onAllAddresses.err).toContain('HOST');
    expect(inProduction.err).toContain('balcao start');
    expect(onDatabase.err).toContain('DATABASE_URL');
  });
});
