import { fakeClock } from '@balcao/testkit';
import type { Principal } from '../http/index.ts';
import { silentLog } from '../log/index.ts';
import { createRealtimeHub, type RealtimeHubOptions } from './hub.ts';
import type { Connection } from './realtime.types.ts';
import { createTestLog } from './test-log.ts';

export const agent: Principal = { kind: 'user', organizationId: 'a', role: 'agent', userId: 'u' };

export function setUp(options: Partial<RealtimeHubOptions> = {}) {
  const log = createTestLog();
  const clock = fakeClock(0);
  const hub = createRealtimeHub({ readEvents: log.read, clock, log: silentLog, ...options });
  return { log, clock, hub };
}

/** A client that keeps what it got; `hold()` makes its line slow until `free()`. */
export function client(principal: Principal = agent) {
  const got: { type: string; seq?: number; events?: { seq: number }[]; message?: unknown }[] = [];
  const closes: [number, string][] = [];
  let held: Promise<void> | null = null;
  let free: (() => void) | null = null;
  const connection: Connection = {
    principal,
    async send(text) {
      got.push(JSON.parse(text));
      await held;
    },
    trySend(text) {
      if (held) return false;
      got.push(JSON.parse(text));
      return true;
    },
    close: (...close) => void closes.push(close),
  };
  return {
    connection,
    got,
    closes,
    seqs: () => got.flatMap((message) => message.events ?? []).map((event) => event.seq),
    hold() {
      held = new Promise((resolve) => {
        free = resolve;
      });
    },
    free() {
      held = null;
      free?.();
    },
  };
}
