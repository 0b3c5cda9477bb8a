import type { ContactCard } from '../content.ts';
import { readArray, readRecord, readText } from '../read-json.ts';

export type InboundContactCard = ContactCard & { origin?: string; vcard?: string };

const NAME_PARTS = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'] as const;

/** The contact cards a customer shares. A card without a name is shown by its phone. */
export const parseContactCards = (value: readonly unknown[]): InboundContactCard[] => {
  const cards: InboundContactCard[] = [];
  for (const item of value) {
    const record = readRecord(item);
    if (record === undefined) continue;
    const card: InboundContactCard = { name: parseName(record.name, record.phones) };
    const phones = pickTexts(record.phones, ['phone', 'wa_id', 'type']);
    const emails = pickTexts(record.emails, ['email', 'type']);
    const urls = pickTexts(record.urls, ['url', 'type']);
    const addresses = readArray(record.addresses).map(textsOf);
    const org = pick(record.org, ['company', 'department', 'title']);
    const birthday = readText(record.birthday);
    const origin = readText(record.origin);
    const vcard = readText(record.vcard);
    if (phones.length > 0) card.phones = phones;
    if (emails.length > 0) card.emails = emails;
    if (urls.length > 0) card.urls = urls;
    if (addresses.length > 0) card.addresses = addresses;
    if (Object.keys(org).length > 0) card.org = org;
    if (birthday !== undefined) card.birthday = birthday;
    if (origin !== undefined) card.origin = origin;
    if (vcard !== undefined) card.vcard = vcard;
    cards.push(card);
  }
  return cards;
};

const parseName = (value: unknown, phones: unknown): ContactCard['name'] => {
  const record = readRecord(value);
  const name: ContactCard['name'] = { formatted_name: readText(record?.formatted_name) ?? '' };
  for (const part of NAME_PARTS) {
    const text = readText(record?.[part]);
    if (text !== undefined) name[part] = text;
  }
  if (name.formatted_name !== '') return name;
  const parts = [name.first_name, name.last_name].filter((part) => part !== undefined);
  name.formatted_name =
    parts.length > 0 ? parts.join(' ') : (readText(readRecord(readArray(phones)[0])?.phone) ?? '');
  return name;
};

const pick = <Key extends string>(value: unknown, keys: readonly Key[]): { [K in Key]?: string } => {
  const record = readRecord(value);
  const picked: { [K in Key]?: string } = {};
  for (const key of keys) {
    const text = readText(record?.[key]);
    if (text !== undefined) picked[key] = text;
  }
  return picked;
};

const pickTexts = <Key extends string>(value: unknown, keys: readonly Key[]): { [K in Key]?: string }[] =>
  readArray(value)
    .filter((item) => readRecord(item) !== undefined)
    .map((item) => pick(item, keys));

const textsOf = (value: unknown): Record<string, string> => {
  const texts: Record<string, string> = {};
  for (const [key, item] of Object.entries(readRecord(value) ?? {})) {
    const text = readText(item);
    if (text !== undefined) texts[key] = text;
  }
  return texts;
};
