import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';

const SERVER = fileURLToPath(new URL('../../..', import.meta.url));

export type Program = { file: string; remove(): Promise<void> };

/**
 * The program as it is published, built from these sources into a folder of its own: `dist` may be rebuilt
 * under a running test. Inside the server's folder, because its dependencies are found from there.
 */
export async function buildProgram(): Promise<Program> {
  const parent = join(SERVER, 'node_modules', '.process-tests');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'program-'));
  await build({
    config: false,
    cwd: SERVER,
    entry: { cli: 'src/cli/index.ts' },
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outDir: folder,
    dts: false,
    fixedExtension: false,
    tsconfig: '../../tsconfig.json',
    inputOptions: { resolve: { conditionNames: ['balcao-source', 'import', 'node', 'default'] } },
    deps: { alwaysBundle: [/^@balcao\//] },
    logLevel: 'error',
  });
  await cp(join(SERVER, 'migrations'), join(folder, 'migrations'), { recursive: true });
  return { file: join(folder, 'cli.js'), remove: () => rm(folder, { recursive: true, force: true }) };
}
