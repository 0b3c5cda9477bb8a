import { FulfillmentHelper } from '@balcao/fulfillment';

const fh = new FulfillmentHelper({
  callbackTimeoutMs: 10_000,
  bodyLimitBytes: 64 * 1024,
  logger: {
    info: (line) => process.stdout.write(`${new Date().toISOString()} ${line}\n`),
    error: (line) => process.stderr.write(`${new Date().toISOString()} ${line}\n`),
    debug: () => undefined,
  },
});

await fh.start();
