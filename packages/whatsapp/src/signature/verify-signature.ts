import { createHmac, timingSafeEqual } from 'node:crypto';

const HEADER = /^sha256=[0-9a-f]{64}$/i;

/**
 * Whether `X-Hub-Signature-256` was made with this app secret over exactly these bytes.
 * Give it the body as it arrived: parsing and writing the JSON again changes the bytes.
 *
 * @example
 * verifySignature(rawBody, req.headers['x-hub-signature-256'], appSecret) // → true
 */
export const verifySignature = (
  rawBody: Uint8Array,
  header: string | undefined,
  appSecret: string,
): boolean => findVerifyingSecret(rawBody, header, [appSecret]) !== undefined;

/** Which of several app secrets signed these bytes: every app subscribed to an account signs with its own. */
export const findVerifyingSecret = (
  rawBody: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
): string | undefined => {
  if (typeof header !== 'string' || !HEADER.test(header)) return undefined;
  const given = Buffer.from(header.slice('sha256='.length), 'hex');
  for (const secret of secrets) {
    // An empty secret would let anyone sign.
    if (secret === '') continue;
    if (timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), given)) return secret;
  }
  return undefined;
};
