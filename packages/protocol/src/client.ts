import type { CallerInput, EndpointSpec, ResponseOf } from './endpoint.ts';
import type { ErrorBody, ErrorCode, ErrorDetail } from './errors.ts';

export type ClientOptions = {
  /** `https://desk.example`; '' in a page of the same origin */
  baseUrl: string;
  fetch?: typeof fetch;
  apiKey?: string;
  /** For cookie callers: the token `GET /v1/me` gave. */
  csrfToken?: () => string | undefined;
  /** The sign-in is missing or over. */
  onUnauthenticated?: () => void;
};

export type CallOptions = { signal?: AbortSignal; idempotencyKey?: string };

export type FileUpload = { file: Blob; fileName?: string; fields?: Record<string, string> };

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [K in Name]?: undefined }
  : Record<never, never> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

export type CallInput<S extends EndpointSpec> = Part<'params', CallerInput<S>['params']> &
  Part<'query', CallerInput<S>['query']> &
  (S['consumes'] extends 'multipart' ? { upload: FileUpload } : Part<'body', CallerInput<S>['body']>);

/** A file answer is given as the Response itself: `.blob()`, or its stream. */
export type CallResult<S extends EndpointSpec> = S['produces'] extends 'binary' | 'csv'
  ? Response
  : ResponseOf<S>;

type CallArguments<S extends EndpointSpec> =
  Record<never, never> extends CallInput<S>
    ? [input?: CallInput<S>, options?: CallOptions]
    : [input: CallInput<S>, options?: CallOptions];

export type Client = {
  call<S extends EndpointSpec>(endpoint: S, ...args: CallArguments<S>): Promise<CallResult<S>>;
};

/** UNREACHABLE: no answer came. UNREADABLE: an answer came that is not this API's. */
export type ApiErrorCode = ErrorCode | 'UNREACHABLE' | 'UNREADABLE';

const marker = Symbol.for('balcao.ApiError');

export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** 0 when no answer came */
  readonly status: number;
  readonly details: ErrorDetail[];
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly [marker] = true;

  constructor(
    code: ApiErrorCode,
    message: string,
    rest: {
      status: number;
      details?: ErrorDetail[];
      requestId?: string;
      retryAfterSeconds?: number;
      cause?: unknown;
    },
  ) {
    super(message, { cause: rest.cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = rest.status;
    this.details = rest.details ?? [];
    this.requestId = rest.requestId;
    this.retryAfterSeconds = rest.retryAfterSeconds;
  }

  static isInstance(error: unknown): error is ApiError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}

/**
 * @example
 * const client = createClient({ baseUrl: 'https://desk.example', apiKey });
 * const { items } = await client.call(listConversations, { query: { limit: 20 } });
 */
export function createClient(options: ClientOptions): Client {
  return {
    async call(endpoint, ...args) {
      const [input, callOptions] = args;
      const response = await send(options, endpoint, input ?? {}, callOptions ?? {});
      if (!response.ok) {
        const error = await readError(response);
        if (error.code === 'UNAUTHENTICATED') options.onUnauthenticated?.();
        throw error;
      }
      // The endpoint's contract, which the server keeps, is what types the answer.
      return (await readAnswer(endpoint, response)) as CallResult<typeof endpoint>;
    },
  };
}

type AnyInput = { params?: unknown; query?: unknown; body?: unknown; upload?: FileUpload };

async function send(
  options: ClientOptions,
  endpoint: EndpointSpec,
  input: AnyInput,
  { signal, idempotencyKey }: CallOptions,
): Promise<Response> {
  const { fetch = globalThis.fetch, apiKey, baseUrl } = options;
  const headers = new Headers({ accept: endpoint.produces ? '*/*' : 'application/json' });
  if (apiKey !== undefined) headers.set('authorization', `Bearer ${apiKey}`);
  const csrfToken = endpoint.method === 'GET' ? undefined : options.csrfToken?.();
  if (csrfToken !== undefined) headers.set('x-csrf-token', csrfToken);
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  const body = bodyOf(input, headers);
  const url = baseUrl.replace(/\/$/, '') + pathOf(endpoint.path, input.params) + queryOf(input.query);
  try {
    return await fetch(url, {
      method: endpoint.method,
      headers,
      credentials: apiKey === undefined ? 'same-origin' : 'omit',
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('UNREACHABLE', 'The server did not answer. Check the connection and try again.', {
      status: 0,
      cause,
    });
  }
}

function bodyOf(input: AnyInput, headers: Headers): string | FormData | undefined {
  if (input.upload) {
    const form = new FormData();
    // Fields first: the server reads them before it starts on the file.
    for (const [name, value] of Object.entries(input.upload.fields ?? {})) form.append(name, value);
    const { file, fileName } = input.upload;
    if (fileName === undefined) form.append('file', file);
    else form.append('file', file, fileName);
    return form;
  }
  if (input.body === undefined) return undefined;
  headers.set('content-type', 'application/json');
  return JSON.stringify(input.body);
}

function pathOf(pattern: string, params: unknown): string {
  const values = record(params);
  return pattern.replace(/:([A-Za-z_]\w*)/g, (_match, name: string) => {
    const value = values[name];
    // `.` and `..` would be taken for steps in the path, even encoded.
    if (value === undefined || value === null || /^\.{0,2}$/.test(String(value))) {
      throw new TypeError(`The path ${pattern} needs a value for "${name}".`);
    }
    return encodeURIComponent(String(value));
  });
}

function queryOf(query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(record(query))) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}

async function readAnswer(endpoint: EndpointSpec, response: Response): Promise<unknown> {
  if (endpoint.produces === 'binary' || endpoint.produces === 'csv') return response;
  if (response.status === 204 || !endpoint.response) {
    await response.body?.cancel();
    return undefined;
  }
  try {
    return await response.json();
  } catch (cause) {
    throw unreadable(response, cause);
  }
}

async function readError(response: Response): Promise<ApiError> {
  const parsed: unknown = await response.json().catch(() => undefined);
  if (!isErrorBody(parsed)) return unreadable(response);
  const { code, message, details, requestId } = parsed.error;
  const retryAfterSeconds = Number(response.headers.get('retry-after')) || undefined;
  return new ApiError(code, message, {
    status: response.status,
    requestId,
    ...(details ? { details } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

function unreadable(response: Response, cause?: unknown): ApiError {
  const message = `The answer (${response.status}) is not this API’s. Is a proxy in between, or the address wrong?`;
  return new ApiError('UNREADABLE', message, { status: response.status, cause });
}

function isErrorBody(value: unknown): value is ErrorBody {
  const { error } = record(value);
  const { code, message } = record(error);
  return typeof code === 'string' && typeof message === 'string';
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
