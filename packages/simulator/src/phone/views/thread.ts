import { act } from '../api.ts';
import type { PhoneMessage } from '../contract.ts';
import { h } from '../dom.ts';
import { toContent, toText } from '../read-content.ts';
import { onChange, state } from '../state.ts';
import { locale, words } from '../words/words.ts';
import { attempt } from './attempt.ts';
import { renderBubble } from './bubble.ts';
import { openNewPerson } from './people.ts';

const nearBottomPx = 120;
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
const groupPauseMs = 4 * 60_000;

/** The conversation. A message is drawn again only when it changed, so playing audio goes on playing. */
export function createThread(): HTMLElement {
  const list = h('div', { class: 'thread-list' });
  const typing = h(
    'div',
    { class: 'message their typing', hidden: true, role: 'status' },
    h('div', { class: 'stack' }, renderDots()),
  );
  const thread = h(
    'section',
    { class: 'thread', 'aria-label': words.thread, role: 'log', tabindex: '0' },
    list,
    typing,
  );
  let drawn = new Map<string, { key: string; element: HTMLElement }>();
  let atBottom = true;
  let hadSomebody: boolean | undefined;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  function drawMessages(): void {
    const messages = state.chat?.messages ?? [];
    const chosen = findChosen(messages);
    const next: typeof drawn = new Map();
    const elements: HTMLElement[] = [];
    let previous: PhoneMessage | undefined;
    for (const message of messages) {
      if (!previous || !isSameDay(previous.atMs, message.atMs)) elements.push(renderDay(message.atMs));
      const startsGroup =
        previous?.direction !== message.direction ||
        message.atMs - previous.atMs > groupPauseMs ||
        previous.type === 'system';
      const chosenId = chosen.get(message.id);
      const key = JSON.stringify([message, startsGroup, chosenId]);
      const known = drawn.get(message.id);
      const element = known?.key === key ? known.element : renderBubble(message, startsGroup, chosenId);
      next.set(message.id, { key, element });
      elements.push(element);
      previous = message;
    }
    drawn = next;
    if (state.contacts.length === 0) elements.push(renderNobody());
    else if (elements.length === 0 && state.chat) elements.push(renderEmpty());
    replaceChanged(list, elements);
  }

  function drawTyping(): void {
    clearTimeout(typingTimer);
    const forMs = state.typingUntilMs - Date.now();
    typing.hidden = forMs <= 0;
    if (forMs > 0) typingTimer = setTimeout(drawTyping, forMs + 20);
  }

  onChange((part) => {
    if (part === 'contacts') {
      const hasSomebody = state.contacts.length > 0;
      if (hasSomebody !== hadSomebody) drawMessages();
      hadSomebody = hasSomebody;
      return;
    }
    if (part !== 'chat' && part !== 'message' && part !== 'typing') return;
    const stay = atBottom || part === 'chat' || state.chat?.messages.at(-1)?.direction === 'in';
    if (part !== 'typing') drawMessages();
    drawTyping();
    if (stay) thread.scrollTop = thread.scrollHeight;
  });
  thread.addEventListener('scroll', () => {
    atBottom = thread.scrollHeight - thread.scrollTop - thread.clientHeight < nearBottomPx;
  });
  // A photo that loads late, a taller composer or a banner must not push the newest message out of sight.
  const keepBottom = new ResizeObserver(() => {
    if (atBottom) thread.scrollTop = thread.scrollHeight;
  });
  keepBottom.observe(thread);
  keepBottom.observe(list);
  return thread;
}

/** Keeps nodes that are still there in place; only differences touch the page. */
function replaceChanged(list: HTMLElement, elements: HTMLElement[]): void {
  elements.forEach((element, index) => {
    const there = list.children[index];
    if (there !== element) list.insertBefore(element, there ?? null);
  });
  while (list.children.length > elements.length) list.lastElementChild?.remove();
}

/** For each message of the business, what the customer tapped on it last. */
function findChosen(messages: readonly PhoneMessage[]): Map<string, string> {
  const chosen = new Map<string, string>();
  for (const { direction, content, quoted } of messages) {
    if (direction !== 'in' || !quoted) continue;
    const { button_reply: button, list_reply: row, payload } = toContent(content);
    const id = toText(toContent(button ?? row).id) || toText(payload);
    if (id !== '') chosen.set(quoted.id, id);
  }
  return chosen;
}

function renderDay(atMs: number): HTMLElement {
  const name = isSameDay(atMs, Date.now())
    ? words.today
    : isSameDay(atMs, Date.now() - 86_400_000)
      ? words.yesterday
      : day.format(atMs);
  return h('div', { class: 'day' }, h('span', {}, name));
}

function renderEmpty(): HTMLElement {
  return h(
    'div',
    { class: 'empty' },
    h('p', {}, words.empty),
    h(
      'button',
      { type: 'button', class: 'hi', onclick: () => attempt(act({ kind: 'text', body: words.sayHi })) },
      words.sayHi,
    ),
  );
}

function renderNobody(): HTMLElement {
  const add = h('button', { type: 'button', class: 'hi', onclick: openNewPerson }, words.newPerson);
  return h('div', { class: 'empty' }, h('p', {}, words.nobody), add);
}

function renderDots(): HTMLElement {
  return h('div', { class: 'bubble dots', 'aria-label': words.typing }, h('i'), h('i'), h('i'));
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
