import { Pool } from 'pg';

const LOOK_EVERY_MS = 200;

/** Notes which sends nobody could vouch for for a while, and which were sent once more. */
export class DoubtWatch {
  readonly #pool: Pool;
  readonly #timer: NodeJS.Timeout;
  #looking = false;
  readonly unknown = new Set<string>();
  readonly resent = new Set<string>();

  constructor(databaseUrl: string) {
    this.#pool = new Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 2_000 });
    // PostgreSQL is killed on purpose; the next look tries again.
    this.#pool.on('error', () => undefined);
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#pool.end();
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const { rows } = await this.#pool.query<{ message_id: string; state: string; resent: boolean }>(
        `select message_id, state, resent from outbox where state = 'unknown' or resent`,
      );
      for (const row of rows) (row.resent ? this.resent : this.unknown).add(row.message_id);
    } catch {
      // down right now
    } finally {
      this.#looking = false;
    }
  }
}
