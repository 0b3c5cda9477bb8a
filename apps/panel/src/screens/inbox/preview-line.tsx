import type { Conversation } from '@balcao/protocol';
import {
  AlignJustify,
  Contact,
  FileText,
  Image,
  LayoutTemplate,
  MapPin,
  Mic,
  ShoppingBag,
  Sticker,
  Video,
} from 'lucide-react';
import { useT } from '../../i18n/use-t.tsx';
import { previewOf } from './rules/preview.ts';

const ICONS = {
  image: Image,
  video: Video,
  audio: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  order: ShoppingBag,
  template: LayoutTemplate,
  interactive: AlignJustify,
} as const;

/** One line: the words, or the kind's drawing and name. */
export function PreviewLine({ last }: { last: Conversation['last_message'] }) {
  const t = useT();
  if (last === null) return <span className="text-ink-3">{t('preview.none')}</span>;
  const { icon, text, label } = previewOf(last);
  const Icon = icon === null ? null : ICONS[icon];
  return (
    <>
      {Icon && <Icon size={14} aria-hidden className="mr-1 -mt-0.5 inline text-ink-3" />}
      {label === 'preview.reactedWith' ? t(label, { emoji: text ?? '' }) : (text ?? t(label))}
    </>
  );
}
