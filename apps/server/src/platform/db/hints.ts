import type { Pool } from 'pg';
import type { Log } from '../log/log.ts';

const LIMIT_BYTES = 7_900; // PostgreSQL refuses payloads of 8,000 bytes

export type Hints = { notify(channel: string, payload: string): void; close(): Promise<void> };

/** NOTIFY inside a transaction serialises all commits; here it goes out afterwards, equal hints once. */
export function createHints(pool: Pool, log: Log): Hints {
  let waiting = new Map<string, [channel: string, payload: string]>();
  let sending: Promise<void> | undefined;
  let closed = false;

  async function send(): Promise<void> {
    await new Promise(setImmediate);
    while (waiting.size > 0) {
      const batch = [...waiting.values()];
      waiting = new Map();
      try {
        await pool.query({
          name: 'notify_hints',
          text: 'SELECT pg_notify(c, p) FROM unnest($1::text[], $2::text[]) AS t(c, p)',
          values: [batch.map(([channel]) => channel), batch.map(([, payload]) => payload)],
        });
      } catch (error) {
        log.debug({ err: error }, 'A notification was not sent; listeners will find the work by polling');
      }
    }
    sending = undefined;
  }

  return {
    notify(channel, payload) {
      if (Buffer.byteLength(payload) > LIMIT_BYTES) {
        throw new RangeError(
          `A notification carries at most ${LIMIT_BYTES} bytes; send an id, not the data.`,
        );
      }
      if (closed) return;
      waiting.set(`${channel}\n${payload}`, [channel, payload]);
      sending ??= send();
    },
    async close() {
      closed = true;
      await sending;
    },
  };
}
