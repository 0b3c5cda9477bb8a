import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContent } from './read-content.ts';

describe('readContent', () => {
  test('whatever arrives, something can be drawn and nothing is thrown', () => {
    const kinds = fc.constantFrom(
      'text',
      'image',
      'interactive',
      'template',
      'order',
      'contacts',
      'edit',
      'location',
      'x',
    );
    fc.assert(
      fc.property(kinds, fc.jsonValue(), fc.jsonValue(), (type, body, inner) => {
        const shown = readContent({ type, [type]: body, message: inner });
        expect(typeof shown.kind).toBe('string');
      }),
    );
  });

  test('an edit inside an edit ends, however deep', () => {
    let message: Record<string, unknown> = { type: 'text', text: { body: 'oi' } };
    for (let depth = 0; depth < 50; depth++)
      message = { type: 'edit', edit: { original_message_id: 'w', message } };
    expect(readContent(message).kind).toBe('edit');
  });

  test('a kind nobody knows keeps its name and its original', () => {
    const content = { type: 'hologram', hologram: { a: 1 } };
    expect(readContent(content)).toEqual({ kind: 'unsupported', name: 'hologram', raw: content });
  });

  test('a form reply shows its fields without the token', () => {
    const interactive = {
      type: 'nfm_reply',
      nfm_reply: { name: 'flow', response: { nome: 'Ana', flow_token: 'x', n: 2 } },
    };
    expect(readContent({ type: 'interactive', interactive })).toEqual({
      kind: 'form_reply',
      name: 'flow',
      fields: [
        { name: 'nome', value: 'Ana' },
        { name: 'n', value: '2' },
      ],
    });
  });

  test('a location without numbers is not drawn at sea', () => {
    expect(readContent({ type: 'location', location: { latitude: '1', longitude: null } }).kind).toBe(
      'unsupported',
    );
  });

  test('every outbound message of the fixtures has a drawing of its own', () => {
    const fixtures = import.meta.glob('../../../../../../fixtures/whatsapp/outbound-*.json', {
      eager: true,
      import: 'default',
    });
    const contents = Object.entries(fixtures).flatMap(([name, pair]) =>
      findContents(pair).map((content) => ({ name, content })),
    );
    expect(contents.length).toBeGreaterThan(5);
    for (const { name, content } of contents) expect(readContent(content).kind, name).not.toBe('unsupported');
  });
});

/** Request bodies in a fixture, wherever they stand: objects with a `type` and a member of that name. */
function findContents(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>; // an object, checked above
  const isBody = 'messaging_product' in record && typeof record.type === 'string' && record.type in record;
  return isBody ? [record] : Object.values(record).flatMap(findContents);
}
