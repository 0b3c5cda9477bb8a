import type { FastifyBaseLogger } from 'fastify';
import type { Log } from '../log/index.ts';

/** Our log as fastify wants one. A pino logger is one already. */
export function fastifyLog(log: Log): FastifyBaseLogger {
  return isWhole(log) ? log : completed(log);
}

function isWhole(log: Log): log is Log & FastifyBaseLogger {
  return ['fatal', 'trace', 'silent', 'level'].every((name) => name in log);
}

function completed(log: Log): FastifyBaseLogger {
  const line =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (fields: unknown, message?: unknown): void => {
      if (typeof fields === 'object' && fields !== null) log[level](fields, String(message ?? ''));
      else log[level]({}, String(fields));
    };
  return {
    level: 'info',
    trace: () => {},
    silent: () => {},
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    fatal: line('error'),
    child: (fields) => completed(log.child(fields)),
  };
}
