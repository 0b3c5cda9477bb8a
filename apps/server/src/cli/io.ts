/** Where the command line speaks; a test listens instead. */
export type CliIo = {
  out(text: string): void;
  err(text: string): void;
  env: NodeJS.ProcessEnv;
};

/** What every command prints: one JSON value for scripts, or sentences for people. */
export function report(
  io: CliIo,
  options: { json?: boolean },
  data: unknown,
  lines: readonly string[],
): void {
  io.out(options.json ? `${JSON.stringify(data, null, 2)}\n` : `${lines.join('\n')}\n`);
}
