import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEAD_BYTES, isAnimatedWebp, sniffMimeType } from './sniff-mime-type.ts';

const from = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const nothing = { mimeType: 'application/octet-stream', fileName: 'file' };

const table: [string, Buffer, { mimeType: string; fileName: string }][] = [
  ['image/jpeg', from([0xff, 0xd8, 0xff, 0xe0]), nothing],
  ['image/png', from([0x89], 'PNG\r\n', [0x1a], '\n'), nothing],
  ['image/webp', from('RIFF', [0, 0, 0, 0], 'WEBPVP8 '), nothing],
  ['video/mp4', from([0, 0, 0, 24], 'ftypisom'), nothing],
  ['audio/mp4', from([0, 0, 0, 24], 'ftypisom'), { mimeType: 'audio/mp4', fileName: 'a.m4a' }],
  ['audio/mp4', from([0, 0, 0, 24], 'ftypM4A '), nothing],
  ['video/3gpp', from([0, 0, 0, 24], 'ftyp3gp4'), nothing],
  ['audio/ogg', from('OggS', '\0'.repeat(24), 'OpusHead'), nothing],
  ['application/ogg', from('OggS', '\0'.repeat(24), '\x01vorbis'), nothing],
  ['audio/amr', from('#!AMR\n'), nothing],
  ['audio/mpeg', from('ID3', [4, 0]), nothing],
  ['audio/mpeg', from([0xff, 0xfb, 0x90]), nothing],
  ['audio/aac', from([0xff, 0xf1, 0x50]), nothing],
  ['audio/aac', from([0xff, 0xf9, 0x50]), nothing],
  ['application/pdf', from('%PDF-1.7'), nothing],
  [
    'application/msword',
    from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    { ...nothing, fileName: 'a.DOC' },
  ],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    from('PK', [3, 4]),
    { ...nothing, fileName: 'tabela.xlsx' },
  ],
  ['text/plain', Buffer.from('olá, mundo\n'), nothing],
];

describe('sniffMimeType', () => {
  it.each(table)('recognises %s', (expected, head, declared) => {
    expect(sniffMimeType(head, declared)).toBe(expected);
  });

  it('does not believe the browser: a page or a program under a picture’s name is not a picture', () => {
    const lie = { mimeType: 'image/png', fileName: 'a.png' };
    expect(sniffMimeType(Buffer.from('<html><script>alert(1)</script>'), lie)).toBe('text/plain');
    expect(sniffMimeType(from('MZ', [0x90, 0]), lie)).toBeNull();
    expect(sniffMimeType(from([0x7f], 'ELF'), lie)).toBeNull();
    expect(sniffMimeType(from('PK', [3, 4]), lie)).toBeNull();
  });

  it('a text cut inside a character is still a text, an empty file is nothing', () => {
    const head = Buffer.from('ação'.repeat(2_000)).subarray(0, HEAD_BYTES - 1);
    expect(sniffMimeType(head, nothing)).toBe('text/plain');
    expect(sniffMimeType(Buffer.alloc(0), nothing)).toBeNull();
  });

  it('never throws, and names by content only: any bytes, any declaration', () => {
    const declarable = fc.record({ mimeType: fc.string(), fileName: fc.string() });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), declarable, (bytes, declared) => {
        const type = sniffMimeType(bytes, declared);
        if (type?.startsWith('image/jpeg'))
          expect(Array.from(bytes.subarray(0, 3))).toEqual([0xff, 0xd8, 0xff]);
        if (type === 'application/pdf') expect(Buffer.from(bytes).toString('latin1')).toMatch(/^%PDF-/);
        isAnimatedWebp(bytes);
      }),
    );
  });

  it('whatever follows a signature, the type stays', () => {
    fc.assert(
      fc.property(fc.constantFrom(...table), fc.uint8Array({ maxLength: 100 }), (row, rest) => {
        const [expected, head, declared] = row;
        if (expected === 'text/plain') return;
        expect(sniffMimeType(Buffer.concat([head, rest]), declared)).toBe(
          expected === 'application/ogg' && Buffer.from(rest).includes('OpusHead') ? 'audio/ogg' : expected,
        );
      }),
    );
  });
});
