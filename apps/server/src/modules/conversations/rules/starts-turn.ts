import type { InboundContent } from '@balcao/whatsapp';

/** Reactions, system notes, edits, things we cannot read: shown, but the bot does not answer them. */
export function startsTurn(content: InboundContent, groupId: string | undefined): boolean {
  if (groupId !== undefined) return false;
  switch (content.type) {
    case 'reaction':
    case 'system':
    case 'unsupported':
    case 'edit':
    case 'revoke':
    case 'request_welcome':
      return false;
    default:
      return true;
  }
}
