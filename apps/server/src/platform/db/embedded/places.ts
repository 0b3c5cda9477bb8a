import { createHash } from 'node:crypto';
import { chown, cp, lstat, mkdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Log } from '../../log/log.ts';
import { findBinariesPackage } from './binaries.ts';

export type Account = { uid: number; gid: number };

export type Places = {
  /** Set when we are root: PostgreSQL refuses to run as root. */
  account: Account | undefined;
  binariesPackage: string;
  home: string;
  data: string;
  socketFolder: string;
  lockFile: string;
  ownerFile: string;
  logFile: string;
};

const NOBODY: Account = { uid: 65534, gid: 65534 };
const SOCKET_LIMIT_BYTES = 100; // sockaddr_un holds 104 (macOS) or 108 (Linux)
const ROOT_HOME = '/var/lib/balcao';

/** Decides where PostgreSQL lives and makes the folders around it. */
export async function preparePlaces(dataDir: string, log: Log): Promise<Places> {
  const account = process.getuid?.() === 0 ? NOBODY : undefined;
  const asked = resolve(dataDir);
  let home = asked;
  let binariesPackage = findBinariesPackage();
  if (account === undefined || (await canTraverse(asked))) {
    await mkdir(asked, { recursive: true, mode: 0o755 });
  }
  if (account !== undefined) {
    if (!(await canTraverse(asked))) {
      home = join(ROOT_HOME, hash(asked));
      log.info(
        { folder: home },
        `PostgreSQL cannot enter ${asked} as an ordinary user; its data lives in ${home}`,
      );
      await mkdir(home, { recursive: true, mode: 0o755 });
    }
    if (!(await canTraverse(join(binariesPackage, 'native', 'bin')))) {
      binariesPackage = await copyBinaries(binariesPackage, log);
    }
  }
  home = await realpath(home);
  const data = join(home, 'postgres');
  const socketFolder = await prepareSocketFolder(home, account);
  return {
    account,
    binariesPackage,
    home,
    data,
    socketFolder,
    lockFile: join(home, 'postgres.lock'),
    ownerFile: join(home, 'postgres.owner'),
    logFile: join(home, 'postgres.log'),
  };
}

export function connectionString(socketFolder: string, database: string): string {
  return `postgresql://postgres@/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** May an account that is neither owner nor group pass through all folders down to this one? */
async function canTraverse(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const mode = await stat(folder).then(
      (stats) => stats.mode,
      () => undefined, // not there yet: we make it passable
    );
    if (mode !== undefined && (mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function copyBinaries(packageFolder: string, log: Log): Promise<string> {
  // With its package.json in the name an upgrade is a new copy.
  const version = await readFile(join(packageFolder, 'package.json'), 'utf8');
  const target = join(ROOT_HOME, `bin-${hash(packageFolder + version)}`);
  if (await isFolder(target)) return target;
  log.info(
    { folder: target },
    `PostgreSQL's programs are copied to ${target}, where an ordinary user may run them`,
  );
  const temporary = `${target}.${process.pid}`;
  await mkdir(temporary, { recursive: true, mode: 0o755 });
  await cp(packageFolder, temporary, { recursive: true, verbatimSymlinks: true });
  await rename(temporary, target).catch(async (error: unknown) => {
    // Another process was faster; its copy is as good.
    await rm(temporary, { recursive: true, force: true });
    if (!(await isFolder(target))) throw error;
  });
  return target;
}

async function prepareSocketFolder(home: string, account: Account | undefined): Promise<string> {
  const near = join(home, 'run');
  const fits = Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= SOCKET_LIMIT_BYTES;
  const folder = fits ? near : join(tmpdir(), `balcao-${hash(home)}`);
  await makePrivateFolder(folder, account);
  return folder;
}

export async function makePrivateFolder(folder: string, account: Account | undefined): Promise<void> {
  const uid = account?.uid ?? process.getuid?.();
  try {
    await mkdir(folder, { mode: 0o700 });
    if (account) await chown(folder, account.uid, account.gid);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    // In a shared temporary folder somebody else may have put one there first.
    const stats = await lstat(folder);
    if (account && stats.isDirectory() && stats.uid === 0) {
      await chown(folder, account.uid, account.gid);
    } else if (!stats.isDirectory() || stats.uid !== uid || (stats.mode & 0o077) !== 0) {
      throw new Error(`${folder} belongs to somebody else or is open to others. Remove it and start again.`, {
        cause: error,
      });
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
