/** What a body turned out to be; `parsed` where the host has read and parsed it before us. */
export type BodyRead =
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'parsed'; value: unknown }
  | { kind: 'too-large' }
  | { kind: 'aborted' };

/** One HTTP request, as the contract needs it, whichever server received it. */
export interface HttpCall {
  method: string;
  /** Without slashes around it; `''` is the root. */
  webhook: string;
  /** Value of `X-Assistant-Signature-Token`. */
  token: string | undefined;
  /** Value of `Content-Type`. */
  contentType: string | undefined;
  /** Called once at most, and only for callers with a known token. */
  readBody: (limitBytes: number) => Promise<BodyRead>;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  /** JSON, or empty. */
  body: string;
}

export const TOKEN_HEADER = 'x-assistant-signature-token';
