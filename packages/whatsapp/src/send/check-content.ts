import type { OutboundContent } from '../content.ts';
import { type JsonRecord, readRecord } from '../read-json.ts';
import {
  checkAbsent,
  checkBoolean,
  checkCount,
  checkNumber,
  checkRecord,
  checkText,
  type Problems,
  pathOf,
  report,
} from './check-helpers.ts';
import { checkInteractive } from './check-interactive.ts';
import { checkMediaRef } from './check-media-ref.ts';
import { checkTemplate } from './check-template.ts';
import type { ContentProblem } from './content-problem.ts';
import { WHATSAPP_LIMITS } from './limits.ts';

export type ContentCheck = { ok: true; content: OutboundContent } | { ok: false; problems: ContentProblem[] };

/**
 * Whether WhatsApp takes this content. Total: it accepts any value and names every problem at once.
 *
 * @example
 * checkContent({ type: 'text', text: { body: '' } })
 * // → { ok: false, problems: [{ field: 'text.body', code: 'CONTENT_REQUIRED', … }] }
 */
export const checkContent = (content: unknown): ContentCheck => {
  const problems: Problems = [];
  const record = readRecord(content);
  if (record === undefined) {
    report(problems, 'content', 'CONTENT_INVALID', 'must be an object with a type.');
  } else {
    checkByType(problems, record);
  }
  if (problems.length > 0) return { ok: false, problems };
  // Every field the type promises was looked at above.
  return { ok: true, content: content as OutboundContent };
};

type BodyCheck = (problems: Problems, body: JsonRecord) => void;

const checkByType = (problems: Problems, content: JsonRecord): void => {
  const type = content.type;
  if (type === 'contacts') {
    checkContacts(problems, content.contacts);
    return;
  }
  const check = typeof type === 'string' && Object.hasOwn(CHECKS, type) ? CHECKS[type] : undefined;
  if (typeof type !== 'string' || check === undefined) {
    const known = [...Object.keys(CHECKS), 'contacts'].join(', ');
    report(problems, 'type', 'CONTENT_INVALID', `must be one of ${known}.`);
    return;
  }
  const body = checkRecord(problems, content, '', type);
  if (body !== undefined) check(problems, body);
};

const checkCaption = (problems: Problems, body: JsonRecord, at: string): void => {
  checkText(problems, body, at, 'caption', {
    max: WHATSAPP_LIMITS.caption,
    optional: true,
    mayBeEmpty: true,
  });
};

const CHECKS: Readonly<Record<string, BodyCheck>> = {
  text: (problems, body) => {
    checkText(problems, body, 'text', 'body', { max: WHATSAPP_LIMITS.text.body });
    checkBoolean(problems, body, 'text', 'preview_url');
  },
  image: (problems, body) => {
    checkMediaRef(problems, body, 'image');
    checkCaption(problems, body, 'image');
  },
  video: (problems, body) => {
    checkMediaRef(problems, body, 'video');
    checkCaption(problems, body, 'video');
  },
  audio: (problems, body) => {
    checkMediaRef(problems, body, 'audio');
    checkBoolean(problems, body, 'audio', 'voice');
    checkAbsent(problems, body, 'audio', 'caption');
  },
  document: (problems, body) => {
    checkMediaRef(problems, body, 'document');
    checkCaption(problems, body, 'document');
    checkText(problems, body, 'document', 'filename', { optional: true });
  },
  sticker: (problems, body) => {
    checkMediaRef(problems, body, 'sticker');
    checkAbsent(problems, body, 'sticker', 'caption');
  },
  location: (problems, body) => {
    checkNumber(problems, body, 'location', 'latitude', { min: -90, max: 90 });
    checkNumber(problems, body, 'location', 'longitude', { min: -180, max: 180 });
    checkText(problems, body, 'location', 'name', { optional: true, mayBeEmpty: true });
    checkText(problems, body, 'location', 'address', { optional: true, mayBeEmpty: true });
  },
  reaction: (problems, body) => {
    checkText(problems, body, 'reaction', 'message_id', {});
    // The empty text takes a reaction back.
    checkText(problems, body, 'reaction', 'emoji', { max: WHATSAPP_LIMITS.reactionEmoji, mayBeEmpty: true });
  },
  interactive: checkInteractive,
  template: checkTemplate,
};

const NAME_PARTS = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'] as const;
const CARD_LISTS = {
  phones: ['phone', 'wa_id', 'type'],
  emails: ['email', 'type'],
  urls: ['url', 'type'],
  addresses: ['street', 'city', 'state', 'zip', 'country', 'country_code', 'type'],
} as const;

const checkContacts = (problems: Problems, value: unknown): void => {
  if (!Array.isArray(value)) {
    report(problems, 'contacts', 'CONTENT_REQUIRED', 'must be a list of contact cards.');
    return;
  }
  checkCount(problems, 'contacts', value.length, { min: 1, max: WHATSAPP_LIMITS.contacts });
  for (const [index, item] of value.entries()) {
    const at = `contacts[${index}]`;
    const card = readRecord(item);
    if (card === undefined) report(problems, at, 'CONTENT_INVALID', 'must be a contact card.');
    else checkCard(problems, card, at);
  }
};

const checkCard = (problems: Problems, card: JsonRecord, at: string): void => {
  const name = checkRecord(problems, card, at, 'name');
  if (name !== undefined) {
    checkText(problems, name, `${at}.name`, 'formatted_name', {});
    for (const part of NAME_PARTS) {
      checkText(problems, name, `${at}.name`, part, { optional: true, mayBeEmpty: true });
    }
  }
  for (const [key, fields] of Object.entries(CARD_LISTS)) checkCardList(problems, card, at, key, fields);
  if (card.org !== undefined) {
    const org = checkRecord(problems, card, at, 'org');
    if (org !== undefined) checkTexts(problems, org, `${at}.org`, ['company', 'department', 'title']);
  }
  const birthday = checkText(problems, card, at, 'birthday', { optional: true });
  if (birthday !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(birthday)) {
    report(problems, pathOf(at, 'birthday'), 'CONTENT_INVALID', 'must be written as YYYY-MM-DD.');
  }
};

const checkCardList = (
  problems: Problems,
  card: JsonRecord,
  at: string,
  key: string,
  fields: readonly string[],
): void => {
  const list = card[key];
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    report(problems, pathOf(at, key), 'CONTENT_INVALID', 'must be a list.');
    return;
  }
  for (const [index, item] of list.entries()) {
    const entry = readRecord(item);
    const entryAt = `${at}.${key}[${index}]`;
    if (entry === undefined) report(problems, entryAt, 'CONTENT_INVALID', 'must be an object.');
    else checkTexts(problems, entry, entryAt, fields);
  }
};

const checkTexts = (problems: Problems, record: JsonRecord, at: string, keys: readonly string[]): void => {
  for (const key of keys) checkText(problems, record, at, key, { optional: true, mayBeEmpty: true });
};
