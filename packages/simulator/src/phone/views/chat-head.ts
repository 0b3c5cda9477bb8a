import { change, openChat } from '../api.ts';
import type { ContactChange } from '../contract.ts';
import type { IconName } from '../dom.ts';
import { fill, h, icon } from '../dom.ts';
import { getBusiness, getContact, onChange, state } from '../state.ts';
import { say, words } from '../words/words.ts';
import { attempt } from './attempt.ts';
import { describePhone, getInitials, openPeopleSheet, renderAvatar } from './people.ts';
import { closeSheet, field, openSheet } from './sheet.ts';

/** Who one writes to, who one is, and what can be changed about it. */
export function createChatHead(): HTMLElement {
  const business = h('div', { class: 'head-business' });
  const self = h('button', {
    type: 'button',
    class: 'self',
    'aria-label': words.switchPerson,
    onclick: openPeopleSheet,
  });
  const more = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': words.settings, onclick: openSettings },
    icon('more'),
  );
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  function draw(): void {
    clearTimeout(typingTimer);
    const current = getBusiness();
    const typingForMs = state.typingUntilMs - Date.now();
    if (typingForMs > 0) typingTimer = setTimeout(draw, typingForMs + 20);
    const shop = current?.name ?? '';
    const title = state.businesses.length > 1 ? renderBusinessSelect() : h('strong', {}, shop);
    fill(
      business,
      h('span', { class: 'shop', 'aria-hidden': 'true' }, shop.slice(0, 1)),
      h(
        'span',
        { class: 'row-lines' },
        title,
        h('small', {}, typingForMs > 0 ? words.typing : words.business),
      ),
    );
    const contact = getContact();
    fill(self, contact ? [renderAvatar(contact.name), icon('chevron')] : icon('people'));
    more.hidden = contact === undefined;
    const name = contact
      ? `${getInitials(contact.name)} · ${contact.name} · ${words.switchPerson}`
      : words.switchPerson;
    self.setAttribute('aria-label', name);
    self.title = contact ? `${contact.name} · ${describePhone(contact)}` : '';
  }

  onChange((part) => {
    if (part !== 'reply' && part !== 'problem') draw();
  });
  draw();
  return h('header', { class: 'chat-head' }, business, self, more);
}

function renderBusinessSelect(): HTMLElement {
  const select = h(
    'select',
    { 'aria-label': words.business },
    state.businesses.map(({ phoneNumberId, name }) =>
      h('option', { value: phoneNumberId, selected: phoneNumberId === state.phoneNumberId }, name),
    ),
  );
  select.addEventListener('change', () => {
    if (state.userKey !== undefined) openChat(state.userKey, select.value);
  });
  return select;
}

export function createBanner(): HTMLElement {
  const banner = h('div', { class: 'banner', role: 'status', hidden: true });
  const draw = (): void => {
    const { text, tone } = findBanner();
    banner.hidden = text === '';
    banner.className = `banner ${tone}`;
    fill(banner, text === '' ? null : [icon(tone === 'quiet' ? 'block' : 'warning'), h('span', {}, text)]);
  };
  onChange(draw);
  draw();
  return banner;
}

function findBanner(): { text: string; tone: 'alarm' | 'warn' | 'quiet' } {
  if (!state.connected) return { text: words.offline, tone: 'alarm' };
  if (state.chat?.blocking) return { text: words.blockedByYou, tone: 'quiet' };
  if (state.chat?.blocked) return { text: words.blockedYou, tone: 'quiet' };
  if (state.webhookProblem === 0) return { text: words.webhookSilent, tone: 'warn' };
  if (state.webhookProblem !== undefined)
    return { text: say(words.webhookFailed, state.webhookProblem), tone: 'warn' };
  if (getContact()?.stoppedMarketing) return { text: words.stoppedMarketing, tone: 'quiet' };
  return { text: '', tone: 'quiet' };
}

function openSettings(): void {
  const contact = getContact();
  if (!contact) return;
  const blocking = state.chat?.blocking ?? false;
  openSheet(
    contact.name,
    h('p', { class: 'hint' }, describePhone(contact), ' · ', h('code', {}, contact.userId)),
    line('person', words.rename, () =>
      openField(words.rename, contact.name, {}, (name) => change({ kind: 'rename', name })),
    ),
    line('phone', words.changeNumber, () =>
      openField(
        words.changeNumber,
        '',
        { inputmode: 'tel', pattern: '[0-9]{8,15}', placeholder: '5511987654321' },
        (waId) => change({ kind: 'change_number', waId }),
      ),
    ),
    line('people', contact.hidesPhone ? words.showPhone : words.hidePhone, () =>
      apply({ kind: 'hide_phone', on: !contact.hidesPhone }),
    ),
    line('megaphone', contact.stoppedMarketing ? words.allowMarketing : words.stopMarketing, () =>
      apply({ kind: 'marketing', allowed: contact.stoppedMarketing }),
    ),
    line('block', blocking ? words.unblock : words.block, () => apply({ kind: 'block', on: !blocking })),
  );
}

function openField(
  title: string,
  value: string,
  attributes: { [name: string]: unknown },
  save: (value: string) => Promise<void>,
): void {
  const { row, input } = field(title, { required: true, value, ...attributes });
  const form = h(
    'form',
    {
      onsubmit: (event: Event) => {
        event.preventDefault();
        closeSheet();
        attempt(save(input.value.trim()));
      },
    },
    row,
    h('div', { class: 'sheet-actions' }, h('button', { type: 'submit', class: 'primary' }, words.save)),
  );
  openSheet(title, form);
  input.focus();
}

function line(name: IconName, label: string, onclick: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'line', onclick }, icon(name), label);
}

function apply(what: ContactChange): void {
  closeSheet();
  attempt(change(what));
}
