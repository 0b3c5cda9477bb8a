import { expect, test } from 'vitest';
import { planSend, type ReadyFile } from './plan-send.ts';

const file = (kind: ReadyFile['kind'], attachmentId: string): ReadyFile => ({
  kind,
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

test('only the first message quotes', () => {
  const drafts = planSend('c', 'x', [file('audio', '1')], 'q');
  expect(drafts.map((draft) => draft.replyToMessageId)).toEqual(['q', null]);
});
