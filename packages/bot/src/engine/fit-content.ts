import type { OutboundContent } from '@balcao/whatsapp';
import { fitsIn, LIMITS, trimTo } from '../limits.ts';
import { cleanText } from './json.ts';

const MAX_TEXT_BUBBLES = 4;

/** The last guard before WhatsApp: long texts become several, the rest is trimmed, what can't be sent is dropped. */
export function fitContent(content: OutboundContent): OutboundContent[] {
  switch (content.type) {
    case 'text':
      return splitText(content.text.body).map((body) => ({ type: 'text', text: { ...content.text, body } }));
    case 'image':
      return [{ type: 'image', image: fitCaption(content.image) }];
    case 'video':
      return [{ type: 'video', video: fitCaption(content.video) }];
    case 'document':
      return [{ type: 'document', document: fitCaption(content.document) }];
    case 'interactive':
      return fitInteractive(content);
    default:
      return [content];
  }
}

function fitCaption<T extends { caption?: string }>(media: T): T {
  const { caption, ...rest } = media;
  const text = caption === undefined ? '' : trimTo(cleanText(caption), LIMITS.caption);
  // Without the caption it is still the same kind of media; spreading can't show that to the compiler.
  return (text.trim() === '' ? rest : { ...rest, caption: text }) as T;
}

/** A body over its limit is said first, as text, so that nothing of it is lost. */
function fitInteractive(content: Extract<OutboundContent, { type: 'interactive' }>): OutboundContent[] {
  const { interactive } = content;
  switch (interactive.type) {
    case 'button':
    case 'list':
    case 'cta_url':
    case 'location_request_message': {
      const limit = interactive.type === 'list' ? LIMITS.listBody : LIMITS.buttonBody;
      const { lead, tail } = splitOffTail(cleanText(interactive.body.text), limit);
      const body = { text: trimTo(tail, limit) };
      return [
        ...splitText(lead).map((part): OutboundContent => ({ type: 'text', text: { body: part } })),
        { type: 'interactive', interactive: { ...interactive, body } },
      ];
    }
    default:
      return [content];
  }
}

/** The end that fits, from the beginning of a line or word. */
function splitOffTail(text: string, limit: number): { lead: string; tail: string } {
  if (fitsIn(text, limit)) return { lead: '', tail: text };
  const from = text.length - limit;
  const breaks = ['\n', ' '].map((mark) => text.indexOf(mark, from)).filter((at) => at >= 0);
  const cut = breaks.find((at) => at < text.length - limit / 2) ?? from;
  const tail = text
    .slice(cut)
    .replace(/^[\udc00-\udfff]/, '')
    .trim();
  return tail === '' ? { lead: '', tail: text } : { lead: text.slice(0, cut), tail };
}

/** At paragraphs, lines or spaces where there are some. */
export function splitText(whole: string): string[] {
  const parts: string[] = [];
  let rest = cleanText(whole).trim();
  while (rest.length > LIMITS.text && parts.length < MAX_TEXT_BUBBLES - 1) {
    const window = rest.slice(0, LIMITS.text);
    const cut = ['\n\n', '\n', ' ']
      .map((mark) => window.lastIndexOf(mark))
      .find((at) => at > LIMITS.text / 2);
    const end = cut ?? window.replace(/[\ud800-\udbff]$/, '').length;
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') parts.push(trimTo(rest, LIMITS.text));
  return parts;
}
