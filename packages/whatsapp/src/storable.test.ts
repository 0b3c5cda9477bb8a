import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toStorableJson, toStorableText } from './storable.ts';

describe('toStorableText', () => {
  it('replaces U+0000 and lone surrogates, and leaves pairs alone', () => {
    expect(toStorableText('a\0b\ud800c\udc00d👋')).toBe('a\ufffdb\ufffdc\ufffdd👋');
  });
});

describe('toStorableJson', () => {
  it('reaches every key and text', () => {
    expect(toStorableJson({ 'k\0': ['\ud800', { a: 'x' }] })).toEqual({ 'k\ufffd': ['\ufffd', { a: 'x' }] });
  });

  it('returns a clean value itself, without copying', () => {
    const clean = { a: [1, 'b', { c: null }] };
    expect(toStorableJson(clean)).toBe(clean);
  });

  it('leaves nothing that PostgreSQL refuses, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const written = JSON.stringify(toStorableJson({ value, bad: '\0\ud800' }));
        expect(written).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
    );
  });

  it('survives nesting that would overflow the stack', () => {
    let deep: unknown = '\0';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(() => toStorableJson(deep)).not.toThrow();
  });
});
