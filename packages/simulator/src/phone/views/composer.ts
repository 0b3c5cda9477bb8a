import { act } from '../api.ts';
import { fill, h, icon } from '../dom.ts';
import { stripMarks } from '../format.ts';
import { changed, getBusiness, onChange, state } from '../state.ts';
import { words } from '../words/words.ts';
import { openAttachSheet } from './attach.ts';
import { attempt } from './attempt.ts';
import { getPlainText } from './bubble.ts';
import { createEmojiPicker } from './emoji.ts';
import type { Recording } from './recorder.ts';
import { canRecord, startRecording } from './recorder.ts';

const tallestPx = 116;

export function createComposer(): HTMLElement {
  const drafts = new Map<string, string>();
  let draftOf = state.userKey;
  let recording: Recording | undefined;
  const input = h('textarea', {
    class: 'draft',
    rows: 1,
    placeholder: words.message,
    'aria-label': words.message,
    enterkeyhint: 'send',
    autocomplete: 'off',
  });
  const emojiButton = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': words.emoji, 'aria-expanded': 'false' },
    icon('smile'),
  );
  const attachButton = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': words.attach },
    icon('add'),
  );
  const sendButton = h('button', { type: 'submit', class: 'send', 'aria-label': words.send }, icon('send'));
  const discardButton = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': words.cancelRecording, hidden: true },
    icon('trash'),
  );
  const quote = h('div', { class: 'composer-quote', hidden: true });
  const emoji = createEmojiPicker((picked) => {
    input.setRangeText(picked, input.selectionStart, input.selectionEnd, 'end');
    input.focus();
    grow();
  });
  emoji.hidden = true;

  function takeDraft(): string {
    const text = input.value.trim();
    input.value = '';
    grow();
    return text;
  }

  function grow(): void {
    input.style.setProperty('height', 'auto');
    input.style.setProperty('height', `${Math.min(input.scrollHeight, tallestPx)}px`);
    drawSend();
  }

  function drawSend(): void {
    const records = canRecord && input.value.trim() === '' && !recording;
    sendButton.replaceChildren(icon(records ? 'microphone' : 'send'));
    sendButton.setAttribute(
      'aria-label',
      recording ? words.stopRecording : records ? words.record : words.send,
    );
    sendButton.classList.toggle('recording', recording !== undefined);
    discardButton.hidden = recording === undefined;
    input.disabled = recording !== undefined || state.contacts.length === 0;
    sendButton.disabled = state.contacts.length === 0;
    attachButton.disabled = state.contacts.length === 0;
  }

  async function record(): Promise<void> {
    recording = await startRecording();
    drawSend();
  }

  function submit(): void {
    if (recording) {
      attempt(recording.send());
      recording = undefined;
      return drawSend();
    }
    const body = takeDraft();
    if (body === '') {
      if (canRecord) attempt(record());
      return;
    }
    const replyTo = state.replyTo?.id;
    state.replyTo = undefined;
    changed('reply');
    attempt(act({ kind: 'text', body, ...(replyTo === undefined ? {} : { replyTo }) }));
  }

  function drawQuote(): void {
    const { replyTo } = state;
    quote.hidden = replyTo === undefined;
    if (!replyTo) return;
    const author = replyTo.direction === 'in' ? words.you : (getBusiness()?.name ?? '');
    fill(
      quote,
      h(
        'span',
        { class: 'row-lines' },
        h('strong', {}, author),
        h('small', {}, stripMarks(getPlainText(replyTo)) || words.attachment),
      ),
      h(
        'button',
        { type: 'button', class: 'round', 'aria-label': words.cancel, onclick: cancelReply },
        icon('close'),
      ),
    );
    input.focus();
  }

  input.addEventListener('input', grow);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  emojiButton.addEventListener('click', () => {
    emoji.hidden = !emoji.hidden;
    emojiButton.setAttribute('aria-expanded', String(!emoji.hidden));
  });
  attachButton.addEventListener('click', () => openAttachSheet(takeDraft));
  discardButton.addEventListener('click', () => {
    recording?.discard();
    recording = undefined;
    drawSend();
  });
  onChange((part) => {
    if (part === 'reply') drawQuote();
    if (part !== 'chat' && part !== 'contacts') return;
    drawSend();
    if (draftOf === state.userKey) return;
    if (draftOf !== undefined) drafts.set(draftOf, input.value);
    draftOf = state.userKey;
    input.value = drafts.get(draftOf ?? '') ?? '';
    drawQuote();
    grow();
  });
  drawSend();

  return h(
    'form',
    {
      class: 'composer',
      onsubmit: (event: Event) => {
        event.preventDefault();
        submit();
      },
    },
    quote,
    emoji,
    h(
      'div',
      { class: 'composer-row' },
      attachButton,
      h('div', { class: 'draft-box' }, input, discardButton, emojiButton),
      sendButton,
    ),
  );
}

function cancelReply(): void {
  state.replyTo = undefined;
  changed('reply');
}
