import { expect, test } from 'vitest';
import { previewOf } from './preview.ts';

const last = (type: string, preview: string) => ({
  id: '1',
  direction: 'inbound' as const,
  type,
  preview,
  status: null,
  at: '2026-11-21T12:00:00.000Z',
});

test('words are one line, without WhatsApp’s marks', () => {
  expect(previewOf(last('text', 'preciso *hoje*,\n por _favor_')).text).toBe('preciso hoje, por favor');
  expect(previewOf(last('text', '2*3*4')).text).toBe('2*3*4');
});

test('a kind without words has a drawing and a name', () => {
  expect(previewOf(last('audio', ''))).toEqual({ icon: 'audio', text: null, label: 'preview.audio' });
});

test('a reaction alone is no message: it is told as one', () => {
  expect(previewOf(last('reaction', '👍'))).toEqual({
    icon: null,
    text: '👍',
    label: 'preview.reactedWith',
  });
  expect(previewOf(last('reaction', '')).label).toBe('preview.reaction');
});

test('a kind of tomorrow has a name too', () => {
  expect(previewOf(last('hologram', '')).label).toBe('preview.unsupported');
});
