// Builds what `npm start` and the CLI run. `--if-stale`: only parts whose sources changed since their last build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);

const parts = [
  {
    name: 'simulator',
    sources: [
      'packages/simulator/src',
      'packages/simulator/package.json',
      'packages/simulator/tsdown.config.ts',
      'packages/simulator/scripts',
    ],
    output: 'packages/simulator/dist/index.js',
    async build() {
      await run(bin('tsdown'), ['--no-dts', '--logLevel', 'warn'], 'packages/simulator');
      await run(process.execPath, ['scripts/bundle-phone.mjs'], 'packages/simulator');
    },
  },
  {
    name: 'server',
    sources: [
      'apps/server/src',
      'apps/server/migrations',
      'apps/server/package.json',
      'apps/server/tsdown.config.ts',
      'packages/protocol/src',
      'packages/whatsapp/src',
      'packages/calendar/src',
      'packages/bot/src',
      'packages/fulfillment/src',
    ],
    output: 'apps/server/dist/cli.js',
    async build() {
      await run(bin('tsdown'), ['--logLevel', 'warn'], 'apps/server');
      cpSync(join(root, 'apps/server/migrations'), join(root, 'apps/server/dist/migrations'), {
        recursive: true,
      });
      mkdirSync(join(root, 'apps/server/dist/public'), { recursive: true });
      const reference = createRequire(import.meta.url).resolve('@scalar/api-reference/browser/standalone.js');
      cpSync(reference, join(root, 'apps/server/dist/public/api-reference.js'));
    },
  },
  {
    name: 'panel',
    sources: [
      'apps/panel/src',
      'apps/panel/public',
      'apps/panel/index.html',
      'apps/panel/vite.config.ts',
      'apps/panel/package.json',
      'packages/protocol/src',
    ],
    output: 'apps/panel/dist/index.html',
    build: () => run(bin('vite'), ['build', '--logLevel', 'warn'], 'apps/panel'),
  },
];

function run(command, args, folder) {
  return new Promise((resolve, reject) => {
    // Always what people get: a test runner's NODE_ENV would put React's development build into the panel.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(command, args, { cwd: join(root, folder), stdio: 'inherit', env });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${relative(root, command)} ${args.join(' ')} failed in ${folder}`)),
    );
  });
}

/** Names, sizes and moments of every source: cheap, and right after a checkout or an edit. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (!existsSync(path)) return;
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (!/\.test\.tsx?$/.test(path))
      hash.update(`${relative(root, path)} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const source of sources) visit(join(root, source));
  return hash.digest('hex');
}

const stampFile = (part) => join(root, 'node_modules', '.balcao', `${part.name}.built`);
const isStale = (part, print) =>
  !existsSync(join(root, part.output)) ||
  !existsSync(stampFile(part)) ||
  readFileSync(stampFile(part), 'utf8') !== print;

const onlyStale = process.argv.includes('--if-stale');
for (const part of parts) {
  const print = fingerprint(part.sources);
  if (onlyStale && !isStale(part, print)) continue;
  const startedAt = Date.now();
  await part.build();
  mkdirSync(dirname(stampFile(part)), { recursive: true });
  writeFileSync(stampFile(part), print);
  process.stderr.write(`built ${part.name} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}
