import type { Child } from './dom.ts';
import { h } from './dom.ts';

const marks = [
  ['```', 'code'],
  ['*', 'strong'],
  ['_', 'em'],
  ['~', 's'],
] as const;
const linkPattern = /\bhttps?:\/\/[^\s<]+[^\s<.,;:!?)\]}'"]/;

/** *bold*, _italic_, ~struck~, ```mono```, > quote, - bullets and links, as nodes: never as HTML. */
export function formatText(text: string): Child[] {
  return text.split('\n').flatMap((line, index, lines) => {
    const isLast = index === lines.length - 1;
    if (line.startsWith('> ')) return [h('blockquote', {}, formatInline(line.slice(2)))];
    if (/^[-*] /.test(line)) return [h('span', { class: 'bullet' }, formatInline(line.slice(2)))];
    return isLast ? formatInline(line) : [...formatInline(line), h('br')];
  });
}

function formatInline(text: string): Child[] {
  const link = linkPattern.exec(text);
  const mark = findMark(text);
  if (link && (!mark || link.index <= mark.start)) {
    const url = link[0];
    const anchor = h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url);
    return [
      ...formatInline(text.slice(0, link.index)),
      anchor,
      ...formatInline(text.slice(link.index + url.length)),
    ];
  }
  if (!mark) return text === '' ? [] : [text];
  const inner = mark.tag === 'code' ? [mark.inner] : formatInline(mark.inner);
  return [text.slice(0, mark.start), h(mark.tag, {}, inner), ...formatInline(text.slice(mark.end))];
}

interface Mark {
  tag: 'code' | 'strong' | 'em' | 's';
  start: number;
  end: number;
  inner: string;
}

/** A mark opens after a space or the beginning and closes before one, so that 2*3*4 stays as it is. */
function findMark(text: string): Mark | undefined {
  let first: Mark | undefined;
  for (const [sign, tag] of marks) {
    const escaped = sign.replaceAll('*', '\\*');
    const pattern = new RegExp(
      `(^|[\\s({["'.,;:!?*_~-])(${escaped})(?=\\S)(.+?)(?<=\\S)${escaped}(?![\\p{L}\\p{N}])`,
      'u',
    );
    const match = pattern.exec(text);
    if (!match) continue;
    const start = match.index + (match[1]?.length ?? 0);
    if (first && first.start <= start) continue;
    first = { tag, start, end: match.index + match[0].length, inner: match[3] ?? '' };
  }
  return first;
}

/** The same text without marks, for one-line previews. */
export function stripMarks(text: string): string {
  return text
    .replaceAll('```', '')
    .replaceAll(/(^|\s)([*_~])(\S.*?)\2(?=\s|$|[.,!?])/g, '$1$3')
    .replaceAll('\n', ' ');
}
