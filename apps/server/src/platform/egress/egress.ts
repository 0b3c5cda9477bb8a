import { Agent, buildConnector, type Dispatcher } from 'undici';
import { guardedConnector, type Lookup, lookupAll } from './connector.ts';
import { EgressFailed, EgressRefused } from './errors.ts';
import { parseEgressHeaders } from './headers.ts';
import { parseTarget } from './target.ts';

export type EgressRequest = {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** for the whole call: name, connection, headers, body */
  timeoutMs?: number;
  maxBytes?: number;
  signal?: AbortSignal;
};

export type EgressResponse = {
  /** 3xx is answered as it is: nothing is followed */
  status: number;
  headers: Record<string, string>;
  body: Buffer;
};

export type Egress = {
  /** Rejects with EgressRefused (policy; final) or EgressFailed (network; may pass). */
  fetch(request: EgressRequest): Promise<EgressResponse>;
  close(): Promise<void>;
};

export type EgressOptions = {
  /** `host` or `host:port` of the owner's own network that may be called */
  allowedPrivateHosts?: readonly string[];
  lookup?: Lookup;
  connect?: buildConnector.connector;
  /** certificates of the owner's own authority */
  ca?: string;
};

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']);

/** An HTTP client for URLs that people configure: it reaches the public internet and nothing else. */
export function createEgress(options: EgressOptions = {}): Egress {
  const { allowedPrivateHosts = [] } = options;
  const agent = new Agent({
    connect: guardedConnector({
      isTrusted: (hostname, port) => isTrusted(hostname, port, allowedPrivateHosts),
      lookup: options.lookup ?? lookupAll,
      connect:
        options.connect ?? buildConnector({ timeout: TIMEOUT_MS, ...(options.ca ? { ca: options.ca } : {}) }),
    }),
    connections: 16,
    pipelining: 1,
    keepAliveTimeout: 4000,
    maxHeaderSize: 16 * 1024,
  });
  return {
    async fetch(request) {
      const { method = 'GET', maxBytes = MAX_BYTES } = request;
      // Timers of signals take whole numbers only, and 0 means for ever to some.
      const timeoutMs = Math.max(1, Math.ceil(request.timeoutMs ?? TIMEOUT_MS));
      if (!METHODS.has(method)) throw new EgressRefused('METHOD', `The method "${method}" cannot be used.`);
      const target = parseTarget(request.url, allowedPrivateHosts);
      const headers = parseEgressHeaders(request.headers ?? {});
      const late = AbortSignal.timeout(timeoutMs);
      const signal = request.signal ? AbortSignal.any([late, request.signal]) : late;
      try {
        // The agent looks at the signal only once it is connected; a name server may keep us before that.
        const call = agent.request({
          origin: target.origin,
          path: target.path,
          method,
          headers,
          body: request.body ?? null,
          signal,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        });
        const answer = await Promise.race([call, aborted(signal)]);
        return {
          status: answer.statusCode,
          headers: plainHeaders(answer.headers),
          body: await readBody(answer, maxBytes),
        };
      } catch (error) {
        if (request.signal?.aborted) throw error;
        throw asEgressError(error, late.aborted, timeoutMs);
      }
    },
    close: () => agent.destroy(),
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function isTrusted(hostname: string, port: number, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return false;
  const shown = hostname.includes(':') ? `[${hostname}]` : hostname;
  return parseTrusted(`http://${shown}:${port}/`, allowed);
}

function parseTrusted(url: string, allowed: readonly string[]): boolean {
  try {
    return parseTarget(url, allowed).trusted;
  } catch {
    // Refused for another reason, so not among those allowed.
    return false;
  }
}

async function readBody(answer: Dispatcher.ResponseData, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => {
    answer.body.on('error', () => {}).destroy();
    return new EgressFailed('TOO_LARGE', `The answer is larger than ${maxBytes} bytes.`);
  };
  if (Number(answer.headers['content-length']) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

const TIMEOUT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

function asEgressError(error: unknown, late: boolean, timeoutMs: number): Error {
  if (error instanceof EgressRefused || error instanceof EgressFailed) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (late || TIMEOUT_CODES.has(code)) {
    return new EgressFailed('TIMEOUT', `No whole answer within ${timeoutMs} ms.`, error);
  }
  return new EgressFailed('CONNECTION', `The server could not be talked to${code && ` (${code})`}.`, error);
}
