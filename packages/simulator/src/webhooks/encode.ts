import { createHmac } from 'node:crypto';

const escapedByMeta = /[/<%@\u007f-\uffff]/g;

/**
 * JSON as Meta writes it: non-ASCII as lower-case `\u00e4`, and `/ < % @` escaped too. Valid JSON, but
 * parsing and writing it again gives other bytes, so only a signature over the raw body verifies.
 */
export function encodePayload(payload: unknown): Buffer {
  const text = JSON.stringify(payload).replace(escapedByMeta, escapeCharacter);
  return Buffer.from(text, 'latin1');
}

function escapeCharacter(character: string): string {
  if (character === '/') return '\\/';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export function signBody(rawBody: Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`;
}
