import type { SecretBox } from '../../platform/crypto/index.ts';

const tokenPlace = (row: string) => ({ table: 'fulfillment_webhooks', column: 'token', row });
const headersPlace = (row: string) => ({ table: 'named_queries', column: 'headers', row });
const sentPlace = (row: string) => ({ table: 'fulfillment_calls', column: 'sent', row });

export function sealToken(box: SecretBox, webhookId: string, token: string): Buffer {
  return box.seal(token, tokenPlace(webhookId));
}

/** Throws SecretError where the master key is another one. */
export function openToken(box: SecretBox, webhook: { id: string; token: Buffer }): string {
  return box.open(webhook.token, tokenPlace(webhook.id));
}

/** Null: none. */
export function sealHeaders(
  box: SecretBox,
  queryId: string,
  headers: Readonly<Record<string, string>>,
): Buffer | null {
  if (Object.keys(headers).length === 0) return null;
  return box.seal(JSON.stringify(headers), headersPlace(queryId));
}

export function openHeaders(
  box: SecretBox,
  query: { id: string; headers: Buffer | null },
): Record<string, string> {
  if (query.headers === null) return {};
  // `sealHeaders` wrote it from a record of texts.
  return JSON.parse(box.open(query.headers, headersPlace(query.id))) as Record<string, string>;
}

export function sealSent(box: SecretBox, callId: string, body: unknown): Buffer {
  return box.seal(JSON.stringify(body), sentPlace(callId));
}

export function openSent(box: SecretBox, call: { id: string; sent: Buffer }): unknown {
  return JSON.parse(box.open(call.sent, sentPlace(call.id)));
}

/** What an older master key sealed, sealed with the newest; null: it was. */
export const resealToken = (box: SecretBox, { id, token }: { id: string; token: Buffer }) =>
  reseal(box, token, tokenPlace(id));
export const resealHeaders = (box: SecretBox, { id, headers }: { id: string; headers: Buffer | null }) =>
  reseal(box, headers, headersPlace(id));
export const resealSent = (box: SecretBox, { id, sent }: { id: string; sent: Buffer }) =>
  reseal(box, sent, sentPlace(id));

function reseal(box: SecretBox, sealed: Buffer | null, place: ReturnType<typeof tokenPlace>): Buffer | null {
  if (sealed === null || !box.isStale(sealed)) return null;
  return box.seal(box.open(sealed, place), place);
}
