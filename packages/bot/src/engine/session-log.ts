import type { InboundContent, OutboundContent } from '@balcao/whatsapp';
import type { BotSession, SessionLogEntry } from '../engine.types.ts';
import { trimTo } from '../limits.ts';
import { cleanText } from './json.ts';

const MAX_ENTRIES = 40;
const MAX_CHARACTERS = 300;

/** One more line of what was said; the oldest go. */
export function addToLog(
  session: BotSession,
  from: SessionLogEntry['from'],
  text: string,
  nowMs: number,
): SessionLogEntry[] {
  const entry: SessionLogEntry = {
    from,
    text: trimTo(cleanText(text), MAX_CHARACTERS),
    node: nodeOf(session.node),
    ...(isInstant(nowMs) ? { at: new Date(nowMs).toISOString() } : {}),
  };
  return [...(session.log ?? []), entry].slice(-MAX_ENTRIES);
}

/** Without the hidden part: "pedido.", "pedido.cpf" → "pedido". */
function nodeOf(id: string): string {
  return id.split('.')[0] ?? id;
}

function isInstant(atMs: number): boolean {
  return Number.isFinite(atMs) && Math.abs(atMs) <= 8.64e15;
}

/** What a message says, or in angle brackets what it is: "<audio>". */
export function readInbound(content: InboundContent): string {
  switch (content.type) {
    case 'text':
      return content.text.body;
    case 'button':
      return content.button.text;
    case 'interactive': {
      const { interactive } = content;
      if (interactive.type === 'button_reply') return interactive.button_reply.title;
      return interactive.type === 'list_reply' ? interactive.list_reply.title : `<${interactive.type}>`;
    }
    case 'image':
      return content.image.caption ?? '<image>';
    case 'video':
      return content.video.caption ?? '<video>';
    case 'document':
      return content.document.caption ?? '<document>';
    default:
      return `<${content.type}>`;
  }
}

export function readOutbound(content: OutboundContent): string {
  switch (content.type) {
    case 'text':
      return content.text.body;
    case 'interactive':
      return content.interactive.body?.text ?? `<${content.interactive.type}>`;
    case 'image':
      return content.image.caption ?? '<image>';
    case 'video':
      return content.video.caption ?? '<video>';
    case 'document':
      return content.document.caption ?? '<document>';
    default:
      return `<${content.type}>`;
  }
}
