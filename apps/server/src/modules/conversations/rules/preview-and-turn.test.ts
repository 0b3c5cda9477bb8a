import type { InboundContent, MessageContent } from '@balcao/whatsapp';
import { describe, expect, test } from 'vitest';
import { previewOf } from './preview.ts';
import { startsTurn } from './starts-turn.ts';

const text = (body: string): InboundContent => ({ type: 'text', text: { body } });

describe('previewOf', () => {
  test.each<[string, MessageContent, string]>([
    ['a text on one line', text(' Oi,\n\n  tudo\tbem? '), 'Oi, tudo bem?'],
    ['a caption', { type: 'image', image: { id: '1', caption: 'a foto' } }, 'a foto'],
    [
      'a file’s name without caption',
      { type: 'document', document: { id: '1', filename: 'a.pdf' } },
      'a.pdf',
    ],
    ['a tapped button', { type: 'button', button: { text: 'Sim', payload: 'p' } }, 'Sim'],
    [
      'a chosen row',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: '1', title: 'Vendas' } } },
      'Vendas',
    ],
    ['a voice message has a label of the panel’s', { type: 'audio', audio: { id: '1' } }, ''],
    ['a place', { type: 'location', location: { latitude: 1, longitude: 2, name: 'Loja' } }, 'Loja'],
    ['a reaction', { type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } }, '👍'],
  ])('%s', (_name, content, preview) => {
    expect(previewOf(content)).toBe(preview);
  });

  test('is at most 120 long and never ends in half a character', () => {
    const preview = previewOf(text(`${'a'.repeat(119)}😀😀`));
    expect(preview.length).toBeLessThanOrEqual(120);
    expect(Buffer.from(preview).toString()).toBe(preview);
  });
});

describe('startsTurn', () => {
  test.each<[InboundContent['type'], InboundContent, boolean]>([
    ['text', text('oi'), true],
    ['image', { type: 'image', image: { id: '1' } }, true],
    ['audio', { type: 'audio', audio: { id: '1' } }, true],
    ['button', { type: 'button', button: { text: 'Sim', payload: 'p' } }, true],
    ['reaction', { type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } }, false],
    ['system', { type: 'system', system: { type: 'user_changed_number', body: '' } }, false],
  ])('%s', (_type, content, expected) => {
    expect(startsTurn(content, undefined)).toBe(expected);
  });

  test('nothing said in a group does', () => {
    expect(startsTurn(text('oi'), 'group')).toBe(false);
  });
});
