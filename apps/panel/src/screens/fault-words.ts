import type { ErrorDetail } from '@balcao/protocol';
import type { MessageKey } from '../i18n/messages.ts';
import { splitField } from './field-names.ts';

export type Words = { key: MessageKey; values?: Record<string, string | number> };

/** What to write instead, in the reader's language; null: the server's own sentence says it. */
export function faultWords(detail: ErrorDetail): Words | null {
  switch (detail.code) {
    case 'invalid_type':
      return typeWords(detail);
    case 'too_small':
      return sizeWords(detail, detail.minimum, SMALL);
    case 'too_big':
      return sizeWords(detail, detail.maximum, BIG);
    case 'invalid_format':
      return formatWords(detail);
    case 'invalid_value':
      return { key: 'fault.choose' };
    case 'not_multiple_of':
      return typeof detail.divisor === 'number'
        ? { key: 'fault.multiple', values: { count: detail.divisor } }
        : null;
    case 'unknown_field':
      return { key: 'fault.unknownField' };
    case 'unknown_id':
      return { key: 'fault.gone' };
    case 'duplicate':
    case 'CONTENT_DUPLICATE':
      return { key: 'fault.twice' };
    case 'CONTENT_REQUIRED':
      return { key: 'fault.missing' };
    case 'CONTENT_TOO_LONG':
      return whatsAppLimit(detail, 'fault.whatsappLong');
    case 'CONTENT_TOO_MANY':
      return whatsAppLimit(detail, 'fault.whatsappMany');
    case 'CONTENT_TOO_FEW':
      return whatsAppLimit(detail, 'fault.leastEntries');
    case 'MEDIA_TYPE_NOT_ALLOWED':
      return { key: 'error.media' };
    case 'MEDIA_TOO_LARGE':
      return { key: 'error.tooLarge' };
    default:
      return null;
  }
}

function typeWords({ expected, received }: ErrorDetail): Words {
  if (received === 'undefined' || received === 'null') return { key: 'fault.missing' };
  if (expected === 'int') return { key: 'fault.integer' };
  return { key: expected === 'number' ? 'fault.number' : 'fault.form' };
}

type Sizes = Record<'characters' | 'entries' | 'number' | 'open', MessageKey>;
const SMALL: Sizes = {
  characters: 'fault.leastCharacters',
  entries: 'fault.leastEntries',
  number: 'fault.least',
  open: 'fault.above',
};
const BIG: Sizes = {
  characters: 'fault.mostCharacters',
  entries: 'fault.mostEntries',
  number: 'fault.most',
  open: 'fault.below',
};

function sizeWords({ origin, inclusive, exact }: ErrorDetail, count: unknown, sizes: Sizes): Words | null {
  if (typeof count !== 'number') return null;
  const values = { count };
  switch (origin) {
    case 'string':
      if (exact === true) return { key: 'fault.exactCharacters', values };
      return sizes === SMALL && count === 1 ? { key: 'fault.missing' } : { key: sizes.characters, values };
    case 'array':
    case 'set':
      return { key: sizes.entries, values };
    case 'number':
    case 'int':
      return { key: inclusive === false ? sizes.open : sizes.number, values };
    default:
      return null;
  }
}

const FORMATS: ReadonlyMap<unknown, MessageKey> = new Map([
  ['email', 'fault.email'],
  ['url', 'fault.url'],
  ['uuid', 'fault.gone'],
  ['phone', 'fault.phone'],
  ['time_zone', 'fault.timeZone'],
  ['date', 'fault.date'],
]);

/** A pattern has no name; the field that has it tells what it is. */
const PATTERNS: ReadonlyMap<string, MessageKey> = new Map([
  ['phone_number_id', 'fault.digits'],
  ['waba_id', 'fault.digits'],
  ['from', 'fault.time'],
  ['to', 'fault.time'],
  ['date', 'fault.date'],
  ['shortcut', 'fault.plain'],
  ['slug', 'fault.plain'],
  ['name', 'fault.plain'],
]);

function formatWords({ format, field = '' }: ErrorDetail): Words {
  const known = format === 'regex' ? PATTERNS.get(splitField(field).name) : FORMATS.get(format);
  return { key: known ?? 'fault.form' };
}

function whatsAppLimit({ limit, value }: ErrorDetail, key: MessageKey): Words | null {
  return typeof limit === 'number' && typeof value === 'number'
    ? { key, values: { count: limit, value } }
    : null;
}
