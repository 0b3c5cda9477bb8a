import type { Message } from '@balcao/protocol';
import { useT } from '../../i18n/conversation/use-t.ts';
import { previewOf } from '../inbox/rules/preview.ts';
import { readContent, type ShownContent } from './rules/read-content.ts';

/** One line for any message: its words, else the name of its kind. */
export function useShortText(message: Message | null): string {
  const t = useT();
  if (message === null) return '';
  const words = wordsOf(readContent(message.content));
  const last = {
    id: message.id,
    direction: message.direction,
    type: message.type,
    status: message.status,
    at: message.created_at,
  };
  const preview = previewOf({ ...last, preview: words ?? '' });
  return preview.text ?? t(preview.label);
}

function wordsOf(content: ShownContent): string | null {
  switch (content.kind) {
    case 'text':
    case 'buttons':
    case 'list':
    case 'link':
    case 'form':
    case 'location_request':
    case 'interactive_other':
      return content.text;
    case 'media':
      return content.caption ?? content.fileName;
    case 'location':
      return content.name ?? content.address;
    case 'contacts':
      return content.cards.map((card) => card.name).join(', ');
    case 'choice':
      return content.title;
    default:
      return null;
  }
}
