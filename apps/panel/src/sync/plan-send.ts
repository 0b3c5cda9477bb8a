import { type NewOutgoing, plainMessage } from './outgoing.ts';

export type ReadyFile = {
  attachmentId: string;
  kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
  fileName: string;
  localUrl: string;
  /** its own words, where there are several files */
  caption: string;
};

export function takesCaption(kind: ReadyFile['kind']): boolean {
  return kind === 'image' || kind === 'video' || kind === 'document';
}

/** WhatsApp's limit in characters; a code point is never more than one of them. */
const LONGEST_CAPTION = 1024;

/**
 * WhatsApp sends one file a message. The words become the caption of the first file that takes one and has
 * none of its own, else — also where they are too long for that — a message of their own after the files.
 */
export function planSend(
  conversationId: string,
  text: string,
  files: readonly ReadyFile[],
  replyToMessageId: string | null,
): NewOutgoing[] {
  const words = text.trim();
  const fits = words !== '' && [...words].length <= LONGEST_CAPTION;
  const captioned = fits
    ? files.findIndex((file) => takesCaption(file.kind) && file.caption.trim() === '')
    : -1;
  const drafts: NewOutgoing[] = files.map((file, index) => ({
    ...plainMessage(conversationId, {
      type: file.kind,
      [file.kind]: {
        ...captionOf(file, index === captioned ? words : ''),
        ...(file.kind === 'document' ? { filename: file.fileName } : {}),
      },
    }),
    attachmentId: file.attachmentId,
    localUrl: file.localUrl,
  }));
  if (words !== '' && captioned === -1) {
    drafts.push(plainMessage(conversationId, { type: 'text', text: { body: words } }));
  }
  // Only the first message quotes: the others follow it.
  return drafts.map((draft, index) => (index === 0 ? { ...draft, replyToMessageId } : draft));
}

function captionOf(file: ReadyFile, words: string): { caption?: string } {
  const caption = file.caption.trim() || words;
  return takesCaption(file.kind) && caption !== '' ? { caption } : {};
}
