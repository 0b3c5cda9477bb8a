import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InboxRow } from '../store/inbox.ts';
import { inOrder, readInboxRow } from './read-inbox-row.ts';

const row = (payload: string, kind: InboxRow['kind'] = 'whatsapp'): InboxRow => ({
  id: 1,
  shard: 7,
  organization_id: 'o',
  channel_id: 'c',
  kind,
  payload,
  received_at: new Date(1_700_000_000_000),
});
const part = (value: unknown, field = 'messages') =>
  JSON.stringify({ field, wabaId: 'W', phoneNumberId: '1', shardKey: 'x', kindHint: 'other', value });
const text = (fields: object) =>
  part({ messages: [{ id: 'wamid.1', type: 'text', text: { body: 'oi' }, ...fields }] });

/** Lone surrogates too. */
const anyText = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
const kinds = fc.constantFrom<InboxRow['kind']>('whatsapp', 'timer', 'call_result');

describe('readInboxRow', () => {
  test('never throws, whatever lies in the inbox', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), kinds, (payload, kind) => {
        expect(readInboxRow(row(payload, kind)).kind).toMatch(/receive|management|note|quarantine/);
      }),
      { numRuns: 500 },
    );
  });

  test('never throws on parts with any value in any place', () => {
    const keys = fc.constantFrom('messages', 'statuses', 'message_echoes', 'errors', 'metadata', 'contacts');
    const fields = fc.constantFrom(
      'messages',
      'smb_message_echoes',
      'user_id_update',
      'user_preferences',
      '',
    );
    fc.assert(
      fc.property(fields, fc.dictionary(keys, fc.jsonValue()), (field, value) => {
        expect(readInboxRow(row(part(value, field))).kind).toMatch(/receive|management|note|quarantine/);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['a text', text({ from: '5511987654321', timestamp: '1700000001' }), 'receive'],
    ['a message without sender', text({}), 'quarantine'],
    [
      'a status',
      part({ statuses: [{ id: 'wamid.1', status: 'sent', recipient_id: '5511987654321', timestamp: '1' }] }),
      'receive',
    ],
    ['an error', part({ errors: [{ code: 131000, title: 'Something went wrong' }] }), 'note'],
    ['a template’s news', part({ event: 'APPROVED' }, 'message_template_status_update'), 'management'],
    ['nothing we know', part({ rain: true }, 'weather'), 'quarantine'],
    ['no JSON', '{', 'quarantine'],
  ])('takes %s for what it is', (_name, payload, kind) => {
    expect(readInboxRow(row(payload)).kind).toBe(kind);
  });

  test('a message without a time happened when it came', () => {
    expect(readInboxRow(row(text({ from: '5511987654321' })))).toMatchObject({
      item: { event: { timestampMs: 1_700_000_000_000 } },
    });
  });

  test('a timer and a call result need contact, conversation, event and step', () => {
    const event = { type: 'timer', name: 'wait', step: 3 };
    const whole = { contactId: 'k', conversationId: 'v', event };
    expect(readInboxRow(row(JSON.stringify(whole), 'timer'))).toMatchObject({
      kind: 'receive',
      item: { kind: 'bot_event', contactId: 'k', event },
    });
    for (const lacking of [
      { ...whole, contactId: 1 },
      { ...whole, conversationId: undefined },
      { ...whole, event: { type: 'message', step: 1 } },
      { ...whole, event: { type: 'timer' } },
      [],
    ])
      expect(readInboxRow(row(JSON.stringify(lacking), 'timer')).kind).toBe('quarantine');
  });
});

test('a batch is in the order of WhatsApp’s clock, and as it came where that says nothing', () => {
  const work = [
    { id: 1, sortMs: 5 },
    { id: 2, sortMs: 3 },
    { id: 3, sortMs: 5 },
  ];
  expect(inOrder(work).map((one) => one.id)).toEqual([2, 1, 3]);
});
