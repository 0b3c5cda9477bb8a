import type { InboundInteractive, OutboundInteractive } from '@balcao/whatsapp';
import type { StoredContent } from '../conversation.types.ts';
import { cutText } from './cut-text.ts';

const MAX_PREVIEW = 120;

/** One line of plain text for the inbox list. Empty where the panel writes a label of its own. */
export function previewOf(content: StoredContent): string {
  return cutText(textOf(content).replace(/\s+/g, ' ').trim(), MAX_PREVIEW);
}

function textOf(content: StoredContent): string {
  switch (content.type) {
    case 'text':
      return content.text.body;
    case 'image':
      return content.image.caption ?? '';
    case 'video':
      return content.video.caption ?? '';
    case 'document':
      return content.document.caption ?? content.document.filename ?? '';
    case 'location':
      return content.location.name ?? content.location.address ?? '';
    case 'contacts':
      return content.contacts.map((card) => card.name.formatted_name).join(', ');
    case 'button':
      return content.button.text;
    case 'interactive':
      return interactiveText(content.interactive);
    case 'order':
      return content.order.text ?? '';
    case 'reaction':
      return content.reaction.emoji;
    case 'system':
      return content.system.body ?? '';
    case 'template':
      return content.template.name;
    case 'note':
      return content.note.body;
    case 'audio':
    case 'sticker':
    case 'request_welcome':
    case 'edit':
    case 'revoke':
    case 'unsupported':
    case 'activity':
      return '';
    default:
      return content satisfies never;
  }
}

function interactiveText(interactive: InboundInteractive | OutboundInteractive): string {
  switch (interactive.type) {
    case 'button_reply':
      return interactive.button_reply.title;
    case 'list_reply':
      return interactive.list_reply.title;
    case 'nfm_reply':
      return interactive.nfm_reply.body;
    case 'call_permission_reply':
      return interactive.call_permission_reply.response;
    default:
      return interactive.body?.text ?? '';
  }
}
