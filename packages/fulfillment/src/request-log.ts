import { inspect } from 'node:util';

/** Where the lines go; `console` is one. Give one of empty functions for silence. */
export interface FulfillmentLogger {
  /** One line per request, start and stop. */
  info: (line: string) => void;
  /** What a person should look at: failed callbacks, refused calls. */
  error: (line: string) => void;
  /** Contents of requests and answers; only in debug. */
  debug: (line: string) => void;
}

export const consoleLogger: FulfillmentLogger = {
  info: (line) => console.log(line),
  error: (line) => console.error(line),
  debug: (line) => console.debug(line),
};

/** Who called what and how it ended, on one line whatever the caller wrote into path and names. */
export interface RequestLine {
  method: string;
  webhook: string;
  status: number;
  elapsedMs: number;
  intentName?: string;
  note?: string;
}

export function formatRequestLine(line: RequestLine): string {
  const intent = line.intentName === undefined ? '' : ` intenção ${JSON.stringify(shorten(line.intentName))}`;
  const note = line.note === undefined ? '' : ` (${line.note})`;
  return toOneLine(
    `${line.method} /${shorten(line.webhook)} ${line.status} ${line.elapsedMs.toFixed(0)} ms${intent}${note}`,
  );
}

/** An error with its stack and causes. */
export const formatError = (error: unknown): string =>
  error instanceof Error ? inspect(error, { depth: 3 }) : `Lançado: ${inspect(error, { depth: 3 })}`;

const shorten = (value: string): string => (value.length > 100 ? `${value.slice(0, 100)}…` : value);

// A name with a line break could otherwise forge a line of the log.
const toOneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
