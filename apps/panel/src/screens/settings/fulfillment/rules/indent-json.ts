import { findJsonBreak } from './find-json-break.ts';

const TOKEN = /"(?:\\.|[^"\\])*"|[[\]{},:]|[^\s[\]{},:"]+/g;

/**
 * JSON with a line for each part; null: it is none. The parts stay as they were written: read as values, a long number
 * would come out as another one.
 */
export function indentJson(text: string): string | null {
  if (findJsonBreak(text) !== null) return null;
  const tokens = text.match(TOKEN) ?? [];
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  return tokens
    .map((token, index) => {
      switch (token) {
        case '{':
        case '[': {
          const isEmpty = /^[\]}]$/.test(tokens[index + 1] ?? '');
          if (isEmpty) return token;
          depth++;
          return token + line();
        }
        case '}':
        case ']': {
          const isEmpty = /^[[{]$/.test(tokens[index - 1] ?? '');
          if (isEmpty) return token;
          depth--;
          return line() + token;
        }
        case ',':
          return token + line();
        case ':':
          return ': ';
        default:
          return token;
      }
    })
    .join('');
}
