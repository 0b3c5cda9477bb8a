import { setTimeout as delay } from 'node:timers/promises';
import type { DoubleCommands } from '../graph-double.ts';
import type { LoadOptions } from '../load/generator.ts';
import type { LoadCommands } from '../load.ts';
import type { BenchDatabase } from './database.ts';
import type { Helper } from './helper.ts';
import { type Percentiles, percentilesOf } from './histogram.ts';
import { measure, measureMachine, type Usage } from './processes.ts';
import type { Target } from './target.ts';

export type Scenario = { name: string; statuses: number };

export type MeasureOptions = {
  pace: LoadOptions['pace'];
  contacts: number;
  batch: number;
  statusBatch: number;
  connections: number;
  warmUpSeconds: number;
  seconds: number;
};

export type ProcessUse = { name: string; cores: number; rssMb: number };

export type Measured = {
  scenario: string;
  target: string;
  answeredPerSecond: number;
  webhooksPerSecond: number;
  ack: Percentiles;
  reply: Percentiles;
  processes: ProcessUse[];
  /** cores that processes outside the bench took meanwhile */
  othersCores: number;
  redelivered: number;
  drainSeconds: number;
  written: number;
  lost: number;
  doubled: number;
  problems: string[];
};

const DRAIN_LIMIT_MS = 120_000;

export type Parts = {
  database: BenchDatabase;
  target: Target;
  double: Helper<DoubleCommands>;
  load: Helper<LoadCommands>;
  feedPort: number;
};

/** Warm-up, a measured stretch, then everything under way is worked off and counted. */
export async function measureTarget(
  parts: Parts,
  scenario: Scenario,
  options: MeasureOptions,
): Promise<Measured> {
  const { database, double, load, target } = parts;
  await database.checkpoint();
  await double.call('reset', {
    webhookUrls: target.webhookUrls,
    statuses: scenario.statuses,
    batch: options.statusBatch,
    connections: options.connections,
    delayMs: 0,
  });
  await load.call('start', {
    webhookUrls: target.webhookUrls,
    feedPort: parts.feedPort,
    contacts: options.contacts,
    batch: options.batch,
    connections: options.connections,
    pace: options.pace,
    impatient: false,
    statuses: scenario.statuses,
    seed: 1,
  });
  await delay(options.warmUpSeconds * 1000);
  await load.call('clearTimes', undefined);
  const before = await look(parts);
  await delay(options.seconds * 1000);
  const after = await look(parts);
  await load.call('stopWriting', undefined);
  const stoppedMs = performance.now();
  await drain(parts);
  const drainSeconds = (performance.now() - stoppedMs) / 1000;
  const end = await look(parts);
  const seconds = (after.atMs - before.atMs) / 1000;
  const processes = after.use.map(({ name, usage }, i) => ({
    name,
    cores: ((usage?.cpuSeconds ?? 0) - (before.use[i]?.usage?.cpuSeconds ?? 0)) / seconds,
    rssMb: usage?.rssMb ?? 0,
  }));
  const machineCores = ((after.machine ?? 0) - (before.machine ?? 0)) / seconds;
  return {
    scenario: scenario.name,
    target: target.name,
    answeredPerSecond: (after.load.answered - before.load.answered) / seconds,
    webhooksPerSecond: (after.webhooks - before.webhooks) / seconds,
    ack: percentilesOf(after.load.ack),
    reply: percentilesOf(after.load.reply),
    processes,
    othersCores: Math.max(0, machineCores - processes.reduce((sum, one) => sum + one.cores, 0)),
    redelivered: end.load.redelivered + end.double.statusRedelivered,
    drainSeconds,
    written: end.load.written,
    lost: end.load.unanswered + end.load.statusesOwed,
    doubled: end.load.surplus,
    problems: await target.checkTables(end.load.messagesAcked),
  };
}

async function look(parts: Parts) {
  const { database, double, load, target } = parts;
  const [loadCounters, doubleCounters, ...use] = await Promise.all([
    load.call('counters', undefined),
    double.call('counters', undefined),
    useOf('target', target.pids()),
    database.pids().then((pids) => useOf('PostgreSQL', pids)),
    useOf('double', [double.pid]),
    useOf('load', [load.pid]),
  ]);
  return {
    atMs: performance.now(),
    load: loadCounters,
    double: doubleCounters,
    webhooks: loadCounters.deliveriesAcked + doubleCounters.statusDeliveries,
    use,
    machine: await measureMachine(),
  };
}

async function useOf(
  name: string,
  pids: readonly number[],
): Promise<{ name: string; usage: Usage | undefined }> {
  return { name, usage: await measure(pids) };
}

async function drain(parts: Parts): Promise<void> {
  const deadline = performance.now() + DRAIN_LIMIT_MS;
  while (performance.now() < deadline) {
    const load = await parts.load.call('counters', undefined);
    const double = await parts.double.call('counters', undefined);
    const isQuiet = load.open === 0 && load.unanswered === 0 && double.statusesOpen === 0;
    if (isQuiet && (await parts.target.backlog()) === 0) return;
    await delay(50);
  }
}
