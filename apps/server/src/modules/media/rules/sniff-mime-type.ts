/** Enough of a file's beginning to tell what it is. */
export const HEAD_BYTES = 4_096;

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const OFFICE_OLD: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};
const OFFICE_NEW: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/**
 * The type a file has by its first bytes; what the sender declares decides only where bytes cannot
 * (which Office program, sound or picture in an MP4). Null: nothing that is known here.
 */
export function sniffMimeType(
  head: Uint8Array,
  declared: { mimeType: string; fileName: string },
): string | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const text = (start: number, end: number) => bytes.toString('latin1', start, end);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, PNG)) return 'image/png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (text(0, 4) === 'GIF8') return 'image/gif';
  if (text(4, 8) === 'ftyp') return sniffIsoMedia(text(8, 12), declared.mimeType);
  if (text(0, 4) === 'OggS') return bytes.includes('OpusHead') ? 'audio/ogg' : 'application/ogg';
  if (text(0, 5) === '#!AMR') return 'audio/amr';
  if (text(0, 3) === 'ID3') return 'audio/mpeg';
  if (startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return 'video/webm';
  if (text(0, 5) === '%PDF-') return 'application/pdf';
  if (startsWith(bytes, OLE)) return officeType(OFFICE_OLD, declared);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return officeType(OFFICE_NEW, declared);
  return sniffMpegSound(bytes) ?? (isPlainText(bytes) ? 'text/plain' : null);
}

/** Whether a WebP moves; undefined when its header does not say. */
export function isAnimatedWebp(head: Uint8Array): boolean | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const chunk = bytes.toString('latin1', 12, 16);
  if (chunk === 'VP8 ' || chunk === 'VP8L') return false;
  const flags = bytes[20];
  return chunk === 'VP8X' && flags !== undefined ? (flags & 0x02) !== 0 : undefined;
}

function sniffIsoMedia(brand: string, declared: string): string {
  if (brand.startsWith('3g')) return 'video/3gpp';
  if (brand === 'M4A ' || brand === 'M4B ') return 'audio/mp4';
  if (brand === 'qt  ') return 'video/quicktime';
  if (/^(heic|heix|mif1|avif)$/.test(brand)) return 'image/heic';
  // The general brands hold sound alone too.
  return declared.toLowerCase().startsWith('audio/') ? 'audio/mp4' : 'video/mp4';
}

/** ADTS (AAC) and MPEG layer frames begin with eleven set bits; the layer tells them apart. */
function sniffMpegSound(bytes: Buffer): string | null {
  const [first, second] = bytes;
  if (first !== 0xff || second === undefined || (second & 0xe0) !== 0xe0) return null;
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  const isLayer3 = (second & 0x06) === 0x02;
  const hasVersion = (second & 0x18) !== 0x08;
  return isLayer3 && hasVersion ? 'audio/mpeg' : null;
}

function officeType(
  types: Record<string, string>,
  declared: { mimeType: string; fileName: string },
): string | null {
  const extension = /\.(\w+)$/.exec(declared.fileName.toLowerCase())?.[1] ?? '';
  const byName = Object.hasOwn(types, extension) ? types[extension] : undefined;
  if (byName !== undefined) return byName;
  return Object.values(types).find((type) => type === declared.mimeType.toLowerCase()) ?? null;
}

function isPlainText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  for (const byte of bytes) {
    const isControl = byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;
    if (isControl || byte === 0x7f) return false;
  }
  // `stream`: the head may end inside a character.
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function startsWith(bytes: Buffer, beginning: readonly number[]): boolean {
  return beginning.every((byte, i) => bytes[i] === byte);
}
