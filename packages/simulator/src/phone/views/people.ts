import { addContact, openChat } from '../api.ts';
import type { PhoneContact } from '../contract.ts';
import { fill, h, icon } from '../dom.ts';
import { stripMarks } from '../format.ts';
import { onChange, state } from '../state.ts';
import { locale, say, words } from '../words/words.ts';
import { attempt } from './attempt.ts';
import { closeSheet, field, openSheet } from './sheet.ts';

const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit' });

/** Beside the phone on wide screens. */
export function createPeople(): HTMLElement {
  const list = h('div', { class: 'people-list' });
  const draw = (): void => fill(list, renderPeople());
  onChange((part) => {
    if (part === 'contacts') draw();
  });
  draw();
  return h(
    'aside',
    { class: 'people', 'aria-label': words.people },
    h('header', {}, h('h1', {}, words.people), h('p', {}, words.peopleHint)),
    list,
    h(
      'button',
      { type: 'button', class: 'line new-person', onclick: openNewPerson },
      icon('add'),
      words.newPerson,
    ),
  );
}

/** The same, from inside the phone. */
export function openPeopleSheet(): void {
  openSheet(
    words.people,
    h('div', { class: 'people-list' }, renderPeople()),
    h(
      'button',
      { type: 'button', class: 'line new-person', onclick: openNewPerson },
      icon('add'),
      words.newPerson,
    ),
  );
}

function renderPeople(): HTMLElement[] {
  return state.contacts.map((contact) =>
    h(
      'button',
      {
        type: 'button',
        class: 'person',
        'aria-current': contact.key === state.userKey ? 'true' : undefined,
        onclick: () => {
          closeSheet();
          openChat(contact.key);
        },
      },
      renderAvatar(contact.name),
      h(
        'span',
        { class: 'row-lines' },
        h('strong', {}, contact.name),
        h('small', {}, contact.lastText ? stripMarks(contact.lastText) : describePhone(contact)),
      ),
      h(
        'span',
        { class: 'person-end' },
        contact.lastAtMs ? h('time', {}, renderWhen(contact.lastAtMs)) : null,
        contact.unread > 0 && contact.key !== state.userKey
          ? h('span', { class: 'badge', 'aria-label': say(words.unread, contact.unread) }, contact.unread)
          : null,
      ),
    ),
  );
}

export function renderAvatar(name: string): HTMLElement {
  const tone = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973, 7) % 5;
  return h('span', { class: `avatar tone-${tone}`, 'aria-hidden': 'true' }, getInitials(name));
}

export function getInitials(name: string): string {
  const parts = name
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .split(' ')
    .filter(Boolean);
  const last = parts.length > 1 ? (parts.at(-1)?.slice(0, 1) ?? '') : '';
  return ((parts[0]?.slice(0, 1) ?? '?') + last).toUpperCase();
}

export function describePhone(contact: PhoneContact): string {
  if (contact.hidesPhone) return contact.username ?? words.noPhone;
  const brazil = /^55(\d\d)(\d{4,5})(\d{4})$/.exec(contact.waId);
  return brazil ? `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}` : `+${contact.waId}`;
}

function renderWhen(atMs: number): string {
  return Date.now() - atMs < 20 * 3_600_000 ? time.format(atMs) : date.format(atMs);
}

export function openNewPerson(): void {
  const name = field(words.name, { required: true, maxlength: 60 });
  const phone = field(
    words.phoneNumber,
    { inputmode: 'tel', placeholder: '5511987654321', pattern: '[0-9 +\\(\\)\\-]{8,20}' },
    words.phoneHint,
  );
  const add = async (): Promise<void> => {
    const key = await addContact(name.input.value.trim(), phone.input.value);
    closeSheet();
    openChat(key);
  };
  const form = h(
    'form',
    {
      onsubmit: (event: Event) => {
        event.preventDefault();
        attempt(add());
      },
    },
    name.row,
    phone.row,
    h('div', { class: 'sheet-actions' }, h('button', { type: 'submit', class: 'primary' }, words.add)),
  );
  openSheet(words.newPerson, form);
  name.input.focus();
}
