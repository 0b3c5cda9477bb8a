import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { DoubleCommands } from './graph-double.ts';
import { openBenchDatabase } from './lib/database.ts';
import { startHelper } from './lib/helper.ts';
import { type Measured, type MeasureOptions, measureTarget, type Scenario } from './lib/measure-target.ts';
import { startServer } from './lib/server-target.ts';
import { formatNumber, renderTable } from './lib/table.ts';
import { startFloor, type Target } from './lib/target.ts';
import type { LoadCommands } from './load.ts';

const { values: args } = parseArgs({
  options: {
    rate: { type: 'string' },
    concurrency: { type: 'string', default: '256' },
    contacts: { type: 'string', default: '10000' },
    statuses: { type: 'string' },
    duration: { type: 'string', default: '20' },
    'warm-up': { type: 'string', default: '6' },
    batch: { type: 'string', default: '1' },
    'status-batch': { type: 'string', default: '1' },
    connections: { type: 'string', default: '64' },
    only: { type: 'string' },
    roles: { type: 'string', default: 'all' },
    'mark-read': { type: 'boolean', default: false },
    'database-url': { type: 'string' },
    profile: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const measureOptions: MeasureOptions = {
  pace:
    args.rate === undefined
      ? { kind: 'closed', concurrency: Number(args.concurrency) }
      : { kind: 'rate', perSecond: Number(args.rate) },
  contacts: Number(args.contacts),
  batch: Number(args.batch),
  statusBatch: Number(args['status-batch']),
  connections: Number(args.connections),
  warmUpSeconds: Number(args['warm-up']),
  seconds: Number(args.duration),
};
const scenarios: Scenario[] = (args.statuses === undefined ? [0, 3] : [Number(args.statuses)]).map(
  (statuses) => ({ name: `${statuses} statuses per reply`, statuses }),
);
const profileArgs =
  args.profile === undefined
    ? []
    : ['--cpu-prof', `--cpu-prof-dir=${args.profile}`, '--cpu-prof-interval=500'];

const say = (text: string) => (args.json ? process.stderr : process.stdout).write(`${text}\n`);

const database = await openBenchDatabase(args['database-url']);
const results: Measured[] = [];
try {
  for (const scenario of scenarios) {
    for (const name of ['floor', 'server'] as const) {
      if (args.only !== undefined && args.only !== name) continue;
      say(`${scenario.name}: ${name} …`);
      results.push(await runOnce(scenario, name));
    }
  }
} finally {
  await database.close();
}
report(results);
const failed = results.some((one) => one.lost > 0 || one.doubled > 0 || one.problems.length > 0);
process.exit(failed ? 1 : 0);

async function runOnce(scenario: Scenario, name: 'floor' | 'server'): Promise<Measured> {
  const double = startHelper<DoubleCommands>('graph-double.ts');
  const load = startHelper<LoadCommands>('load.ts');
  let target: Target | undefined;
  try {
    const { url, feedPort } = await double.call('start', { seed: 1 });
    target =
      name === 'floor'
        ? await startFloor(database, url, profileArgs)
        : await startServer(database, url, {
            roles: args.roles.split(','),
            markRead: args['mark-read'],
            nodeArgs: profileArgs,
          });
    return await measureTarget({ database, target, double, load, feedPort }, scenario, measureOptions);
  } finally {
    await load.stop();
    await target?.stop();
    await double.stop();
  }
}

function report(measured: readonly Measured[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}, ${database.label}`;
  const ratios = scenarios.flatMap((scenario) => ratioOf(measured, scenario.name));
  if (args.json) {
    const output = {
      at: new Date().toISOString(),
      machine,
      options: measureOptions,
      results: measured,
      ratios,
    };
    process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
    return;
  }
  const columns = measured.map((one) => rowsOf(one));
  const names = columns[0]?.map(([label]) => label) ?? [];
  say(`\n${machine}\n`);
  say(renderTable(names.map((label, i) => [label, ...columns.map((column) => column[i]?.[1] ?? '')])));
  for (const { scenario, answered, byCpu } of ratios)
    say(
      `\nserver / floor, ${scenario}: ${formatNumber(answered, 2)}; by CPU spent: ${formatNumber(byCpu, 2)}`,
    );
  for (const one of measured)
    for (const problem of one.problems) say(`\nPROBLEM ${one.target}, ${one.scenario}: ${problem}`);
}

type Ratio = { scenario: string; answered: number; byCpu: number };

function ratioOf(measured: readonly Measured[], scenario: string): Ratio[] {
  const floor = measured.find((one) => one.scenario === scenario && one.target === 'floor');
  const server = measured.find((one) => one.scenario === scenario && one.target === 'server');
  return floor && server
    ? [
        {
          scenario,
          answered: server.answeredPerSecond / floor.answeredPerSecond,
          byCpu: cpuMsOf(floor) / cpuMsOf(server),
        },
      ]
    : [];
}

function rowsOf(one: Measured): [label: string, value: string][] {
  return [
    ['', `${one.target}, ${one.scenario.split(' ')[0]} statuses`],
    ['conversations answered /s', formatNumber(one.answeredPerSecond)],
    ['webhooks /s', formatNumber(one.webhooksPerSecond)],
    ['ack ms p50/p95/p99/max', times(one.ack)],
    ['reply ms p50/p95/p99/max', times(one.reply)],
    ...one.processes.map((process): [string, string] => [
      `${process.name}: cores, MB`,
      `${formatNumber(process.cores, 2)}, ${formatNumber(process.rssMb)}`,
    ]),
    ['CPU ms per conversation, all parts', formatNumber(cpuMsOf(one), 2)],
    ['others on this machine: cores', formatNumber(one.othersCores, 2)],
    ['redelivered', formatNumber(one.redelivered)],
    ['drained in s', formatNumber(one.drainSeconds, 1)],
    ['messages written', formatNumber(one.written)],
    ['lost', formatNumber(one.lost)],
    ['doubled', formatNumber(one.doubled)],
  ];
}

function times({ p50, p95, p99, max }: Measured['ack']): string {
  return [p50, p95, p99, max].map((ms) => formatNumber(ms, ms < 10 ? 1 : 0)).join(' / ');
}

/** Double and generator included. Says more than throughput when others use the machine too. */
function cpuMsOf(one: Measured): number {
  const cores = one.processes.reduce((sum, process) => sum + process.cores, 0);
  return (cores / one.answeredPerSecond) * 1000;
}
