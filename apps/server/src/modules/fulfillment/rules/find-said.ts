import { parseJson } from './check-answer.ts';

const LONGEST = 200;

/** A webhook's own words about its refusal, in a line: `{error}`, `{message}`, or fields with their problems. */
export function findSaid(text: string, hide: (text: string) => string): string | null {
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const words = [body.error, body.message].find((one) => typeof one === 'string');
  if (typeof words === 'string') return shorten(words, hide);
  const fields = Object.entries(body).flatMap(([field, problems]) => {
    const all = Array.isArray(problems) ? problems : [problems];
    const texts = all.filter((one) => typeof one === 'string');
    return texts.length > 0 ? [`${field}: ${texts.join(', ')}`] : [];
  });
  return fields.length > 0 ? shorten(fields.join('; '), hide) : null;
}

/** Hidden first: half a token would not be found any more. */
function shorten(text: string, hide: (text: string) => string): string {
  const line = hide(text).replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
