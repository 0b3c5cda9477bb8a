import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { extname, join, relative } from 'node:path';

// No data: a webhook that writes a .json file would restart itself.
const CODE = new Set(['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx']);
/** Editors write a file in several steps. */
const SETTLE_MS = 100;
const POLL_MS = 1_000;
/** Nearest first: enough for any webhook project, and a bound where the root was guessed too high. */
const MAXIMUM_FOLDERS = 1_000;

interface Snapshot {
  folders: Set<string>;
  /** Path → moment and size. */
  files: Map<string, string>;
}

/** Tells which code file under `root` changed, was added or went. `node_modules` and hidden folders are left out. */
export function watchCode(root: string, onChange: (path: string) => void): { close: () => void } {
  const watchers = new Map<string, FSWatcher>();
  let last = takeSnapshot(root);
  let settling: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;

  const scan = () => {
    const next = takeSnapshot(root);
    const changed = findChange(last.files, next.files);
    last = next;
    watchFolders();
    if (changed !== undefined) onChange(relative(root, changed));
  };
  const schedule = () => {
    clearTimeout(settling);
    settling = setTimeout(scan, SETTLE_MS);
  };
  const watchFolders = () => {
    for (const [folder, watcher] of watchers) {
      if (last.folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of last.folders) {
      if (watchers.has(folder)) continue;
      try {
        watchers.set(
          folder,
          watch(folder, schedule).on('error', () => watchers.get(folder)?.close()),
        );
      } catch {
        // The system has no more watches to give (inotify's limit), or the folder is gone: look now and then.
        poll ??= setInterval(scan, POLL_MS);
      }
    }
  };

  watchFolders();
  return {
    close: () => {
      clearTimeout(settling);
      clearInterval(poll);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

function takeSnapshot(root: string): Snapshot {
  const snapshot: Snapshot = { folders: new Set([root]), files: new Map() };
  for (const folder of snapshot.folders) {
    for (const entry of listFolder(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        const isLeftOut = entry.name === 'node_modules' || entry.name.startsWith('.');
        if (!isLeftOut && snapshot.folders.size < MAXIMUM_FOLDERS) snapshot.folders.add(path);
      } else if (CODE.has(extname(entry.name)) || entry.name.startsWith('.env')) {
        const stat = statSync(path, { throwIfNoEntry: false });
        if (stat) snapshot.files.set(path, `${stat.mtimeMs}:${stat.size}`);
      }
    }
  }
  return snapshot;
}

function listFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Deleted since its parent was read, or not ours to read.
    return [];
  }
}

function findChange(before: Map<string, string>, after: Map<string, string>): string | undefined {
  for (const [path, print] of after) if (before.get(path) !== print) return path;
  for (const path of before.keys()) if (!after.has(path)) return path;
  return undefined;
}
