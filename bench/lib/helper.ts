import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a helper process can be asked: name → function. */
// biome-ignore lint/suspicious/noExplicitAny: a map of functions of any shape needs it
export type Commands = Record<string, (input: never) => unknown>;
type Input<F> = F extends (input: infer I) => unknown ? I : never;
type Output<F> = F extends (input: never) => infer O ? Awaited<O> : never;

type Question = { id: number; name: string; input: unknown };
type Answer = { id: number; output: unknown; error?: string };

export type Helper<C extends Commands> = {
  readonly pid: number;
  call<N extends keyof C & string>(name: N, input: Input<C[N]>): Promise<Output<C[N]>>;
  stop(): Promise<void>;
};

/** Starts a file of this folder as a process of its own and speaks with it. */
export function startHelper<C extends Commands>(file: string, nodeArgs: string[] = []): Helper<C> {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const child = fork(path, [], {
    execArgv: [...nodeArgs, '--conditions=balcao-source', '--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  child.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error === undefined) asked?.resolve(answer.output);
    else asked?.reject(new Error(`${file}: ${answer.error}`));
  });
  child.once('exit', (code, signal) => {
    for (const asked of waiting.values()) asked.reject(new Error(`${file} ended (${signal ?? code})`));
    waiting.clear();
  });
  return {
    pid: child.pid ?? 0,
    call: (name, input) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null)
          return reject(new Error(`${file} has ended`));
        const id = ++lastId;
        waiting.set(id, { resolve: (value) => resolve(value as Output<C[typeof name]>), reject }); // the typed other side answers
        child.send({ id, name, input } satisfies Question);
      }),
    stop: () => stopChild(child),
  };
}

function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.disconnect();
  });
}

/** The other side: answers until the parent goes away, then ends. */
export function serveCommands(commands: Commands, close: () => void | Promise<void>): void {
  process.on('message', (question: Question) => {
    void answer(commands, question);
  });
  process.once('disconnect', () => {
    void Promise.resolve(close()).finally(() => process.exit(0));
  });
  // Ctrl-C reaches the whole group; the parent decides when helpers end.
  process.on('SIGINT', () => undefined);
}

async function answer(commands: Commands, question: Question): Promise<void> {
  const { id, name } = question;
  try {
    const command = commands[name];
    if (!command) throw new Error(`There is no command "${name}".`);
    const output = await command(question.input as never); // the typed parent gives what it takes
    process.send?.({ id, output } satisfies Answer);
  } catch (error) {
    process.send?.({
      id,
      output: undefined,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies Answer);
  }
}
