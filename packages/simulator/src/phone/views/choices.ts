import { act } from '../api.ts';
import type { PhoneMessage } from '../contract.ts';
import type { Child, IconName } from '../dom.ts';
import { h, icon } from '../dom.ts';
import type { Content } from '../read-content.ts';
import { toContent, toContents, toText } from '../read-content.ts';
import { words } from '../words/words.ts';
import { attempt } from './attempt.ts';
import { openLocationSheet } from './location-sheet.ts';
import { closeSheet, openSheet, showToast } from './sheet.ts';

/** The buttons under a message of the business. `chosenId` is what the customer already tapped. */
export function renderChoices(message: PhoneMessage, chosenId: string | undefined): Child {
  const content = toContent(message.content);
  const action = toContent(content.action);
  if (message.type === 'template') {
    return wrap(
      toContents(toContent(message.rendered).buttons).map((button) =>
        renderTemplateButton(button, message, chosenId),
      ),
    );
  }
  if (message.type !== 'interactive') return null;
  switch (content.type) {
    case 'button':
      return wrap(
        toContents(action.buttons).map(({ reply }) => {
          const { id, title } = toContent(reply);
          return tap('reply', toText(title), toText(id) === chosenId, () =>
            choose('button', toText(id), message),
          );
        }),
      );
    case 'list':
      return wrap([tap('list', toText(action.button), false, () => openList(message, action, chosenId))]);
    case 'cta_url':
      return wrap([
        link(toText(toContent(action.parameters).display_text), toText(toContent(action.parameters).url)),
      ]);
    case 'location_request_message':
      return wrap([tap('location', words.shareLocation, false, () => openLocationSheet(message.id))]);
    case 'flow':
      return wrap([
        tap('list', toText(toContent(action.parameters).flow_cta), false, () => openFlow(message, action)),
      ]);
    case 'carousel':
      return wrap(
        toContents(action.cards).map((card) => {
          const parameters = toContent(toContent(card.action).parameters);
          return link(toText(parameters.display_text), toText(parameters.url));
        }),
      );
    default:
      return null;
  }
}

function renderTemplateButton(
  button: Content,
  message: PhoneMessage,
  chosenId: string | undefined,
): HTMLElement {
  const text = toText(button.text);
  switch (button.type) {
    case 'QUICK_REPLY': {
      const payload = toText(button.payload);
      return tap('reply', text, payload === chosenId, () => choose('button', payload, message));
    }
    case 'URL':
      return link(text, toText(button.url));
    case 'PHONE_NUMBER':
      return h('a', { class: 'choice', href: `tel:${toText(button.phone)}` }, icon('phone'), text);
    case 'COPY_CODE':
      return tap('copy', words.codeCopy, false, () => {
        void navigator.clipboard?.writeText(toText(button.code)).then(() => showToast(words.copied));
      });
    default:
      return h('span', { class: 'choice' }, text);
  }
}

function wrap(children: HTMLElement[]): Child {
  return children.length === 0 ? null : h('div', { class: 'choices' }, children);
}

function tap(name: IconName, text: string, chosen: boolean, onclick: () => void): HTMLElement {
  const attributes = { type: 'button', class: chosen ? 'choice chosen' : 'choice', onclick };
  return h('button', attributes, icon(chosen ? 'tick' : name), text);
}

function link(text: string, href: string): HTMLElement {
  const safe = /^https?:/i.test(href) ? href : undefined;
  return h(
    'a',
    { class: 'choice', href: safe, target: '_blank', rel: 'noopener noreferrer' },
    icon('external'),
    text,
  );
}

function choose(kind: 'button' | 'row', id: string, message: PhoneMessage): void {
  attempt(act({ kind, id, messageId: message.id }));
}

function openList(message: PhoneMessage, action: Content, chosenId: string | undefined): void {
  const send = h('button', { type: 'submit', class: 'primary', disabled: true }, words.choose);
  const sections = toContents(action.sections).map((section) =>
    h(
      'fieldset',
      { class: 'rows' },
      h('legend', {}, toText(section.title)),
      toContents(section.rows).map((row) => renderRow(row, toText(row.id) === chosenId)),
    ),
  );
  const form = h(
    'form',
    {
      class: 'list-form',
      onchange: () => {
        send.disabled = false;
      },
      onsubmit: (event: Event) => {
        event.preventDefault();
        const id = new FormData(form).get('row');
        if (typeof id !== 'string') return;
        closeSheet();
        choose('row', id, message);
      },
    },
    h('div', { class: 'list-scroll' }, sections),
    h('div', { class: 'sheet-actions' }, send),
  );
  openSheet(toText(action.button), form);
}

function renderRow(row: Content, chosen: boolean): HTMLElement {
  return h(
    'label',
    { class: 'row' },
    h(
      'span',
      { class: 'row-lines' },
      h('strong', {}, toText(row.title)),
      row.description ? h('small', {}, toText(row.description)) : null,
    ),
    chosen ? icon('tick', words.chosen) : null,
    h('input', { type: 'radio', name: 'row', value: toText(row.id) }),
  );
}

function openFlow(message: PhoneMessage, action: Content): void {
  const token = toText(toContent(action.parameters).flow_token);
  const text = JSON.stringify({ flow_token: token, nome: 'Maria' }, null, 2);
  const area = h(
    'textarea',
    { class: 'input area', rows: 7, spellcheck: false, 'aria-label': words.flow },
    text,
  );
  const form = h(
    'form',
    {
      onsubmit: (event: Event) => {
        event.preventDefault();
        const response = parseObject(area.value);
        if (!response) return showToast(words.flowInvalid);
        closeSheet();
        attempt(act({ kind: 'flow', messageId: message.id, response }));
      },
    },
    h('p', { class: 'hint' }, words.flowHint),
    area,
    h('div', { class: 'sheet-actions' }, h('button', { type: 'submit', class: 'primary' }, words.send)),
  );
  openSheet(words.flow, form);
}

function parseObject(text: string): { [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? toContent(value)
      : undefined;
  } catch {
    return undefined;
  }
}
