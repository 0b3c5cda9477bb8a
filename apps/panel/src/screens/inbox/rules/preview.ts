import type { Conversation } from '@balcao/protocol';
import type { MessageKey } from '../../../i18n/messages.ts';

type Icon =
  | 'image'
  | 'video'
  | 'audio'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contacts'
  | 'order'
  | 'template'
  | 'interactive';

export type Preview = { icon: Icon | null; text: string | null; label: MessageKey };

const LABELS: Record<string, { icon: Icon | null; label: MessageKey }> = {
  image: { icon: 'image', label: 'preview.image' },
  video: { icon: 'video', label: 'preview.video' },
  audio: { icon: 'audio', label: 'preview.audio' },
  document: { icon: 'document', label: 'preview.document' },
  sticker: { icon: 'sticker', label: 'preview.sticker' },
  location: { icon: 'location', label: 'preview.location' },
  contacts: { icon: 'contacts', label: 'preview.contacts' },
  order: { icon: 'order', label: 'preview.order' },
  template: { icon: 'template', label: 'preview.template' },
  interactive: { icon: 'interactive', label: 'preview.interactive' },
  reaction: { icon: null, label: 'preview.reaction' },
  revoke: { icon: null, label: 'preview.revoked' },
  edit: { icon: null, label: 'preview.edited' },
  activity: { icon: null, label: 'preview.activity' },
  note: { icon: null, label: 'preview.note' },
  system: { icon: null, label: 'preview.activity' },
  text: { icon: null, label: 'preview.none' },
};

/** What a kind of message is called. */
export function findKindLabel(type: string): MessageKey {
  return type === 'text' || type === 'button'
    ? 'preview.text'
    : (LABELS[type]?.label ?? 'preview.unsupported');
}

/** The server's words without WhatsApp's marks, or the kind's own label. */
export function previewOf(last: NonNullable<Conversation['last_message']>): Preview {
  const { icon, label } = LABELS[last.type] ?? { icon: null, label: 'preview.unsupported' as const };
  const words = last.type === 'template' ? last.preview.replaceAll('_', ' ') : last.preview;
  const text = words
    .replace(/\s+/g, ' ')
    .replace(/(^|\s)[*_~]([^*_~]+)[*_~](?=$|[\s.,;:!?])/g, '$1$2')
    .trim();
  // A menu's own words say more than its drawing.
  return {
    icon: last.type === 'interactive' && text !== '' ? null : icon,
    // Meta writes these in English, for programs.
    text: text === '' || last.type === 'system' ? null : text,
    label: last.type === 'reaction' && text !== '' ? 'preview.reactedWith' : label,
  };
}
