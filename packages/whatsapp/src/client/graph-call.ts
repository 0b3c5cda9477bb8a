import { classifyGraphError } from '../errors/classify-graph-error.ts';
import { toNetworkError } from '../errors/classify-network-error.ts';
import { toAnswerError, WhatsAppError } from '../errors/whatsapp-error.ts';
import { type JsonRecord, readNumber, readRecord } from '../read-json.ts';
import { appSecretProof } from '../signature/app-secret-proof.ts';
import {
  createFetch,
  createFetchRequest,
  type FetchPort,
  type HttpAnswer,
  type HttpMethod,
  type RequestPort,
} from './transport.ts';

export type ClientOptions = {
  /** `https://graph.facebook.com`, or a double of it */
  graphUrl?: string;
  /** `v25.0` */
  version?: string;
  accessToken: string;
  /** adds `appsecret_proof` to every call */
  appSecret?: string;
  /** how JSON calls are made, instead of fetch */
  request?: RequestPort;
  fetch?: FetchPort;
  /** undici dispatcher given to fetch */
  dispatcher?: unknown;
  /** for a whole JSON call, and for each silence while a file is up- or downloaded */
  timeoutMs?: number;
};

export type CallOptions = { signal?: AbortSignal };

export type Query = Readonly<Record<string, string | number | undefined>>;

export type GraphCall = (
  method: HttpMethod,
  path: string,
  input?: { query?: Query; body?: unknown; signal?: AbortSignal | undefined },
) => Promise<JsonRecord>;

/** What all calls of one client share. */
export type Graph = {
  call: GraphCall;
  urlOf: (path: string, query?: Query) => string;
  /** the header, or an error when the token cannot be one */
  authorization: () => string;
  origin: string;
  fetch: FetchPort;
  timeoutMs: number;
};

const DEFAULT_GRAPH_URL = 'https://graph.facebook.com';
const DEFAULT_VERSION = 'v25.0';
const DEFAULT_TIMEOUT_MS = 15_000;

export const createGraph = (options: ClientOptions): Graph => {
  const graphUrl = new URL(options.graphUrl ?? DEFAULT_GRAPH_URL);
  const base = `${graphUrl.href.replace(/\/+$/, '')}/${options.version ?? DEFAULT_VERSION}`;
  const proof = options.appSecret
    ? `appsecret_proof=${appSecretProof(options.accessToken, options.appSecret)}`
    : '';
  const isToken = TOKEN.test(options.accessToken);
  const bearer = `Bearer ${options.accessToken}`;
  const authorization = (): string => {
    if (!isToken) throw invalidToken();
    return bearer;
  };
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const fetchPort = createFetch(options.fetch, options.dispatcher);
  const request = options.request ?? createFetchRequest(fetchPort);
  const readHeaders = { authorization: bearer };
  const writeHeaders = { authorization: bearer, 'content-type': 'application/json' };

  const urlOf = (path: string, query?: Query): string => {
    const parameters = query === undefined ? proof : joinQuery(query, proof);
    return parameters === '' ? `${base}/${path}` : `${base}/${path}?${parameters}`;
  };

  const call: GraphCall = async (method, path, input = {}) => {
    authorization();
    const changesSomething = method !== 'GET';
    const url = urlOf(path, input.query);
    const body = input.body === undefined ? undefined : JSON.stringify(input.body);
    const headers = body === undefined ? readHeaders : writeHeaders;
    const answer = await withTimeout(timeoutMs, input.signal, changesSomething, (signal) =>
      request(method, url, headers, body, signal),
    );
    return readAnswer(answer, changesSomething);
  };

  return { call, urlOf, authorization, origin: graphUrl.origin, fetch: fetchPort, timeoutMs };
};

/** Runs one exchange under a time limit and turns every failure into a `WhatsAppError`. */
export const withTimeout = async <T>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  changesSomething: boolean,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  if (outer !== undefined && isAborted(outer)) {
    throw toNetworkError(outer.reason, { changesSomething, timedOut: false, aborted: true, wasSent: false });
  }
  const controller = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, timeoutMs);
  const abort = () => controller.abort(outer?.reason);
  outer?.addEventListener('abort', abort, { once: true });
  try {
    return await run(controller.signal);
  } catch (error) {
    throw WhatsAppError.isInstance(error)
      ? error
      : toNetworkError(error, {
          changesSomething,
          timedOut,
          aborted: outer !== undefined && isAborted(outer),
          wasSent: true,
        });
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
};

/** A function, because a signal changes between two looks and the compiler believes it does not. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

/** The JSON of a success; everything else throws. */
export const readAnswer = (answer: HttpAnswer, changesSomething: boolean): JsonRecord => {
  const json = readJson(answer.body);
  const isSuccess = answer.status >= 200 && answer.status < 300;
  if (isSuccess && json !== undefined && json.error === undefined) return json;
  const info = classifyGraphError(json, answer.status);
  if (isSuccess && !info.isGraphError) {
    throw new WhatsAppError({
      reason: 'UNREADABLE_ANSWER',
      message: 'Meta answered with something that is not a Graph answer. Check the address of the Graph API.',
      fate: 'retry',
      ambiguous: changesSomething,
      httpStatus: answer.status,
    });
  }
  const retryAfterSeconds = readNumber(answer.headers['retry-after']);
  throw toAnswerError(info, {
    changesSomething,
    body: json,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterMs: retryAfterSeconds * 1000 }),
  });
};

const decoder = new TextDecoder();

const readJson = (body: Uint8Array): JsonRecord | undefined => {
  try {
    return readRecord(JSON.parse(decoder.decode(body)));
  } catch {
    return undefined;
  }
};

const joinQuery = (query: Query, proof: string): string => {
  const parameters = Object.entries(query)
    .filter((entry) => entry[1] !== undefined)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  if (proof !== '') parameters.push(proof);
  return parameters.join('&');
};

/** Characters a header may hold: a token pasted with a line break would fail below as a lost connection. */
const TOKEN = /^[\x21-\x7e]+$/;

const invalidToken = (): WhatsAppError =>
  new WhatsAppError({
    reason: 'INVALID_TOKEN',
    message:
      'The access token is empty or has a space, line break or foreign character. Copy it again from Meta.',
    fate: 'reauthenticate',
    ambiguous: false,
  });

const ID = /^[A-Za-z0-9][\w.:=+-]*$/;

/** An id as part of a path. Ids come from webhooks and users: one with a slash in it would name another endpoint. */
export const pathId = (id: string): string => {
  if (!ID.test(id)) {
    throw new WhatsAppError({
      reason: 'INVALID_ID',
      message: `"${id.slice(0, 40)}" is not an id of the Graph API. Check where it was copied from.`,
      fate: 'refuse',
      ambiguous: false,
    });
  }
  return encodeURIComponent(id);
};

/** Turns an unexpected success into the error the caller can act on. */
export const unreadable = (what: string, ambiguous: boolean, body: unknown): WhatsAppError =>
  new WhatsAppError({
    reason: 'UNREADABLE_ANSWER',
    message: `Meta's answer has no ${what}.`,
    fate: 'retry',
    ambiguous,
    body,
  });
