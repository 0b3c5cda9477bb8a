#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/cli.js', import.meta.url);
if (existsSync(built)) {
  const { runCli } = await import(built.href);
  await runCli(process.argv);
} else {
  console.error('The simulator is not built yet. Run: npm run build -w packages/simulator');
  process.exitCode = 1;
}
