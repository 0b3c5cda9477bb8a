import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMasterKeys } from './master-key.ts';
import { createSecretBox, SecretError } from './secret-box.ts';

const OLD = 'old-key-old-key-old-key-old-key-old-key';
const NEW = 'new-key-new-key-new-key-new-key-new-key';
const PLACE = { table: 'channels', column: 'app_secret', row: 'a' };

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof SecretError ? error.code : String(error);
  }
  return undefined;
}

describe('secret box', () => {
  test('any text opens to itself, in its own place only', () => {
    const box = createSecretBox([OLD]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = box.seal(text, PLACE);
        expect(box.open(sealed, PLACE)).toBe(text);
      }),
    );
    const sealed = box.seal('s3cret', PLACE);
    for (const other of [{ table: 'x' }, { column: 'access_token' }, { row: 'b' }]) {
      expect(codeOf(() => box.open(sealed, { ...PLACE, ...other }))).toBe('SECRET_DAMAGED');
    }
  });

  test('one changed bit anywhere is refused', () => {
    const box = createSecretBox([OLD]);
    const sealed = box.seal('s3cret', PLACE);
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(codeOf(() => box.open(changed, PLACE))).toMatch(/^(SECRET_DAMAGED|UNKNOWN_MASTER_KEY)$/);
    }
    expect(codeOf(() => box.open(Buffer.alloc(0), PLACE))).toBe('SECRET_DAMAGED');
  });

  test('rotation: new,old opens both and tells which are stale; new alone refuses the old, saying what to do', () => {
    const sealedOld = createSecretBox([OLD]).seal('s3cret', PLACE);
    const both = createSecretBox([NEW, OLD]);
    expect(both.open(sealedOld, PLACE)).toBe('s3cret');
    expect(both.isStale(sealedOld)).toBe(true);
    const sealedNew = both.seal(both.open(sealedOld, PLACE), PLACE);
    expect(both.isStale(sealedNew)).toBe(false);
    const newAlone = createSecretBox([NEW]);
    expect(newAlone.open(sealedNew, PLACE)).toBe('s3cret');
    expect(() => newAlone.open(sealedOld, PLACE)).toThrow('BALCAO_MASTER_KEY=new,old');
  });

  test('the same text never seals to the same bytes, and neither text nor key shows in them', () => {
    const box = createSecretBox([OLD]);
    const a = box.seal('s3cret', PLACE);
    expect(a.equals(box.seal('s3cret', PLACE))).toBe(false);
    expect(a.toString('latin1')).not.toMatch(/s3cret|old-key/);
  });
});

describe('parseMasterKeys', () => {
  test('takes one key, or new,old', () => {
    expect(parseMasterKeys(`${OLD}\n`)).toEqual([OLD]);
    expect(parseMasterKeys(` ${NEW} , ${OLD}`)).toEqual([NEW, OLD]);
  });

  test.each(['', ',', 'short', `${OLD},short`, `${OLD},${OLD}`])('refuses %j', (text) => {
    expect(() => parseMasterKeys(text)).toThrow();
  });
});
