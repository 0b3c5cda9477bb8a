import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../read-json.ts';
import { readFixture } from '../testing/fixtures.ts';
import { appSecretProof } from './app-secret-proof.ts';
import { checkVerifyToken } from './check-verify-token.ts';
import { findVerifyingSecret, verifySignature } from './verify-signature.ts';

const vector = readRecord(readFixture('vector-signatures'));
const textOf = (value: unknown): string => String(value);
const rawBody = new TextEncoder().encode(textOf(vector?.raw_body_utf8));
const secret = textOf(vector?.app_secret);
const header = textOf(readRecord(vector?.header)?.['X-Hub-Signature-256']);

describe('verifySignature', () => {
  it('accepts the vector and refuses what a re-serialiser would compute', () => {
    expect(verifySignature(rawBody, header, secret)).toBe(true);
    expect(verifySignature(rawBody, textOf(vector?.wrong_header_if_body_is_reserialised), secret)).toBe(
      false,
    );
  });

  it('refuses another secret, one changed byte, and any malformed header', () => {
    expect(verifySignature(rawBody, header, `${secret}x`)).toBe(false);
    expect(verifySignature(rawBody.with(5, 33), header, secret)).toBe(false);
    for (const malformed of [
      undefined,
      '',
      'sha256=',
      header.slice(0, -1),
      `${header}0`,
      header.slice(7),
      `sha1=${header.slice(7)}`,
    ]) {
      expect(verifySignature(rawBody, malformed, secret)).toBe(false);
    }
  });

  it('never accepts an empty secret, even when the sender signed with one', () => {
    const forged = `sha256=${createHmac('sha256', '').update(rawBody).digest('hex')}`;
    expect(verifySignature(rawBody, forged, '')).toBe(false);
  });

  it('names the secret that signed among several', () => {
    expect(findVerifyingSecret(rawBody, header, ['other', '', secret])).toBe(secret);
    expect(findVerifyingSecret(rawBody, header, ['other'])).toBeUndefined();
  });
});

describe('appSecretProof', () => {
  it('matches the vector', () => {
    expect(appSecretProof(textOf(vector?.access_token), secret)).toBe(vector?.appsecret_proof);
  });
});

describe('checkVerifyToken', () => {
  it('passes only the same token, and never an empty one', () => {
    expect(checkVerifyToken('abc', 'abc')).toBe(true);
    for (const given of ['abd', 'abcd', '', undefined, ['abc'], null])
      expect(checkVerifyToken(given, 'abc')).toBe(false);
    expect(checkVerifyToken('', '')).toBe(false);
  });
});
