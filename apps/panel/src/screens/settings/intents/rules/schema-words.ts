import type { InputFault } from '@balcao/protocol';
import type { IntentsKey } from '../../../../i18n/intents/use-t.ts';
import type { MessageKey } from '../../../../i18n/messages.ts';
import { faultWords, type Words } from '../../../fault-words.ts';

/** What the bot's schema says in sentences of its own, and not in those of every schema. */
const SENTENCES: readonly [start: string, key: IntentsKey | MessageKey][] = [
  ['An intent name is', 'problem.badName'],
  ['A variable name is', 'problem.badVariable'],
  ['A value is', 'problem.badValue'],
  ['A webhook is named', 'fault.plain'],
  ['A node id is', 'fault.choose'],
  ['Give the text', 'fault.missing'],
];

export type SchemaWords = { key: IntentsKey | MessageKey; values?: Words['values'] };

/** A refusal of the bot's schema in words that every page has for such faults; at the least, that its form is wrong. */
export function wordSchema(message: string): SchemaWords {
  const sentence = SENTENCES.find(([start]) => message.startsWith(start));
  if (sentence) return { key: sentence[1] };
  return faultWords({ field: '', message, ...readFault(message) }) ?? { key: 'fault.form' };
}

/** The compiler gives the sentence only; what it is made of is the API's fault. */
function readFault(message: string): InputFault {
  const size = /^Too (big|small): expected (\w+) to (?:have|be) [<>](=?)(-?[\d.]+)/.exec(message);
  if (size) {
    const [, way, origin = '', equal, limit] = size;
    const inclusive = equal === '=';
    return way === 'big'
      ? { code: 'too_big', origin, maximum: Number(limit), inclusive }
      : { code: 'too_small', origin, minimum: Number(limit), inclusive };
  }
  const type = /^Invalid input: expected (\w+), received (\w+)/.exec(message);
  if (type) return { code: 'invalid_type', expected: type[1] ?? '', received: type[2] ?? '' };
  if (message.startsWith('Unrecognized key')) return { code: 'unknown_field' };
  if (/^Invalid (option|discriminator)/.test(message)) return { code: 'invalid_value', values: [] };
  return { code: 'invalid_format', format: 'regex' };
}
