import type { ErrorBody, ErrorCode, ErrorDetail } from '@balcao/protocol';
import { type CallInput, type CallOutput, type EndpointName, ROUTES } from './routes.ts';

/** OFFLINE: no readable answer came back, so nobody knows whether the server acted. */
export type ApiErrorCode = ErrorCode | 'OFFLINE';

export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly details: readonly ErrorDetail[];
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ApiErrorCode,
    options: {
      status: number;
      message: string;
      details?: readonly ErrorDetail[];
      requestId?: string;
      retryAfterSeconds?: number | null;
    },
  ) {
    super(options.message);
    this.name = 'ApiError';
    this.code = code;
    this.status = options.status;
    this.details = options.details ?? [];
    this.requestId = options.requestId ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

export type Client = {
  call<K extends EndpointName>(
    name: K,
    input: CallInput<K>,
    options?: { signal?: AbortSignal },
  ): Promise<CallOutput<K>>;
};

type ClientOptions = {
  /** the value of GET /v1/me; absent while signed out */
  getCsrfToken: () => string | null;
  onUnauthenticated: () => void;
  fetch?: typeof fetch;
};

/** The API's first client: same origin, by cookie. */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? fetch.bind(globalThis);
  return {
    async call(name, input, { signal } = {}) {
      const [method] = ROUTES[name];
      // The contract's types were checked at the call; here only their three parts matter.
      const { params, query, body } = input as Parts;
      const headers: Record<string, string> = { accept: 'application/json' };
      const csrf = options.getCsrfToken();
      if (method !== 'GET' && csrf !== null) headers['x-csrf-token'] = csrf;
      if (body !== undefined) headers['content-type'] = 'application/json';
      const response = await send(addressOf(name, params, query), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'same-origin',
        signal,
      }).catch((cause: unknown) => {
        if (signal?.aborted) throw cause;
        throw new ApiError('OFFLINE', { status: 0, message: 'The server did not answer.' });
      });
      const error = await readError(response);
      if (error !== null) {
        if (error.code === 'UNAUTHENTICATED') options.onUnauthenticated();
        throw error;
      }
      // The server serialises by the same contract object whose type this is.
      return (response.status === 204 ? undefined : await response.json()) as CallOutput<typeof name>;
    },
  };
}

type Parts = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

export function addressOf(name: EndpointName, params: Parts['params'], query?: Parts['query']): string {
  const path = ROUTES[name][1].replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(params?.[key] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** null when the answer is a success. */
export async function readError(response: Response): Promise<ApiError | null> {
  if (response.ok) return null;
  const body = parseErrorBody(await response.text());
  const after = Number(response.headers.get('retry-after'));
  const retryAfterSeconds = Number.isFinite(after) && after > 0 ? after : null;
  if (body === null) {
    const code = response.status >= 500 ? 'UNAVAILABLE' : 'INTERNAL';
    return new ApiError(code, { status: response.status, message: response.statusText, retryAfterSeconds });
  }
  return new ApiError(body.error.code, { ...body.error, status: response.status, retryAfterSeconds });
}

export function parseErrorBody(text: string): ErrorBody | null {
  try {
    const body: unknown = JSON.parse(text);
    const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
    const known = typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
    // The shape is checked just above; codes this panel does not know read as their message.
    return known ? (body as ErrorBody) : null;
  } catch {
    return null; // a proxy's HTML page: the status says enough
  }
}
