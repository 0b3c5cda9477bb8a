import { randomUUID } from 'node:crypto';
import type { Db } from '../db/index.ts';
import type { Redis } from '../redis/index.ts';
import type { EphemeralBus, EphemeralMessage, HintSource } from './realtime.types.ts';

const HINT_CHANNEL = 'balcao_events';
const EPHEMERAL_CHANNEL = 'balcao_ephemeral';
// PostgreSQL refuses a notification of 8000 bytes.
const LONGEST_NOTIFICATION_BYTES = 7500;

/** Tells the other processes that an organization has events; call after commit. */
export function notifyEvents(db: Pick<Db, 'notify'>, redis: Redis, organizationId: string): void {
  if (redis.isUp()) redis.publish(HINT_CHANNEL, organizationId);
  else db.notify(HINT_CHANNEL, organizationId);
}

export function databaseHints(db: Pick<Db, 'listen'>): HintSource {
  return { subscribe: (onHint) => db.listen(HINT_CHANNEL, onHint) };
}

export function redisHints(redis: Redis): HintSource {
  return { subscribe: (onHint) => redis.subscribe(HINT_CHANNEL, onHint) };
}

type Transport = {
  publish(text: string): void;
  subscribe(onText: (text: string) => void): Promise<{ close(): Promise<void> }>;
};

export function databaseEphemeral(db: Pick<Db, 'listen' | 'notify'>): EphemeralBus {
  return ephemeralBus({
    publish(text) {
      if (Buffer.byteLength(text) <= LONGEST_NOTIFICATION_BYTES) db.notify(EPHEMERAL_CHANNEL, text);
    },
    subscribe: (onText) => db.listen(EPHEMERAL_CHANNEL, onText),
  });
}

export function redisEphemeral(redis: Redis): EphemeralBus {
  return ephemeralBus({
    publish: (text) => redis.publish(EPHEMERAL_CHANNEL, text),
    subscribe: (onText) => redis.subscribe(EPHEMERAL_CHANNEL, onText),
  });
}

/** This process has delivered its own messages already: they are told by `from`. */
function ephemeralBus(transport: Transport): EphemeralBus {
  const self = randomUUID();
  return {
    publish: (organizationId, message) =>
      transport.publish(JSON.stringify({ from: self, organizationId, message })),
    subscribe: (onMessage) =>
      transport.subscribe((text) => {
        const parsed = parseEnvelope(text);
        if (parsed && parsed.from !== self) onMessage(parsed.organizationId, parsed.message);
      }),
  };
}

function parseEnvelope(
  text: string,
): { from: string; organizationId: string; message: EphemeralMessage } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || !isRecord(value.message)) return null;
  const { from, organizationId, message } = value;
  if (typeof from !== 'string' || typeof organizationId !== 'string') return null;
  return { from, organizationId, message };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
