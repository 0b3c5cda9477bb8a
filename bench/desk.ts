import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createApp } from '../apps/server/src/app.ts';
import { createApiKey, theSystem } from '../apps/server/src/modules/accounts/index.ts';
import { parseConfig } from '../apps/server/src/platform/config/index.ts';
import { createSecretBox } from '../apps/server/src/platform/crypto/index.ts';
import { openDatabase } from '../apps/server/src/platform/db/index.ts';
import { createLog, silentLog } from '../apps/server/src/platform/log/index.ts';
import { explainStatements } from './desk/plans.ts';
import { learn, type Question, questionsFor } from './desk/questions.ts';
import { recordStatements } from './desk/record-statements.ts';
import { Histogram, percentilesOf } from './lib/histogram.ts';
import { createRandom } from './lib/random.ts';
import { formatNumber, renderTable } from './lib/table.ts';

/**
 * What the desk's screens ask, in the server, one request at a time:
 * node scripts/run.mjs bench/desk.ts --database-url postgres://…/desk   (filled by bench/seed-desk.ts)
 */
const { values: args } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    requests: { type: 'string', default: '200' },
    'warm-up': { type: 'string', default: '30' },
    only: { type: 'string' },
    plans: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const connectionString = args['database-url'];
if (connectionString === undefined)
  throw new Error('Give --database-url: the database that seed-desk.ts filled.');

const masterKey = randomBytes(32).toString('base64');
const config = parseConfig({
  DATABASE_URL: connectionString,
  BALCAO_MASTER_KEY: masterKey,
  ROLE: 'web',
  LOG_LEVEL: 'error',
});
const opened = await openDatabase({
  connectionString,
  max: 10,
  log: silentLog,
  applicationName: 'balcao desk',
});
const { db, statements } = recordStatements(opened);
const app = await createApp({
  config,
  db,
  log: createLog({ level: 'error' }),
  secrets: createSecretBox(config.masterKeys ?? []),
  version: 'bench',
});
await app.http.ready();

const [organization] = await opened.query<{ id: string }>({
  text: 'select id from balcao_organizations() order by created_at desc limit 1',
});
if (!organization) throw new Error('The database is empty; run seed-desk.ts first.');
const organizationId = organization.id;
const known = await opened.tx(organizationId, (tx) => learn(tx, organizationId));
const random = createRandom(7);

type Row = { name: string; target: number; p50: number; p95: number; max: number };
const rows: Row[] = [];
const plans: { name: string; plans: string[] }[] = [];
for (const question of questionsFor(known).filter((one) => one.name.includes(args.only ?? ''))) {
  // Each has a key of its own: the limit of requests is per caller.
  const { secret } = await createApiKey(
    { db: opened, clock: app.ctx.clock },
    { organizationId, name: question.name, mode: 'live' },
    theSystem,
  );
  const times = new Histogram();
  for (let i = 0; i < Number(args['warm-up']); i++) await ask(question, secret);
  for (let i = 0; i < Number(args.requests); i++) times.add((await ask(question, secret)) * 1000);
  rows.push({ name: question.name, target: question.target, ...percentilesOf(times.toData()) });
  if (args.plans) {
    statements.length = 0;
    await ask(question, secret);
    plans.push({
      name: question.name,
      plans: await explainStatements(connectionString, organizationId, [...statements]),
    });
  }
}
if (args.json) process.stdout.write(`${JSON.stringify({ rows, plans }, null, 2)}\n`);
else print();
await app.stop();
await opened.close();
process.exit(rows.every((row) => row.p95 <= row.target) ? 0 : 1);

/** Milliseconds of one use: the last page asked for, or all requests of it. */
async function ask(question: Question, secret: string): Promise<number> {
  if (question.isNews)
    await opened.tx(organizationId, (tx) =>
      tx.execute({
        text: 'update event_counters set seq = seq + 1 where organization_id = $1',
        values: [organizationId],
      }),
    );
  let startedMs = performance.now();
  let answer: unknown;
  const urls = question.urls(random);
  for (const url of urls) answer = await get(url, secret);
  const [url] = urls;
  const next = question.follow?.(answer) ?? null;
  if (next !== null && url !== undefined) {
    startedMs = performance.now();
    await get(`${url}${url.includes('?') ? '&' : '?'}${next}`, secret);
  }
  return performance.now() - startedMs;
}

async function get(url: string, secret: string): Promise<unknown> {
  const answer = await app.http.inject({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${secret}` },
  });
  if (answer.statusCode !== 200) throw new Error(`GET ${url} answered ${answer.statusCode}: ${answer.body}`);
  return answer.json();
}

function print(): void {
  const ms = (value: number) => formatNumber(value, 1);
  const table = rows.map((row) => [
    row.name,
    ms(row.p50),
    ms(row.p95),
    ms(row.max),
    `${row.p95 <= row.target ? '<' : 'OVER'} ${row.target}`,
  ]);
  process.stdout.write(`${renderTable([['ms in the server', 'p50', 'p95', 'max', 'target'], ...table])}\n`);
  for (const one of plans)
    process.stdout.write(`\n## ${one.name}\n\n${one.plans.map((plan) => `${plan}\n`).join('\n')}`);
}
