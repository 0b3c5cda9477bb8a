import type { FulfillmentLogger } from '../request-log.ts';

/** Keeps what is logged, for a test to read. */
export function collectingLogger(): FulfillmentLogger & { lines: string[]; text: () => string } {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  return { lines, text: () => lines.join('\n'), info: keep, error: keep, debug: keep };
}
