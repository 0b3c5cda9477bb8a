export type Span =
  | { kind: 'plain'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; spans: Span[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; href: string };

export type Block =
  | { kind: 'line'; spans: Span[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; spans: Span[] }
  | { kind: 'item'; marker: string; spans: Span[] };

/** WhatsApp's own marks: *bold* _italic_ ~struck~ `code`, ``` blocks, > quotes, - and 1. lists, links. */
export function parseWhatsAppText(text: string): Block[] {
  return text.split('```').flatMap((part, index, parts): Block[] => {
    const closed = index % 2 === 1 && index < parts.length - 1;
    if (closed) return [{ kind: 'code', text: part.replace(/^\n|\n$/g, '') }];
    const open = index % 2 === 1;
    const plain = open ? `\`\`\`${part}` : part;
    if (plain === '') return [];
    return trimEdges(plain, index > 0 && !open, index < parts.length - 1)
      .split('\n')
      .map(parseLine);
  });
}

/** A block of code stands alone: the line breaks beside its marks are not empty lines. */
function trimEdges(text: string, afterCode: boolean, beforeCode: boolean): string {
  const start = afterCode ? text.replace(/^\n/, '') : text;
  return beforeCode ? start.replace(/\n$/, '') : start;
}

function parseLine(line: string): Block {
  const quote = /^>\s+(.*)$/.exec(line);
  if (quote) return { kind: 'quote', spans: parseSpans(quote[1] ?? '') };
  const item = /^\s*([-*]|\d{1,2}\.)\s+(.*)$/.exec(line);
  if (item) {
    const marker = /\d/.test(item[1] ?? '') ? (item[1] ?? '') : '•';
    return { kind: 'item', marker, spans: parseSpans(item[2] ?? '') };
  }
  return { kind: 'line', spans: parseSpans(line) };
}

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
// A mark opens after a space or punctuation and closes before one; inside it begins and ends with a letter.
const PATTERN =
  /`([^`\n]+)`|(?<![\p{L}\p{N}*_~])([*_~])(?=\S)([^\n]*?\S)\2(?![\p{L}\p{N}*_~])|(https?:\/\/[^\s<>"]+|www\.[^\s<>"]+)/gu;
const DEEPEST = 6;

function parseSpans(text: string, depth = 0): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    const [whole, code, mark, inner, link] = match;
    if (match.index > end) spans.push({ kind: 'plain', text: text.slice(end, match.index) });
    end = match.index + whole.length;
    if (code !== undefined) spans.push({ kind: 'code', text: code });
    else if (link !== undefined) end = pushLink(spans, link, match.index);
    else if (inner !== undefined && (mark === '*' || mark === '_' || mark === '~')) {
      const spansInside =
        depth < DEEPEST ? parseSpans(inner, depth + 1) : [{ kind: 'plain' as const, text: inner }];
      spans.push({ kind: MARKS[mark], spans: spansInside });
    }
  }
  if (end < text.length) spans.push({ kind: 'plain', text: text.slice(end) });
  return spans;
}

/** The full stop that ends a sentence is no part of the address. */
function pushLink(spans: Span[], link: string, start: number): number {
  const text = link.replace(/[.,;:!?)\]'"]+$/, '');
  spans.push({ kind: 'link', text, href: text.startsWith('www.') ? `https://${text}` : text });
  return start + text.length;
}

/** One to three emoji and nothing else: drawn large. */
export function isOnlyEmoji(text: string): boolean {
  return /^(\p{Extended_Pictographic}(\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic}|\ufe0f)*\s?){1,3}$/u.test(
    text.trim(),
  );
}
