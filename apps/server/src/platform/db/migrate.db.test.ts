import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyDatabase } from '@balcao/testkit';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../log/index.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

let directory: string;
let connectionString: string;
let drop: () => Promise<void>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balcao-migrations-'));
  ({ connectionString, drop } = await createEmptyDatabase());
});

afterEach(async () => {
  await rm(directory, { recursive: true });
  await drop();
});

const write = (name: string, text: string) => writeFile(join(directory, name), text);
const run = (url = connectionString) => migrate({ connectionString: url, directory, log: silentLog });

test('applies each file once, in order, and the app role may use the tables it makes', async () => {
  await write('0001_things.sql', 'CREATE TABLE things (id bigserial PRIMARY KEY, name text);');
  expect(await run()).toEqual(['0001_things.sql']);
  await write(
    '0002_more.sql',
    `ALTER TABLE things ADD COLUMN size int; INSERT INTO things (name) VALUES ('a;b');`,
  );
  expect(await run()).toEqual(['0002_more.sql']);
  expect(await run()).toEqual([]);
  const db = await openDatabase({ connectionString, max: 1, log: silentLog, applicationName: 'x' });
  expect(await db.execute({ text: `INSERT INTO things (name) VALUES ('b')` })).toBe(1);
  expect(await db.query({ text: 'SELECT name FROM things ORDER BY id' })).toEqual([
    { name: 'a;b' },
    { name: 'b' },
  ]);
  await expect(db.execute({ text: 'DELETE FROM schema_migrations' })).rejects.toMatchObject({
    code: '42501',
  });
  await db.close();
});

test('a failing file leaves nothing behind, names its line, and can be mended and run again', async () => {
  await write('0001_bad.sql', 'CREATE TABLE half (id int);\nSELECT nonsense;');
  await expect(run()).rejects.toThrow(/0001_bad\.sql failed and was rolled back: .*nonsense.*\(line 2\)/);
  await write('0001_bad.sql', 'CREATE TABLE half (id int);');
  expect(await run()).toEqual(['0001_bad.sql']);
});

test('a changed applied file is refused; another line end is no change', async () => {
  await write('0001_a.sql', 'CREATE TABLE a (id int);\n');
  await run();
  await write('0001_a.sql', 'CREATE TABLE a (id int);\r\n');
  expect(await run()).toEqual([]);
  await write('0001_a.sql', 'CREATE TABLE a (id bigint);\n');
  await expect(run()).rejects.toThrow(/changed after it was applied/);
});

test('several processes migrating at once apply each file once', async () => {
  await write('0001_a.sql', 'CREATE TABLE a (id int); SELECT pg_sleep(0.05);');
  const results = await Promise.all([run(), run(), run()]);
  expect(results.flat()).toEqual(['0001_a.sql']);
});

test('a file name that does not say its order is refused', async () => {
  await write('first.sql', 'SELECT 1');
  await expect(run()).rejects.toThrow('0001_what_it_does.sql');
});

test('a user without rights on roles is told the statement to run, and it then works', async () => {
  const admin = new Client({ connectionString });
  await admin.connect();
  // A cluster-wide role: named after this database so that test runs do not meet.
  const user = `${new URL(connectionString.replace('@/', '@socket/')).pathname.slice(1)}_user`;
  await admin.query(`CREATE ROLE ${user} LOGIN; ALTER DATABASE ${user.slice(0, -5)} OWNER TO ${user}`);
  const url = connectionString.replace(/\/\/[^@]*@/, `//${user}@`);
  try {
    await write('0001_a.sql', 'CREATE TABLE a (id int);');
    await expect(run(url)).rejects.toThrow(`GRANT balcao_app TO ${user};`);
    const opening = openDatabase({ connectionString: url, max: 1, log: silentLog, applicationName: 'x' });
    await expect(opening).rejects.toThrow('Run "balcao migrate" first');
    await admin.query(`GRANT balcao_app TO ${user}`);
    expect(await run(url)).toEqual(['0001_a.sql']);
    const db = await openDatabase({ connectionString: url, max: 1, log: silentLog, applicationName: 'x' });
    expect(await db.query({ text: 'SELECT * FROM a' })).toEqual([]);
    await db.close();
  } finally {
    await admin.query(
      `ALTER DATABASE ${user.slice(0, -5)} OWNER TO CURRENT_USER; REASSIGN OWNED BY ${user} TO CURRENT_USER; DROP OWNED BY ${user}; DROP ROLE ${user}`,
    );
    await admin.end();
  }
});
