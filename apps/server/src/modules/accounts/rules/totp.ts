import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Balcão';
const STEP_MS = 30_000;
/** Steps before and after now: phones' clocks are a little off. */
const WINDOW = 1;

/** Base32, 160 random bits. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What authenticator apps read from a QR code. */
export function otpauthUrl(secret: string, email: string): string {
  return new TOTP({ issuer: ISSUER, label: email, secret: Secret.fromBase32(secret) }).toString();
}

/** Which 30-second step since 1970 the six digits belong to; null: none near now. */
export function findTotpStep(secret: string, digits: string, nowMs: number): number | null {
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = TOTP.validate({
    token: digits,
    secret: Secret.fromBase32(secret),
    timestamp: nowMs,
    window: WINDOW,
  });
  return delta === null ? null : Math.floor(nowMs / STEP_MS) + delta;
}
