// Runs one of our TypeScript files from source: node scripts/run.mjs bench/bench.ts --option
import { spawn } from 'node:child_process';

const child = spawn(
  process.execPath,
  ['--conditions=balcao-source', '--import', 'tsx', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
