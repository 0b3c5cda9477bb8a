import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '../../log/log.ts';
import { findSqlState } from '../errors.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import { identityOf, isAlive, isSame, parseIdentity } from './identity.ts';
import { withLockFile } from './lock-file.ts';
import { connectionString, type Places, preparePlaces } from './places.ts';
import {
  clearStaleLocks,
  findPostmaster,
  initialiseData,
  spawnPostmaster,
  stopPostmaster,
  type Tuning,
  waitForOrphans,
} from './postmaster.ts';

export type EmbeddedOptions = { dataDir: string; log: Log; tuning?: Tuning };

const DATABASE = 'balcao';
const LOCK_WAIT_MS = 60_000;
const START_WAIT_MS = 60_000;
const LEAVING_WAIT_MS = 500;

/** Ours or found running: either way this process now uses it and, while it lives, brings it back when it dies. */
export class EmbeddedPostgres {
  readonly connectionString: string;
  readonly socketFolder: string;
  /** Where the data really is: as root with a closed home this is not the folder asked for. */
  readonly dataFolder: string;
  readonly #places: Places;
  readonly #binaries: Binaries;
  readonly #options: EmbeddedOptions;
  /** One idle connection per process: how others see that somebody still needs the server. */
  #presence: Client | undefined;
  #restarting: Promise<void> | undefined;
  #stopping: Promise<boolean> | undefined;

  constructor(places: Places, binaries: Binaries, options: EmbeddedOptions) {
    this.#places = places;
    this.#binaries = binaries;
    this.#options = options;
    this.socketFolder = places.socketFolder;
    this.dataFolder = places.data;
    this.connectionString = connectionString(places.socketFolder, DATABASE);
  }

  /** Attaches to the living server of this data folder, else starts it. */
  async ensure(): Promise<void> {
    await withLockFile(this.#places.lockFile, LOCK_WAIT_MS, async () => {
      const client = (await this.#attach()) ?? (await this.#start());
      try {
        await createDatabaseOnce(client);
      } catch (error) {
        await client.end();
        throw error;
      }
      this.#presence = client;
      client.on('error', () => this.#onLost(client));
      client.on('end', () => this.#onLost(client));
      if (!(await this.#ownerLives())) await this.#becomeOwner();
    });
  }

  /**
   * Stops the server when this process started it (or its starter is dead) and nobody else is connected.
   * False = it stays up for others.
   */
  stop(): Promise<boolean> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<boolean> {
    await this.#restarting?.catch(() => undefined);
    return withLockFile(this.#places.lockFile, LOCK_WAIT_MS, async () => {
      const presence = this.#presence;
      this.#presence = undefined;
      const owner = await this.#readOwner();
      const mine = owner === undefined || isSame(owner, identityOf(process.pid)) || !isAlive(owner);
      const others = presence && mine ? await countOthers(presence) : 0;
      await presence?.end().catch(() => undefined);
      if (!mine) return false;
      if (others > 0) {
        this.#options.log.info({ others }, 'PostgreSQL stays up: other processes use it');
        return false;
      }
      const pid = await findPostmaster(this.#places);
      if (pid !== undefined) await stopPostmaster(pid, this.#places, this.#options.log);
      return true;
    });
  }

  async #start(): Promise<Client> {
    const { log, tuning = {} } = this.#options;
    const startedAt = performance.now();
    if (!(await exists(this.#places.data))) {
      log.info({ folder: this.#places.data }, 'Creating the database');
      await initialiseData(this.#places, this.#binaries, tuning);
    }
    await waitForOrphans(this.#places, 10_000);
    await clearStaleLocks(this.#places, log);
    const pid = await spawnPostmaster(this.#places, this.#binaries, tuning);
    const client = await this.#attach(pid);
    if (client === undefined) {
      const { logFile } = this.#places;
      throw new Error(`PostgreSQL did not start. Its log, ${logFile}, ends:\n${await lastLines(logFile)}`);
    }
    await this.#becomeOwner();
    log.info({ pid, durationMs: Math.round(performance.now() - startedAt) }, 'PostgreSQL started');
    return client;
  }

  /** Waits while a living server starts, recovers or stops. Undefined = there is none. */
  async #attach(child?: number): Promise<Client | undefined> {
    const deadline = performance.now() + START_WAIT_MS;
    for (;;) {
      const found = await tryConnect(this.#places);
      if (typeof found !== 'string') return found;
      const living = child !== undefined && isAlive(identityOf(child));
      if (found === 'absent' && !living && (await findPostmaster(this.#places)) === undefined)
        return undefined;
      if (performance.now() > deadline) {
        throw new Error(`PostgreSQL answers nothing yet; see ${this.#places.logFile} and try again.`);
      }
      await delay(5);
    }
  }

  #onLost(client: Client): void {
    if (this.#presence !== client || this.#stopping) return;
    this.#presence = undefined;
    this.#options.log.warn({}, 'PostgreSQL went away; bringing it back');
    this.#restarting ??= this.#bringBack().finally(() => {
      this.#restarting = undefined;
    });
  }

  async #bringBack(): Promise<void> {
    for (let waitMs = 50; !this.#stopping; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        await this.ensure();
        return;
      } catch (error) {
        this.#options.log.error({ err: error }, 'PostgreSQL could not be brought back; trying again');
        await delay(waitMs, undefined, { ref: false });
      }
    }
  }

  async #readOwner() {
    return parseIdentity(await readFile(this.#places.ownerFile, 'utf8').catch(() => ''));
  }

  async #ownerLives(): Promise<boolean> {
    const owner = await this.#readOwner();
    return owner !== undefined && isAlive(owner);
  }

  async #becomeOwner(): Promise<void> {
    const temporary = `${this.#places.ownerFile}.${process.pid}`;
    await writeFile(temporary, JSON.stringify(identityOf(process.pid)));
    await rename(temporary, this.#places.ownerFile);
  }
}

/** A real PostgreSQL for this data folder, shared by all processes that ask for the same one. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const places = await preparePlaces(options.dataDir, options.log);
  const binaries = await prepareBinaries(places.binariesPackage, places.home);
  const server = new EmbeddedPostgres(places, binaries, options);
  await server.ensure();
  return server;
}

/** 'absent' = nobody listens on the socket; 'busy' = somebody does but takes no queries now. */
async function tryConnect(places: Places): Promise<Client | 'absent' | 'busy'> {
  const client = new Client({
    connectionString: connectionString(places.socketFolder, 'postgres'),
    application_name: 'balcao presence',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    // 57P03: starting up, shutting down or recovering.
    return findSqlState(error) === undefined && !isTimeout(error) ? 'absent' : 'busy';
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout/i.test(error.message);
}

async function createDatabaseOnce(client: Client): Promise<void> {
  const { rowCount } = await client.query({
    text: 'SELECT 1 FROM pg_database WHERE datname = $1',
    values: [DATABASE],
  });
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
}

/** Connections closed a moment ago take a few milliseconds to disappear from the list. */
async function countOthers(presence: Client): Promise<number> {
  const deadline = performance.now() + LEAVING_WAIT_MS;
  for (;;) {
    try {
      const { rows } = await presence.query<{ others: number }>(
        `SELECT count(*)::int AS others FROM pg_stat_activity
         WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      const others = rows[0]?.others ?? 0;
      if (others === 0 || performance.now() > deadline) return others;
    } catch {
      return 0;
    }
    await delay(20);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function lastLines(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-5).join('\n');
}
