import { type Problems, report } from './check-helpers.ts';
import type { ContentProblem } from './content-problem.ts';
import { WHATSAPP_LIMITS } from './limits.ts';

export type MediaKind = keyof typeof WHATSAPP_LIMITS.media;

export type MediaFile = {
  kind: MediaKind;
  /** parameters are ignored: `audio/ogg; codecs=opus` counts as `audio/ogg` */
  mimeType: string;
  sizeBytes: number;
  /** stickers: whether it moves, where it is known */
  animated?: boolean;
};

export type MediaCheck = { ok: true } | { ok: false; problems: ContentProblem[] };

/** Whether WhatsApp takes a file of this type and size. */
export const checkMedia = (file: MediaFile): MediaCheck => {
  const problems: Problems = [];
  const mimeTypes: readonly string[] = WHATSAPP_LIMITS.media[file.kind].mimeTypes;
  const mimeType = (file.mimeType.split(';')[0] ?? '').trim().toLowerCase();
  if (!mimeTypes.includes(mimeType)) {
    report(
      problems,
      'mimeType',
      'MEDIA_TYPE_NOT_ALLOWED',
      `"${mimeType}" cannot be sent as ${file.kind}. Use ${mimeTypes.join(', ')}.`,
      { value: mimeType },
    );
  }
  const maxBytes = maxBytesOf(file);
  if (!(file.sizeBytes > 0)) {
    report(problems, 'sizeBytes', 'CONTENT_REQUIRED', 'is zero: the file is empty. Choose another.');
  } else if (file.sizeBytes > maxBytes) {
    report(
      problems,
      'sizeBytes',
      'MEDIA_TOO_LARGE',
      `is ${file.sizeBytes} and WhatsApp allows ${maxBytes} bytes for ${file.kind}. Make the file smaller.`,
      { limit: maxBytes, value: file.sizeBytes },
    );
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true };
};

const maxBytesOf = (file: MediaFile): number =>
  file.kind === 'sticker' && file.animated === false
    ? WHATSAPP_LIMITS.media.sticker.staticMaxBytes
    : WHATSAPP_LIMITS.media[file.kind].maxBytes;
