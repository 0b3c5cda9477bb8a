import { checkMedia, type MediaCheck, WHATSAPP_LIMITS } from '@balcao/whatsapp';
import { isAnimatedWebp } from './sniff-mime-type.ts';

export type AttachmentKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

/** The kind of message a file of this type is sent as. */
export function kindOf(mimeType: string): AttachmentKind {
  if (mimeType === 'image/webp') return 'sticker';
  if (mimeType.startsWith('image/')) return 'image';
  if (mimeType.startsWith('video/')) return 'video';
  if (mimeType.startsWith('audio/')) return 'audio';
  return 'document';
}

export function checkFile(file: { mimeType: string; sizeBytes: number; head: Uint8Array }): MediaCheck {
  const kind = kindOf(file.mimeType);
  const animated = kind === 'sticker' ? isAnimatedWebp(file.head) : undefined;
  return checkMedia({ kind, ...file, ...(animated === undefined ? {} : { animated }) });
}

export function maxBytesOf(mimeType: string): number {
  return WHATSAPP_LIMITS.media[kindOf(mimeType)].maxBytes;
}

export const ACCEPTED_TYPES: readonly string[] = [
  ...new Set(Object.values(WHATSAPP_LIMITS.media).flatMap((limit) => [...limit.mimeTypes])),
];
