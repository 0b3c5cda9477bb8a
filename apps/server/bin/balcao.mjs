#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const cli = at('../dist/cli.js');
const buildScript = at('../../../scripts/build.mjs');

// In a checkout the build follows the sources; a published package has no such script.
if (existsSync(buildScript)) {
  // Its words go to standard error: standard output belongs to the command.
  const built = spawnSync(process.execPath, [buildScript, '--if-stale'], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) {
    console.error('Balcão could not be built. Run "npm install" and "npm run build" in the repository.');
    process.exit(built.status ?? 1);
  }
}
await import(new URL('../dist/cli.js', import.meta.url).href).catch((error) => {
  if (existsSync(cli)) throw error;
  console.error('Balcão is not built: dist/cli.js is missing. Install the package again.');
  process.exitCode = 1;
});
