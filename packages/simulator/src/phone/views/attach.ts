import { act, sendFile } from '../api.ts';
import type { IconName } from '../dom.ts';
import { h, icon } from '../dom.ts';
import { words } from '../words/words.ts';
import { attempt } from './attempt.ts';
import { openLocationSheet } from './location-sheet.ts';
import { closeSheet, field, openSheet } from './sheet.ts';

/** Everything behind the plus. `takeDraft` hands over what is typed already. */
export function openAttachSheet(takeDraft: () => string): void {
  openSheet(
    words.attach,
    h(
      'div',
      { class: 'tiles' },
      item(
        'camera',
        words.photo,
        () => chooseFile('image/*,video/*', (file) => sendPicture(file, takeDraft())),
        'a',
      ),
      item('document', words.document, () => chooseFile('', sendDocument), 'b'),
      item('microphone', words.audio, () => chooseFile('audio/*', (file) => sendFile('audio', file)), 'c'),
      item('location', words.location, () => openLocationSheet(), 'a'),
      item('person', words.contact, openContactSheet, 'b'),
      item(
        'forward',
        words.forwardedNew,
        () => openTextSheet(words.forwardedNew, takeDraft(), { forwarded: true }),
        'c',
      ),
      item(
        'megaphone',
        words.fromAd,
        () => openTextSheet(words.fromAd, takeDraft() || words.adDefault, { referral: true }),
        'd',
      ),
    ),
  );
}

function chooseFile(accept: string, send: (file: File) => Promise<void>): void {
  closeSheet();
  const input = h('input', { type: 'file', accept });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) attempt(send(file));
  });
  input.click();
}

function sendDocument(file: File): Promise<void> {
  return sendFile('document', file, { filename: file.name });
}

async function sendPicture(file: File, caption: string): Promise<void> {
  if (file.type.startsWith('video/')) return sendFile('video', file, { caption });
  const isTaken = file.type === 'image/jpeg' || file.type === 'image/png';
  return sendFile('image', isTaken ? file : await toJpeg(file), { caption });
}

/** WhatsApp knows JPEG and PNG; phones turn everything else into JPEG, so does this one. */
async function toJpeg(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  const canvas = h('canvas', { width: bitmap.width, height: bitmap.height });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('JPEG'))), 'image/jpeg', 0.88);
  });
}

function openContactSheet(): void {
  const name = field(words.name, { required: true });
  const phone = field(words.phoneNumber, {
    required: true,
    inputmode: 'tel',
    pattern: '[0-9 +\\(\\)\\-]{8,20}',
  });
  const form = h(
    'form',
    {
      onsubmit: (event: Event) => {
        event.preventDefault();
        closeSheet();
        attempt(act({ kind: 'contact', name: name.input.value.trim(), phone: phone.input.value }));
      },
    },
    name.row,
    phone.row,
    h('div', { class: 'sheet-actions' }, h('button', { type: 'submit', class: 'primary' }, words.send)),
  );
  openSheet(words.contact, form);
}

function openTextSheet(
  title: string,
  draft: string,
  more: { forwarded?: boolean; referral?: boolean },
): void {
  const area = h(
    'textarea',
    { class: 'input area', rows: 4, required: true, 'aria-label': words.message },
    draft,
  );
  const form = h(
    'form',
    {
      onsubmit: (event: Event) => {
        event.preventDefault();
        if (area.value.trim() === '') return;
        closeSheet();
        attempt(act({ kind: 'text', body: area.value.trim(), ...more }));
      },
    },
    area,
    h('div', { class: 'sheet-actions' }, h('button', { type: 'submit', class: 'primary' }, words.send)),
  );
  openSheet(title, form);
}

function item(name: IconName, label: string, onclick: () => void, tone: string): HTMLElement {
  const picture = h('span', { class: `tile-icon tone-${tone}` }, icon(name));
  return h('button', { type: 'button', class: 'tile', onclick }, picture, label);
}
