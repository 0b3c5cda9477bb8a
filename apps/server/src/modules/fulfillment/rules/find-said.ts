import { parseJson } from './check-answer.ts';
import { scrub } from './mask.ts';

const LONGEST = 200;

/** A webhook's own words about its refusal, in a line: `{error}`, `{message}`, or fields with their problems. */
export function findSaid(text: string, token: string): string | null {
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const words = [body.error, body.message].find((one) => typeof one === 'string');
  if (typeof words === 'string') return shorten(words, token);
  const fields = Object.entries(body).flatMap(([field, problems]) => {
    const all = Array.isArray(problems) ? problems : [problems];
    const texts = all.filter((one) => typeof one === 'string');
    return texts.length > 0 ? [`${field}: ${texts.join(', ')}`] : [];
  });
  return fields.length > 0 ? shorten(fields.join('; '), token) : null;
}

/** Half a token would not be found any more. */
function shorten(text: string, token: string): string {
  const line = scrub(text, token).replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
