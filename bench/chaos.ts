import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkLedger, type Verdict } from './chaos/check-ledger.ts';
import { DoubtWatch } from './chaos/doubt-watch.ts';
import { readLedger } from './chaos/read-ledger.ts';
import { makeTrouble, type TroubleCounts } from './chaos/troubles.ts';
import type { SendRecord } from './double/sends.ts';
import type { DoubleCommands } from './graph-double.ts';
import { openBenchDatabase } from './lib/database.ts';
import { startHelper } from './lib/helper.ts';
import { createRandom } from './lib/random.ts';
import { findFreePort, ServerProcess } from './lib/server-process.ts';
import {
  backlogOf,
  prepareServer,
  publishEchoBot,
  SERVER_DATABASE,
  webhookUrlOf,
} from './lib/server-target.ts';
import { renderTable } from './lib/table.ts';
import type { LoadCounters } from './load/generator.ts';
import type { LoadCommands } from './load.ts';

const { values: args } = parseArgs({
  options: {
    duration: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    workers: { type: 'string', default: '2' },
    webs: { type: 'string', default: '2' },
    rate: { type: 'string', default: '150' },
    contacts: { type: 'string', default: '200' },
    'database-url': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** A send that nobody can vouch for is looked at after 60 s; 429s back off. */
const SETTLE_LIMIT_MS = 240_000;
const DRAIN_LIMIT_MS = 60_000;
/** Someone goes on writing while doubts are settled: a silent channel waits 15 minutes. */
const TRICKLE_PER_SECOND = 4;

const seed = Number(args.seed);
const random = createRandom(seed);
const startedMs = performance.now();
const say = (text: string) =>
  process.stderr.write(`${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);

const database = await openBenchDatabase(args['database-url']);
const double = startHelper<DoubleCommands>('graph-double.ts');
const load = startHelper<LoadCommands>('load.ts');
const servers: ServerProcess[] = [];
let failed = true;
try {
  failed = !(await run());
} finally {
  await load.stop();
  for (const server of servers) await server.kill();
  await double.stop();
  await database.drop(SERVER_DATABASE).catch(() => undefined);
  await database.close();
}
process.exit(failed ? 1 : 0);

async function run(): Promise<boolean> {
  const { url: graphUrl, feedPort } = await double.call('start', { seed });
  const env = await prepareServer(database, graphUrl);
  for (let i = 0; i < Number(args.webs); i++)
    servers.push(new ServerProcess('web', await findFreePort(), env));
  for (let i = 0; i < Number(args.workers); i++)
    servers.push(new ServerProcess('worker', await findFreePort(), env));
  for (const server of servers) await server.start();
  await publishEchoBot(env, servers[0]?.url ?? '', false);
  const webhookUrls = servers.filter((server) => server.role === 'web').map(webhookUrlOf);
  await double.call('reset', { webhookUrls, statuses: 2, batch: 1, connections: 16, delayMs: 150 });
  const watch = new DoubtWatch(database.urlOf(SERVER_DATABASE));
  await load.call('start', {
    webhookUrls,
    feedPort,
    contacts: Number(args.contacts),
    batch: 1,
    connections: 32,
    pace: { kind: 'rate', perSecond: Number(args.rate) },
    impatient: true,
    statuses: 0,
    seed,
  });
  say(`seed ${seed}: ${args.webs} web, ${args.workers} workers, ${args.rate} messages a second`);
  const troubles = await makeTrouble(
    { database, double, servers, random, say },
    AbortSignal.timeout(Number(args.duration) * 1000),
  );
  say('the troubles are over');
  await settle();
  const counters = await load.call('counters', undefined);
  await watch.close();
  const sends = await double.call('sends', undefined);
  const stored = await readLedger(database);
  const verdict = checkLedger(await load.call('written', undefined), stored, sends);
  const report = reportOf(counters, troubles, sends, watch, verdict);
  if (args.json) process.stdout.write(`${JSON.stringify({ seed, report, verdict }, null, 2)}\n`);
  else printReport(report, verdict);
  const isClean = isProved(verdict) && counters.open === 0;
  if (!isClean) showLogs();
  return isClean;
}

/** Doubts need time and a talking channel; then everybody falls silent and the rest is worked off. */
async function settle(): Promise<void> {
  const sinceMs = performance.now();
  await load.call('setRate', TRICKLE_PER_SECOND);
  await delay(1_000);
  const isOld = `created_at < now() - interval '5 seconds'`;
  await until(SETTLE_LIMIT_MS, 'old rows in the outbox', async () => {
    const [row] = await database.query<{ n: number }>(
      SERVER_DATABASE,
      `select count(*)::int as n from outbox where state = 'unknown' or ${isOld}`,
    );
    return row?.n ?? 0;
  });
  await load.call('stopWriting', undefined);
  await until(DRAIN_LIMIT_MS, 'deliveries, statuses, inbox and outbox', async () => {
    const { open } = await load.call('counters', undefined);
    const { statusesOpen } = await double.call('counters', undefined);
    return open + statusesOpen + (await backlogOf(database));
  });
  say(`settled and worked off within ${((performance.now() - sinceMs) / 1000).toFixed(1)} s`);
}

async function until(limitMs: number, what: string, left: () => Promise<number>): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (let count = -1; count !== 0; ) {
    count = await left().catch(() => -1);
    if (count === 0) return;
    if (performance.now() > deadline) {
      say(`still ${count} of: ${what}`);
      return;
    }
    await delay(200);
  }
}

type Report = Record<string, number | string>;

function reportOf(
  counters: LoadCounters,
  troubles: TroubleCounts,
  sends: readonly SendRecord[],
  watch: DoubtWatch,
  verdict: Verdict,
): Report {
  const attempts = sends.flatMap((send) => send.attempts);
  const count = (kind: SendRecord['attempts'][number]) => attempts.filter((one) => one === kind).length;
  const settledByStatus = [...watch.unknown].filter(
    (id) => !watch.resent.has(id) && !verdict.inDoubt.includes(id),
  ).length;
  return {
    'kill -9 of web / worker': `${troubles.kills.web ?? 0} / ${troubles.kills.worker ?? 0}`,
    'PostgreSQL restarts': troubles.databaseRestarts,
    'slowest start of a process': seconds(Math.max(...servers.flatMap((server) => server.startsMs))),
    'messages written and acknowledged': counters.messagesAcked,
    'deliveries repeated': counters.redelivered,
    'longest silence: acks, replies': `${seconds(counters.ackSilenceMs)}, ${seconds(counters.replySilenceMs)}`,
    'inbound lost / doubled / out of order': `${verdict.inboundLost.length} / ${verdict.inboundDoubled.length} / ${verdict.inboundDisordered.length}`,
    'replies accepted by the Graph API': sends.filter((send) => send.acceptedAt.length > 0).length,
    'sends refused / reset before / answer lost': `${count('refused')} / ${count('reset_before')} / ${count('answer_lost')}`,
    'sends nobody could vouch for': watch.unknown.size,
    '… settled by a status': settledByStatus,
    '… sent once more': watch.resent.size,
    '… left in doubt for a person': verdict.inDoubt.length,
    'replies lost / doubled / out of order': `${verdict.repliesLost.length} / ${verdict.repliesDoubled.length} / ${verdict.repliesDisordered.length}`,
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function isProved(verdict: Verdict): boolean {
  const { inDoubt: _allowed, ...forbidden } = verdict;
  return Object.values(forbidden).every((problems) => problems.length === 0);
}

function printReport(report: Report, verdict: Verdict): void {
  const rows = Object.entries(report).map(([label, value]) => [label, String(value)]);
  process.stdout.write(`\n${renderTable([['chaos', `seed ${seed}`], ...rows])}\n`);
  for (const [kind, problems] of Object.entries(verdict))
    for (const problem of problems.slice(0, 8)) process.stdout.write(`${kind}: ${problem}\n`);
  process.stdout.write(
    isProved(verdict)
      ? '\nNothing lost, nothing doubled, order kept.\n'
      : `\nNOT proved. Run again with --seed ${seed}.\n`,
  );
}

function showLogs(): void {
  for (const server of servers)
    process.stderr.write(`\n── ${server.role} :${server.port}\n${server.log.slice(-6_000)}\n`);
}
