export type HttpMethod = 'GET' | 'POST' | 'DELETE';

/** An answer as undici and node:http give it: header names in lower case. */
export type HttpAnswer = {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Uint8Array;
};

/**
 * The way JSON calls leave the building. Give one built on a connection pool where thousands of messages
 * a second are sent; without one, fetch is used. It must not follow redirects, and must reject when
 * no complete answer came.
 */
export type RequestPort = (
  method: HttpMethod,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
  signal: AbortSignal,
) => Promise<HttpAnswer>;

/** The part of fetch that is used. */
export type FetchInit = {
  method?: HttpMethod;
  headers: Record<string, string>;
  body?: string | FormData;
  redirect: 'manual';
  signal: AbortSignal;
};
export type FetchPort = (url: string | URL, init: FetchInit) => Promise<Response>;

/** fetch, with whatever option undici adds to the standard. */
export const createFetch = (fetchPort: FetchPort | undefined, dispatcher: unknown): FetchPort => {
  const base: FetchPort = fetchPort ?? ((url, init) => globalThis.fetch(url, init));
  if (dispatcher === undefined) return base;
  const extras: object = { dispatcher };
  return (url, init) => base(url, { ...init, ...extras });
};

export const createFetchRequest =
  (fetchPort: FetchPort): RequestPort =>
  async (method, url, headers, body, signal) => {
    const init: FetchInit = { method, headers: { ...headers }, signal, redirect: 'manual' };
    if (body !== undefined) init.body = body;
    return readResponse(await fetchPort(url, init));
  };

export const readResponse = async (response: Response): Promise<HttpAnswer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: new Uint8Array(await response.arrayBuffer()),
});
