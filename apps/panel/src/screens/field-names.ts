import type { MessageKey } from '../i18n/messages.ts';

/** The last part that has a name, and which entry of a list it is in, from 1: `faq.2.answer` → answer, 3. */
export function splitField(field: string): { name: string; entry: number | null } {
  const parts = field.split(/[.[\]]+/).filter((part) => part !== '');
  const name = parts.findLast((part) => !/^\d+$/.test(part)) ?? field;
  const index = parts.findLast((part) => /^\d+$/.test(part));
  return { name, entry: index === undefined ? null : Number(index) + 1 };
}

/** What people call it; null: as the API does. */
export function nameOfField(name: string): MessageKey | null {
  return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? null) : null;
}

const NAMES: Readonly<Record<string, MessageKey>> = {
  name: 'field.name',
  email: 'field.email',
  phone: 'field.phone',
  whatsapp_id: 'field.phone',
  password: 'field.password',
  current: 'field.password',
  code: 'field.code',
  title: 'field.title',
  text: 'field.text',
  body: 'field.text',
  caption: 'field.caption',
  note: 'field.note',
  reason: 'field.reason',
  question: 'field.question',
  answer: 'field.answer',
  description: 'field.description',
  address: 'field.address',
  website: 'field.website',
  hours_text: 'field.hours',
  time_zone: 'field.timeZone',
  price_cents: 'field.price',
  url: 'field.url',
  token: 'field.token',
  access_token: 'field.token',
  shortcut: 'field.shortcut',
  slug: 'field.slug',
  tag: 'field.tag',
  tags: 'field.tag',
  capacity: 'field.capacity',
  minutes: 'field.minutes',
  alert_minutes: 'field.alert',
  department_id: 'field.department',
  department_ids: 'field.department',
  move_to: 'field.department',
  calendar_id: 'field.calendar',
  member_ids: 'field.people',
  user_id: 'field.people',
  mentions: 'field.people',
  date: 'field.date',
};
