import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@balcao/testkit';
import {
  type BehaviourChange,
  type Customer,
  getTextOf,
  type RunningSimulator,
  type SimulatedMessage,
  startSimulator,
} from '@balcao/whatsapp-simulator';
import { runCli } from '../../cli/run-cli.ts';
import { buildProgram } from './build-program.ts';
import { createProcesses, type Env, type JsonAnswer, type Processes } from './processes.ts';

export const APP_SECRET = 'the-app-secret';
export const MASTER_KEY = 'a-master-key-of-at-least-32-characters';
export const PHONE_NUMBER_ID = '318840027715530';
export const WABA_ID = '204118573390216';
export const ACCESS_TOKEN = 'balcao-simulator-token';

export type ApiAnswer = { status: number; headers: Headers; json: JsonAnswer };

/** A connected shop: database, Graph double, program; servers are started by each test. */
export type Shop = {
  processes: Processes;
  database: TestDatabase;
  simulator: RunningSimulator['simulator'];
  env: Env;
  organizationId: string;
  channelId: string;
  apiKey: string;
  /** Where the Graph double posts; it tries again until it hears 200, as Meta does. */
  deliverTo(urls: readonly string[]): void;
  /** every answer its posts got, in order; 0: no connection */
  webhookAnswers: number[];
  api(url: string, path: string, init?: RequestInit): Promise<ApiAnswer>;
  close(): Promise<void>;
};

const QUIET: BehaviourChange = { statusesPerMessage: 0, enforceThroughput: false };
const REDELIVER_EVERY_MS = 100;

export async function openShop(options: { behaviour?: BehaviourChange } = {}): Promise<Shop> {
  const program = await buildProgram();
  const processes = createProcesses(program.file);
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'balcao-processes-'));
  let targets: readonly string[] = [];
  let turn = 0;
  let closing = false;
  const webhookAnswers: number[] = [];
  const graph = await startSimulator({
    appSecret: APP_SECRET,
    behaviour: { ...QUIET, webhookConcurrency: 64, ...options.behaviour },
    async deliver(rawBody, headers) {
      for (;;) {
        const target = targets[turn++ % Math.max(1, targets.length)] ?? '';
        const status = await postOnce(target, rawBody, headers);
        webhookAnswers.push(status);
        if (status === 200 || closing) return status;
        await delay(REDELIVER_EVERY_MS);
      }
    },
  });
  const env: Env = {
    DATABASE_URL: database.connectionString,
    BALCAO_MASTER_KEY: MASTER_KEY,
    DATA_DIR: dataDir,
    WHATSAPP_GRAPH_URL: graph.url,
  };
  const { id: organizationId } = await runInProcess(env, ['org', 'create', '--name', 'Padaria Sol']);
  const { channel } = await runInProcess(env, [
    'channel',
    'add',
    ...channelFlags(),
    '--messages-per-second',
    '1000',
  ]);
  const { secret } = await runInProcess(env, ['api-key', 'create', '--name', 'loja']);
  return {
    processes,
    database,
    simulator: graph.simulator,
    env,
    organizationId,
    channelId: channel.id,
    apiKey: secret,
    deliverTo(urls) {
      targets = urls;
    },
    webhookAnswers,
    api: (url, path, init) => callApi(url, path, secret, init),
    async close() {
      closing = true;
      await processes.endAll();
      await graph.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
      await program.remove();
    },
  };
}

export function channelFlags(): string[] {
  return Object.entries({
    '--phone-number-id': PHONE_NUMBER_ID,
    '--waba-id': WABA_ID,
    '--access-token': ACCESS_TOKEN,
    '--app-secret': APP_SECRET,
    '--verify-token': 'verify',
  }).flat();
}

/** Set-up needs no process of its own; the first test shows that one does the same. */
async function runInProcess(env: Env, args: readonly string[]): Promise<JsonAnswer> {
  let out = '';
  let err = '';
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), env };
  const code = await runCli([...args, '--json'], io);
  if (code !== 0) throw new Error(`balcao ${args.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out);
}

async function postOnce(url: string, body: Buffer, headers: Record<string, string>): Promise<number> {
  try {
    const answer = await fetch(`${url}/webhooks/whatsapp`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers,
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

export async function callApi(
  url: string,
  path: string,
  apiKey: string,
  init: RequestInit = {},
): Promise<ApiAnswer> {
  const answer = await fetch(`${url}${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...init.headers,
    },
  });
  const text = await answer.text();
  let json: JsonAnswer;
  try {
    json = JSON.parse(text);
  } catch {
    json = text;
  }
  return { status: answer.status, headers: answer.headers, json };
}

/** What the business said to this customer, in order. */
export function answersTo(customer: Customer): string[] {
  return customer
    .transcript()
    .filter((message: SimulatedMessage) => message.direction === 'out')
    .map((message) => `${message.type}: ${getTextOf(message)}`);
}

/** Distinct answers to each, so that a lost, doubled or swapped one shows. */
export const SCRIPT = ['oi', 'suporte', 'menu'] as const;

/** One customer after another word, undisturbed: what everybody should hear. */
export async function hearScript(customer: Customer): Promise<string[]> {
  for (const words of SCRIPT) {
    await customer.sendText(words);
    await customer.nextMessage((message) => message.type === 'interactive');
  }
  return answersTo(customer);
}
