import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino } from 'pino';
import { redact } from './redact.ts';

export type LogOptions = {
  level: string;
  /** Lines go to standard output unless a test listens. */
  destination?: DestinationStream;
};

const BINDING_SECRETS = [
  'password',
  'token',
  'accessToken',
  'secret',
  'appSecret',
  'authorization',
  'cookie',
  'apiKey',
];

const contexts = new AsyncLocalStorage<Record<string, unknown>>();

export function createLog(options: LogOptions): Logger {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: redact },
      // A child's bindings pass no formatter.
      redact: BINDING_SECRETS,
      mixin: () => contexts.getStore() ?? {},
      serializers: { err: describeError, error: describeError },
    },
    options.destination ?? pino.destination({ dest: 1, sync: false }),
  );
}

/** Every line written while `run` lasts carries the fields: a request's id, a job's id. */
export function withLogFields<T>(fields: Record<string, unknown>, run: () => T): T {
  return contexts.run({ ...contexts.getStore(), ...fields }, run);
}

type DescribedError = { type: string; message: string; code?: unknown; stack?: string; cause?: unknown };

/** Only what helps to find the fault: PostgreSQL's `detail` and an HTTP client's request hold customers' data. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' ? '[not an Error]' : error;
  const described: DescribedError = { type: error.name, message: error.message };
  if ('code' in error) described.code = error.code;
  if (error.stack !== undefined) described.stack = error.stack;
  if (error.cause !== undefined && depth < 4) described.cause = describeError(error.cause, depth + 1);
  return described;
}
