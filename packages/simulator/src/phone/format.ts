/** WhatsApp's own marks as data: *bold*, _italic_, ~struck~, ```mono```, > quote, - bullet, and links. */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'link'; url: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em' | 's' | 'quote' | 'bullet'; spans: Span[] };

const marks = [
  ['```', 'code'],
  ['*', 'strong'],
  ['_', 'em'],
  ['~', 's'],
] as const;
const linkPattern = /\bhttps?:\/\/[^\s<]+[^\s<.,;:!?)\]}'"]/;

export function parseFormat(text: string): Span[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index): Span[] => {
    if (line.startsWith('> ')) return [{ kind: 'quote', spans: parseInline(line.slice(2)) }];
    if (/^[-*] /.test(line)) return [{ kind: 'bullet', spans: parseInline(line.slice(2)) }];
    const spans = parseInline(line);
    return index === lines.length - 1 ? spans : [...spans, { kind: 'break' }];
  });
}

function parseInline(text: string): Span[] {
  if (text === '') return [];
  const link = linkPattern.exec(text);
  const mark = findMark(text);
  if (link && (!mark || link.index <= mark.start)) {
    const url = link[0];
    const rest = text.slice(link.index + url.length);
    return [...parseInline(text.slice(0, link.index)), { kind: 'link', url }, ...parseInline(rest)];
  }
  if (!mark) return [{ kind: 'text', text }];
  const { kind, inner } = mark;
  const span: Span = kind === 'code' ? { kind, text: inner } : { kind, spans: parseInline(inner) };
  return [...parseInline(text.slice(0, mark.start)), span, ...parseInline(text.slice(mark.end))];
}

interface Mark {
  kind: (typeof marks)[number][1];
  start: number;
  end: number;
  inner: string;
}

const patterns = marks.map(([sign, kind]) => {
  const escaped = sign.replaceAll('*', '\\*');
  // Opens after a space or sign and closes before one, so that 2*3*4 and snake_case_names stay as they are.
  const source = `(^|[\\s({["'.,;:!?*_~-])${escaped}(?=\\S)(.*?\\S)${escaped}(?![\\p{L}\\p{N}])`;
  return { kind, pattern: new RegExp(source, 'u') };
});

function findMark(text: string): Mark | undefined {
  let first: Mark | undefined;
  for (const { kind, pattern } of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const start = match.index + (match[1]?.length ?? 0);
    if (first && first.start <= start) continue;
    first = { kind, start, end: match.index + match[0].length, inner: match[2] ?? '' };
  }
  return first;
}

/** The same text on one line without marks, for previews. */
export function stripMarks(text: string): string {
  const toPlain = (span: Span): string => {
    switch (span.kind) {
      case 'text':
      case 'code':
        return span.text;
      case 'link':
        return span.url;
      case 'break':
        return ' ';
      case 'strong':
      case 'em':
      case 's':
        return span.spans.map(toPlain).join('');
      case 'quote':
      case 'bullet':
        return `${span.spans.map(toPlain).join('')} `;
    }
  };
  return parseFormat(text).map(toPlain).join('').trim();
}
