import type { Clock } from '../../platform/clock/index.ts';

const MAX_WAITING = 200;
const TOO_LATE_MS = 5_000;

export type ReadMark = { channelId: string; wamid: string; typing: boolean };

/**
 * Blue ticks and typing dots, in a lane of their own: best effort, one call at a time, never delaying a reply.
 * Under load old marks are dropped, because marking a message read marks the earlier ones too.
 */
export function createReadMarker(options: {
  clock: Clock;
  markRead: (mark: ReadMark) => Promise<void>;
  onError: (error: unknown) => void;
}) {
  let waiting: (ReadMark & { atMs: number })[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (options.clock.now() - next.atMs > TOO_LATE_MS) continue;
      try {
        await options.markRead(next);
      } catch (error) {
        options.onError(error);
      }
    }
    running = false;
  }

  return {
    add(mark: ReadMark): void {
      waiting.push({ ...mark, atMs: options.clock.now() });
      if (waiting.length > MAX_WAITING) waiting = waiting.slice(-MAX_WAITING);
      if (!running) void run();
    },
  };
}
