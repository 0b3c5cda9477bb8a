import { runCli } from './run-cli.ts';

// The program itself: what bin/balcao.mjs loads.
process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
});
