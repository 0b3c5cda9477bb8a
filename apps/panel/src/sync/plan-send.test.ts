import { expect, test } from 'vitest';
import { planSend, type ReadyFile } from './plan-send.ts';

const file = (kind: ReadyFile['kind'], attachmentId: string, caption = ''): ReadyFile => ({
  kind,
  caption,
  attachmentId,
  fileName: 'a.pdf',
  localUrl: 'blob:a',
});
const contents = (text: string, files: ReadyFile[]) =>
  planSend('c', text, files, 'q').map((draft) => draft.content);

test('words alone are one message, trimmed', () => {
  expect(contents('  oi \n', [])).toEqual([{ type: 'text', text: { body: 'oi' } }]);
});

test('words become the caption of the first file that takes one', () => {
  expect(contents('veja', [file('audio', '1'), file('image', '2'), file('document', '3')])).toEqual([
    { type: 'audio', audio: {} },
    { type: 'image', image: { caption: 'veja' } },
    { type: 'document', document: { filename: 'a.pdf' } },
  ]);
});

test('an audio takes no caption: the words follow on their own', () => {
  expect(contents('ouça', [file('audio', '1')])).toEqual([
    { type: 'audio', audio: {} },
    { type: 'text', text: { body: 'ouça' } },
  ]);
});

test('words too long for a caption follow on their own', () => {
  const longest = '😀'.repeat(1024);
  expect(contents(longest, [file('image', '1')])).toEqual([{ type: 'image', image: { caption: longest } }]);
  expect(contents(`${longest}!`, [file('image', '1')])).toEqual([
    { type: 'image', image: {} },
    { type: 'text', text: { body: `${longest}!` } },
  ]);
});

test('files keep their order and their own words; the words of all go to the first without', () => {
  const files = [file('image', '1', ' frente '), file('video', '2'), file('sticker', '3', 'nunca')];
  expect(contents('as fotos', files)).toEqual([
    { type: 'image', image: { caption: 'frente' } },
    { type: 'video', video: { caption: 'as fotos' } },
    { type: 'sticker', sticker: {} },
  ]);
  expect(planSend('c', 'as fotos', files, null).map((draft) => draft.attachmentId)).toEqual(['1', '2', '3']);
});

test('only the first message quotes', () => {
  const drafts = planSend('c', 'x', [file('audio', '1')], 'q');
  expect(drafts.map((draft) => draft.replyToMessageId)).toEqual(['q', null]);
});
