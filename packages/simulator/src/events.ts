import type { MessageStatus, SimulatedMessage } from './state/world.ts';

export type SimulatorEvent =
  | { kind: 'message'; message: SimulatedMessage }
  | { kind: 'status'; message: SimulatedMessage; status: MessageStatus }
  | { kind: 'reaction'; message: SimulatedMessage }
  | { kind: 'business_read'; phoneNumberId: string; userKey: string; messageId: string }
  | { kind: 'typing'; phoneNumberId: string; userKey: string; untilMs: number }
  | { kind: 'user'; userKey: string }
  | { kind: 'template'; templateId: string }
  | { kind: 'webhook'; status: number; updates: number; messageIds: readonly string[] };

export interface EventBus {
  publish(event: SimulatorEvent): void;
  subscribe(listener: (event: SimulatorEvent) => void): () => void;
  waitFor(predicate: (event: SimulatorEvent) => boolean, options?: WaitOptions): Promise<SimulatorEvent>;
}

export interface WaitOptions {
  /** Real milliseconds, whatever the simulator's clock does. */
  timeoutMs?: number;
}

export function createEventBus(): EventBus {
  const listeners = new Set<(event: SimulatorEvent) => void>();

  function subscribe(listener: (event: SimulatorEvent) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe,
    waitFor(predicate, { timeoutMs = 5_000 } = {}) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          unsubscribe();
          reject(new Error(`Nothing the simulator did within ${timeoutMs} ms was what the test waits for.`));
        }, timeoutMs);
        const unsubscribe = subscribe((event) => {
          if (!predicate(event)) return;
          clearTimeout(timer);
          unsubscribe();
          resolve(event);
        });
      });
    },
  };
}
