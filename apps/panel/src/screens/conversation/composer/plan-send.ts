import type { NewOutgoing } from '../../../sync/outgoing.ts';

export type ReadyFile = {
  attachmentId: string;
  kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
  fileName: string;
  localUrl: string;
};

const TAKES_CAPTION = new Set(['image', 'video', 'document']);

/**
 * WhatsApp sends one file a message. The words become the caption of the first file that takes one,
 * else a message of their own after the files.
 */
export function planSend(
  conversationId: string,
  text: string,
  files: readonly ReadyFile[],
  replyToMessageId: string | null,
): NewOutgoing[] {
  const words = text.trim();
  const captioned = words === '' ? -1 : files.findIndex((file) => TAKES_CAPTION.has(file.kind));
  const base = { conversationId, replyToMessageId: null, attachmentId: null, localUrl: null };
  const drafts: NewOutgoing[] = files.map((file, index) => ({
    ...base,
    attachmentId: file.attachmentId,
    localUrl: file.localUrl,
    content: {
      type: file.kind,
      [file.kind]: {
        ...(index === captioned ? { caption: words } : {}),
        ...(file.kind === 'document' ? { filename: file.fileName } : {}),
      },
    },
  }));
  if (words !== '' && captioned === -1) {
    drafts.push({ ...base, content: { type: 'text', text: { body: words } } });
  }
  // Only the first message quotes: the others follow it.
  return drafts.map((draft, index) => (index === 0 ? { ...draft, replyToMessageId } : draft));
}
