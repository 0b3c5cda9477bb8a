import { consoleLogger, type FulfillmentLogger } from './request-log.ts';

export interface FulfillmentHelperOptions {
  /** After so long a callback counts as failed. Default: 25 000 ms. */
  callbackTimeoutMs?: number;
  /** Larger bodies are refused with 413. Default: 1 MiB. */
  bodyLimitBytes?: number;
  /** Default: the console. */
  logger?: FulfillmentLogger;
}

export const DEFAULTS = {
  callbackTimeoutMs: 25_000,
  bodyLimitBytes: 1_048_576,
  logger: consoleLogger,
} satisfies Required<FulfillmentHelperOptions>;

/** @throws TypeError */
export function readOptions(options: FulfillmentHelperOptions): Required<FulfillmentHelperOptions> {
  const { callbackTimeoutMs, bodyLimitBytes, logger } = options;
  return {
    callbackTimeoutMs: readPositive('callbackTimeoutMs', callbackTimeoutMs, DEFAULTS.callbackTimeoutMs),
    bodyLimitBytes: readPositive('bodyLimitBytes', bodyLimitBytes, DEFAULTS.bodyLimitBytes),
    logger: logger ?? DEFAULTS.logger,
  };
}

// setTimeout fires at once for delays beyond 32 bits.
const MAXIMUM = 2 ** 31 - 1;

function readPositive(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (!Number.isInteger(value) || value < 1 || value > MAXIMUM) {
    throw new TypeError(`FulfillmentHelper: '${name}' deve ser um número inteiro positivo.`);
  }
  return value;
}
