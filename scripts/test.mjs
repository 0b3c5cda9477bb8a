// `npm test`: every check there is, one summary line at the end. `--only unit,integration,browser,…` runs a part.
// TEST_DATABASE_URL and TEST_REDIS_URL add a second round of the integration tests on real servers.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const reports = mkdtempSync(join(tmpdir(), 'balcao-tests-'));
const only = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1].split(',')
  : null;

let passed = 0;
let failed = 0;
const notes = [];

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', (error) => {
      console.error(String(error));
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A check without counts of its own counts as one. */
async function check(name, command, args, env) {
  console.log(`\n▶ ${name}`);
  const code = await run(command, args, env);
  if (code === 0) passed += 1;
  else {
    failed += 1;
    notes.push(`${name} failed`);
  }
}

/** What failed, said again at the end: a log of five thousand tests is read from below. */
function describeFailures({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failures = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failures.length === 0) return [`  ${file}: ${firstLines(message)}`];
  return failures.map(
    (test) => `  ${file} > ${test.fullName}\n    ${firstLines(test.failureMessages.join('\n'))}`,
  );
}

const firstLines = (text) =>
  text
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, 12)
    .join('\n    ');

async function tests(name, args, env = {}) {
  console.log(`\n▶ ${name}`);
  const file = join(reports, `${name.replace(/\W+/g, '-')}.json`);
  const code = await run(
    bin('vitest'),
    // `runner`: nothing is written beside the configuration, so a checkout of another user's works.
    [
      'run',
      '--configLoader',
      'runner',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    env,
  );
  if (!existsSync(file)) {
    failed += 1;
    notes.push(`${name} wrote no report`);
    return;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  // A file that cannot even be loaded, or an error outside any test, must not pass for green.
  const brokenFiles = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  failed += brokenFiles;
  if (code !== 0 && report.numFailedTests + brokenFiles === 0) failed += 1;
  if (code !== 0) notes.push(`${name} failed`, ...report.testResults.flatMap(describeFailures));
  if (report.numPendingTests > 0) notes.push(`${name}: ${report.numPendingTests} skipped`);
}

const steps = {
  static: async () => {
    await check('format', bin('biome'), ['ci', '.']);
    await check('lint', bin('oxlint'), []);
    await check('import rule', bin('depcruise'), [
      'packages',
      'apps',
      'testkit',
      'bench',
      'e2e',
      '--config',
      '.dependency-cruiser.cjs',
    ]);
    for (const project of [
      'tsconfig.json',
      'apps/panel/tsconfig.json',
      'packages/simulator/src/phone/tsconfig.json',
    ]) {
      await check(`type-check ${project}`, bin('tsc'), ['-p', project]);
    }
  },
  unit: () => tests('unit', ['--project', 'unit']),
  integration: async () => {
    await tests('integration on the embedded PostgreSQL', ['--project', 'integration'], {
      TEST_DATABASE_URL: '',
    });
    if (process.env.TEST_DATABASE_URL)
      await tests('integration on the real PostgreSQL and Redis', ['--project', 'integration']);
    else
      notes.push(
        'integration ran on the embedded PostgreSQL only: set TEST_DATABASE_URL (and TEST_REDIS_URL) for a real one',
      );
  },
  build: () => check('build', process.execPath, ['scripts/build.mjs', '--if-stale']),
  browser: () => tests('browser', ['--config', 'e2e/vitest.config.ts']),
  chaos: () =>
    check('chaos, 12 s, two workers', process.execPath, [
      'scripts/run.mjs',
      'bench/chaos.ts',
      '--duration',
      '12',
    ]),
};

for (const [name, step] of Object.entries(steps)) {
  if (only && !only.includes(name)) continue;
  await step();
}
rmSync(reports, { recursive: true, force: true });
console.log('');
for (const note of notes) console.log(note);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
