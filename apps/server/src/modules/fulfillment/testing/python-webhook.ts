import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./webhook.py', import.meta.url));

export const PYTHON_TOKEN = 'token-da-loja-de-teste';
/** Registered with another intent only. */
export const PYTHON_OTHER_TOKEN = 'token-de-outra-intencao';

export type ReceivedCall = { path: string; token: string | null; body: Record<string, unknown> };

export type PythonWebhook = {
  port: number;
  url: (path: string) => string;
  /** in order */
  received: ReceivedCall[];
  close(): Promise<void>;
};

/** False: there is no python3 here. */
export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}

/** testing/webhook.py on a port of its own. */
export async function startPythonWebhook(): Promise<PythonWebhook> {
  const child: ChildProcess = spawn('python3', ['-u', SCRIPT], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  if (!child.stdout) throw new Error('python3 has no standard output.');
  const received: ReceivedCall[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error('webhook.py ended before it listened.')));
    let isFirst = true;
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (isFirst) resolve(Number(line));
      else received.push(JSON.parse(line) as ReceivedCall); // webhook.py prints nothing else
      isFirst = false;
    });
  });
  return {
    port,
    url: (path) => `http://127.0.0.1:${port}/${path}`,
    received,
    async close() {
      child.stdin?.end();
      await ended;
    },
  };
}
