import type { Child } from '../dom.ts';
import { fill, h, icon } from '../dom.ts';
import { words } from '../words/words.ts';

const layer = h('div', { class: 'sheet-layer', hidden: true });
let returnFocus: Element | null = null;
layer.addEventListener('click', (event) => {
  if (event.target === layer) closeSheet();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !layer.hidden) closeSheet();
});

/** Lives inside the phone's screen, not over the whole page as a modal `<dialog>` would. */
export function createSheet(): HTMLElement {
  return layer;
}

/** A panel that rises from the bottom of the phone; Escape and a tap beside it close it. */
export function openSheet(title: string, ...children: Child[]): void {
  const close = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': words.close, onclick: closeSheet },
    icon('close'),
  );
  const sheet = h(
    'div',
    { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': title, tabindex: '-1' },
    h('header', { class: 'sheet-head' }, h('h2', {}, title), close),
    h('div', { class: 'sheet-body' }, children),
  );
  if (layer.hidden) returnFocus = document.activeElement;
  fill(layer, sheet);
  layer.hidden = false;
  setBehindInert(true);
  sheet.focus();
}

export function closeSheet(): void {
  if (layer.hidden) return;
  layer.hidden = true;
  setBehindInert(false);
  if (returnFocus instanceof HTMLElement) returnFocus.focus();
}

function setBehindInert(inert: boolean): void {
  for (const sibling of layer.parentElement?.children ?? []) {
    if (sibling !== layer && sibling !== toast && sibling instanceof HTMLElement) sibling.inert = inert;
  }
}

let fieldCount = 0;

export function field(
  label: string,
  attributes: { [name: string]: unknown },
  hint?: string,
): {
  row: HTMLElement;
  input: HTMLInputElement;
} {
  fieldCount += 1;
  const id = `field-${fieldCount}`;
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const input = h('input', {
    id,
    class: 'input',
    autocomplete: 'off',
    'aria-describedby': hintId,
    ...attributes,
  });
  const below = hint === undefined ? null : h('small', { id: hintId }, hint);
  const row = h('div', { class: 'field' }, h('label', { for: id }, label), input, below);
  return { row, input };
}

let toastTimer: ReturnType<typeof setTimeout> | undefined;
const toast = h('div', { class: 'toast', role: 'status', hidden: true });

export function createToast(): HTMLElement {
  return toast;
}

export function showToast(text: string): void {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    toast.hidden = true;
  }, 3_200);
}
