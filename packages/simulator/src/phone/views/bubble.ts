import { act } from '../api.ts';
import type { PhoneMessage } from '../contract.ts';
import type { Child } from '../dom.ts';
import { h, icon } from '../dom.ts';
import { stripMarks } from '../format.ts';
import { toContent, toText } from '../read-content.ts';
import { changed, getBusiness, state } from '../state.ts';
import { locale, words } from '../words/words.ts';
import { attempt } from './attempt.ts';
import { renderBody } from './bodies.ts';
import { renderChoices } from './choices.ts';
import { closeSheet, openSheet, showToast } from './sheet.ts';

const quickReactions = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });

export function renderBubble(
  message: PhoneMessage,
  startsGroup: boolean,
  chosenId: string | undefined,
): HTMLElement {
  if (message.type === 'system') {
    const { body } = toContent(message.content);
    return h(
      'div',
      { class: 'note', 'data-id': message.id },
      words.numberChanged,
      h('small', {}, toText(body)),
    );
  }
  const side = message.direction === 'in' ? 'own' : 'their';
  const bare = message.type === 'sticker' && message.mediaPath !== undefined;
  const kind = `message ${side}${startsGroup ? ' first' : ''}${bare ? ' bare' : ''}`;
  return h(
    'div',
    { class: kind, 'data-id': message.id },
    h(
      'div',
      { class: 'stack' },
      h(
        'div',
        { class: 'bubble' },
        renderReferral(message),
        message.forwarded ? h('span', { class: 'forwarded' }, icon('forward'), words.forwarded) : null,
        renderQuote(message),
        renderBody(message),
        h(
          'span',
          { class: 'meta' },
          h('time', { datetime: new Date(message.atMs).toISOString() }, time.format(message.atMs)),
          message.direction === 'in' ? renderTicks(message.status) : null,
        ),
        h(
          'button',
          {
            type: 'button',
            class: 'bubble-menu',
            'aria-label': words.messageActions,
            onclick: () => openActions(message),
          },
          icon('chevron'),
        ),
      ),
      renderChoices(message, chosenId),
      renderReactions(message),
    ),
  );
}

function renderTicks(status: string): Child {
  switch (status) {
    case 'accepted':
      return icon('clock', words.sending);
    case 'sent':
      return icon('tick', words.sent);
    case 'read': {
      const ticks = icon('ticks', words.read);
      ticks.classList.add('read');
      return ticks;
    }
    default:
      return icon('ticks', words.delivered);
  }
}

function renderQuote({ quoted }: PhoneMessage): Child {
  if (!quoted) return null;
  const author = quoted.direction === 'in' ? words.you : (getBusiness()?.name ?? '');
  const jump = (): void => {
    const target = document.querySelector(`[data-id="${CSS.escape(quoted.id)}"]`);
    target?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    target?.classList.add('flash');
    setTimeout(() => target?.classList.remove('flash'), 1_200);
  };
  return h(
    'button',
    { type: 'button', class: 'quote', onclick: jump },
    h('strong', {}, author),
    h('span', {}, stripMarks(quoted.text) || words.attachment),
  );
}

function renderReferral({ referral }: PhoneMessage): Child {
  if (!referral) return null;
  return h(
    'div',
    { class: 'referral' },
    h('span', { class: 'referral-tag' }, icon('megaphone'), words.fromAdTag),
    h('strong', {}, toText(referral.headline)),
    h('small', {}, toText(referral.body)),
  );
}

function renderReactions({ reactions }: PhoneMessage): Child {
  const given = Object.values(reactions ?? {});
  return given.length === 0
    ? null
    : h('span', { class: 'reactions' }, [...new Set(given)].join(' '), given.length > 1 ? ' 2' : '');
}

function openActions(message: PhoneMessage): void {
  const own = message.reactions?.customer;
  const react = (emoji: string): void => {
    closeSheet();
    attempt(act({ kind: 'reaction', messageId: message.id, emoji: own === emoji ? '' : emoji }));
  };
  const text = getPlainText(message);
  openSheet(
    words.messageActions,
    h(
      'div',
      { class: 'quick-reactions', role: 'group', 'aria-label': words.react },
      quickReactions.map((emoji) =>
        h(
          'button',
          { type: 'button', 'aria-pressed': String(own === emoji), onclick: () => react(emoji) },
          emoji,
        ),
      ),
    ),
    h(
      'button',
      { type: 'button', class: 'line', onclick: () => startReply(message) },
      icon('reply'),
      words.reply,
    ),
    text === ''
      ? null
      : [
          h(
            'button',
            { type: 'button', class: 'line', onclick: () => forward(text) },
            icon('forward'),
            words.forward,
          ),
          h('button', { type: 'button', class: 'line', onclick: () => copy(text) }, icon('copy'), words.copy),
        ],
  );
}

function startReply(message: PhoneMessage): void {
  state.replyTo = message;
  closeSheet();
  changed('reply');
}

function forward(text: string): void {
  closeSheet();
  attempt(act({ kind: 'text', body: text, forwarded: true }));
}

function copy(text: string): void {
  closeSheet();
  attempt(navigator.clipboard.writeText(text).then(() => showToast(words.copied)));
}

export function getPlainText(message: PhoneMessage): string {
  const content = toContent(message.content);
  const body = message.type === 'interactive' ? toContent(content.body).text : content.body;
  return (
    toText(toContent(message.rendered).body) ||
    toText(body) ||
    toText(content.caption) ||
    toText(content.text)
  );
}
