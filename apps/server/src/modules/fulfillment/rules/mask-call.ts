import { toStorableJson } from '@balcao/whatsapp';
import type { LoggedRequest, LoggedResponse } from '../fulfillment.types.ts';
import { parseJson } from './check-answer.ts';
import { maskBody, maskHeaders, maskUrl, scrub, scrubJson } from './mask.ts';

const MAX_LOGGED_BYTES = 64 * 1024;

/** What the log may keep of a call: no token, no obvious secret, an answer of 64 KiB at most. */
export function maskCall(
  request: LoggedRequest,
  response: LoggedResponse | null,
  token: string,
): { request: LoggedRequest; response: LoggedResponse | null; isBodyMasked: boolean } {
  const body = scrubJson(maskBody(request.body), token);
  return {
    request: { url: scrub(maskUrl(request.url), token), headers: maskHeaders(request.headers), body },
    response: response && maskResponse(response, token),
    isBodyMasked: body !== request.body,
  };
}

function maskResponse(response: LoggedResponse, token: string): LoggedResponse {
  const headers = Object.entries(maskHeaders(response.headers)).map(([name, value]) => [
    name,
    scrub(value, token),
  ]);
  const masked = {
    status: response.status,
    headers: Object.fromEntries(headers),
    body: cut(scrub(maskText(response.body, token), token)),
  };
  return toStorableJson(masked) as LoggedResponse; // same shape: it only replaces characters PostgreSQL refuses
}

/** JSON is masked field by field, the token in any spelling JSON has; it stays as it was written when nothing is masked. */
function maskText(text: string, token: string): string {
  const value = parseJson(text);
  const masked = scrubJson(maskBody(value), token);
  return masked === value ? text : JSON.stringify(masked);
}

function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= MAX_LOGGED_BYTES) return text;
  // A character cut in two would read as U+FFFD.
  return bytes
    .subarray(0, MAX_LOGGED_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
}
