import type { InboundContent } from '@balcao/whatsapp';

/** The words a customer typed or tapped, or null. */
export function typedText(content: InboundContent): string | null {
  switch (content.type) {
    case 'text':
      return content.text.body;
    case 'button':
      return content.button.text;
    case 'interactive':
      if (content.interactive.type === 'button_reply') return content.interactive.button_reply.title;
      if (content.interactive.type === 'list_reply') return content.interactive.list_reply.title;
      return null;
    default:
      return null;
  }
}
