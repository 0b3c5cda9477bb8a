import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Where a secret lives. Bound into the ciphertext: copied into another row it does not open. */
export type SecretPlace = { table: string; column: string; row: string };

export interface SecretBox {
  seal(plaintext: string, place: SecretPlace): Buffer;
  open(sealed: Uint8Array, place: SecretPlace): string;
  /** Sealed with a key that is being rotated out: seal it again. */
  isStale(sealed: Uint8Array): boolean;
}

export class SecretError extends Error {
  readonly code: 'UNKNOWN_MASTER_KEY' | 'SECRET_DAMAGED';
  constructor(code: SecretError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SecretError';
    this.code = code;
  }
}

// version 1 | key id 8 | nonce 12 | tag 16 | ciphertext
const VERSION = 1;
const KEY_ID_END = 9;
const NONCE_END = 21;
const TAG_END = 37;

type Key = { id: Buffer; secret: Buffer };

/** Seals with the first key, opens with any. */
export function createSecretBox(masterKeys: readonly string[]): SecretBox {
  const keys = masterKeys.map(deriveKey);
  const [current] = keys;
  if (current === undefined) throw new Error('A secret box needs at least one master key.');
  return {
    seal(plaintext, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current.secret, nonce).setAAD(aadOf(place));
      const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), current.id, nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const key = findKey(keys, bytes);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(KEY_ID_END, NONCE_END))
          .setAAD(aadOf(place))
          .setAuthTag(bytes.subarray(NONCE_END, TAG_END));
        return decipher.update(bytes.subarray(TAG_END), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new SecretError(
          'SECRET_DAMAGED',
          `The secret in ${place.table}.${place.column} does not belong to this row or was changed. Enter it again.`,
          cause,
        );
      }
    },
    isStale: (sealed) => !current.id.equals(sealed.subarray(1, KEY_ID_END)),
  };
}

function findKey(keys: readonly Key[], sealed: Buffer): Key {
  if (sealed.length < TAG_END || sealed[0] !== VERSION) {
    throw new SecretError('SECRET_DAMAGED', 'This is not a sealed secret. Enter it again.');
  }
  const id = sealed.subarray(1, KEY_ID_END);
  const key = keys.find((candidate) => candidate.id.equals(id));
  if (key) return key;
  throw new SecretError(
    'UNKNOWN_MASTER_KEY',
    'This secret was sealed with another master key. Put the former key behind the new one: BALCAO_MASTER_KEY=new,old.',
  );
}

// Master keys are long random texts, so HKDF is enough; separate outputs keep the public id from telling the key.
function deriveKey(masterKey: string): Key {
  const derive = (info: string, length: number) =>
    Buffer.from(hkdfSync('sha256', masterKey, 'balcao', info, length));
  return { id: derive('key id', 8), secret: derive('secrets', 32) };
}

function aadOf(place: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([place.table, place.column, place.row]));
}
