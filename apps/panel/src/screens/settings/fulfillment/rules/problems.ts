import type { ErrorDetail } from '@balcao/protocol';
import type { FulfillmentKey } from '../../../../i18n/fulfillment/use-t.ts';
import type { MessageKey } from '../../../../i18n/messages.ts';
import { faultWords } from '../../../fault-words.ts';

/** Why a field cannot stay as it is: a sentence of ours, or the server's own. */
export type Problem =
  | { key: FulfillmentKey | MessageKey; values?: Record<string, string | number> }
  | { text: string };
/** By the name the API gives the field. */
export type Problems = Readonly<Record<string, Problem>>;

const MOST_URL = 2000;

/** What the server would refuse of any address, as far as can be told without it; null: nothing. */
export function findUrlProblem(text: string): Problem | null {
  const url = text.trim();
  if (url === '') return { key: 'problem.required' };
  if (!URL.canParse(url) || url.length > MOST_URL) return { key: 'problem.url' };
  const { protocol, username, password } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    return { key: /^[a-z]+:\/\//i.test(url) ? 'problem.scheme' : 'problem.url' };
  return username === '' && password === '' ? null : { key: 'problem.credentials' };
}

/** Anybody on the way reads what goes there. */
export function isPlainHttp(text: string): boolean {
  return /^http:\/\//i.test(text.trim());
}

type Refusal = { code: string; details: readonly ErrorDetail[] };

/** What the API refused, at the fields a form has; what is not theirs has no place there. */
export function explainRefusal(error: Refusal, fields: readonly string[]): Problems {
  if (error.code === 'ALREADY_EXISTS') return { slug: { key: 'problem.slugTaken' } };
  if (error.code !== 'INVALID_INPUT') return {};
  return Object.fromEntries(
    error.details.flatMap((detail) => {
      const [name] = detail.field?.split('.') ?? [];
      if (name === undefined || !fields.includes(name)) return [];
      return [[name, explain(name, detail) ?? faultWords(detail) ?? { text: detail.message }]];
    }),
  );
}

/** What only this page's fields can have wrong; null: words that every page has. */
function explain(field: string, { code, reason, subject }: ErrorDetail): Problem | null {
  const name = typeof subject === 'string' ? subject : '';
  if (code === 'unknown_id' && field === 'named_queries')
    return { key: 'problem.queryGone', values: { name } };
  if (code !== 'not_callable') return null;
  if (field === 'token') return { key: 'problem.tokenCharacters' };
  switch (reason) {
    case 'URL':
      return { key: 'problem.url' };
    case 'SCHEME':
      return { key: 'problem.scheme' };
    case 'CREDENTIALS':
      return { key: 'problem.credentials' };
    case 'PORT':
      return { key: 'problem.port' };
    case 'HOST':
    case 'ADDRESS':
      return { key: 'problem.private', values: { host: name } };
    case 'HEADER':
      return { key: 'problem.header', values: { name } };
    default:
      return null;
  }
}
