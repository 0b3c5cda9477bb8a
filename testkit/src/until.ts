import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 5;
/** Only a failing test waits that long: a busy machine may be slow, it is not wrong. */
const PATIENCE_MS = 30_000;

/** Waits for something another process or connection does. Ends as soon as it is so, fails when it never is. */
export async function until<T>(
  condition: () => T | Promise<T>,
  options: { timeoutMs?: number; what?: string } = {},
): Promise<T> {
  const timeoutMs = options.timeoutMs ?? PATIENCE_MS;
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > deadline) {
      throw new Error(`After ${timeoutMs} ms still not so: ${options.what ?? condition.toString()}`, {
        cause: lastError,
      });
    }
    await delay(POLL_MS);
  }
}
