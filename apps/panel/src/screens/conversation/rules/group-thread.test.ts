import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../sync/client.ts';
import type { Outgoing } from '../../../sync/outgoing.ts';
import { makeMessage } from '../../../testing/make.ts';
import { groupThread } from './group-thread.ts';

const day = (at: string) => at.slice(0, 10);
const at = (time: string, date = '2026-11-21') => `${date}T${time}.000Z`;
const outgoing = (clientKey: string): Outgoing => ({
  state: 'sending',
  clientKey,
  conversationId: 'c',
  content: { type: 'text', text: { body: 'indo' } },
  attachmentId: null,
  replyToMessageId: null,
  localUrl: null,
  note: null,
  at: at('12:01:00'),
});

describe('groupThread', () => {
  test('one sender within one minute makes one group', () => {
    const items = groupThread(
      [
        makeMessage({ id: '1', created_at: at('12:00:01') }),
        makeMessage({ id: '2', created_at: at('12:00:59') }),
        makeMessage({ id: '3', created_at: at('12:01:00') }),
        makeMessage({ id: '4', created_at: at('12:01:01'), direction: 'outbound' }),
      ],
      [],
      day,
    );
    const places = items.flatMap((item) => (item.kind === 'message' ? [item.place] : []));
    expect(places).toEqual([
      { first: true, last: false },
      { first: false, last: true },
      { first: true, last: true },
      { first: true, last: true },
    ]);
  });

  test('each day opens once', () => {
    const messages = [
      makeMessage({ id: '1', created_at: at('23:59:59', '2026-11-20') }),
      makeMessage({ id: '2', created_at: at('00:00:01') }),
      makeMessage({ id: '3', created_at: at('00:00:02') }),
    ];
    expect(groupThread(messages, [], day).map((item) => item.kind)).toEqual([
      'day',
      'message',
      'day',
      'message',
      'message',
    ]);
  });

  test('a sent item is drawn once: the message takes its place and its key', () => {
    const message = makeMessage({ id: '1', direction: 'outbound', client_key: 'k1' });
    const items = groupThread([message], [outgoing('k1'), outgoing('k2')], day);
    expect(items.map((item) => `${item.kind}:${item.key}`)).toEqual([
      'day:day-2026-11-21',
      'message:k1',
      'outgoing:k2',
    ]);
  });

  test('a reaction to a message in sight is no line of its own', () => {
    const reaction = { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } };
    const stray = { type: 'reaction', reaction: { message_id: 'wamid.9', emoji: '👍' } };
    const items = groupThread(
      [
        makeMessage({ id: '1' }),
        makeMessage({ id: '2', content: reaction }),
        makeMessage({ id: '3', content: stray }),
      ],
      [],
      day,
    );
    expect(items.map((item) => item.key)).toEqual(['day-2026-11-21', '1', '3']);
  });

  test('words taken back are marked where they stand', () => {
    const revoke = { type: 'revoke', revoke: { original_message_id: 'wamid.1' } };
    const items = groupThread([makeMessage({ id: '1' }), makeMessage({ id: '2', content: revoke })], [], day);
    expect(items.at(-1)).toMatchObject({ kind: 'message', key: '1', mark: 'revoked' });
  });

  test('a reaction on its way is drawn where it will be, one that was refused stands alone', () => {
    const message = makeMessage({ id: '1', reactions: [{ from: 'contact', emoji: '😂' }] });
    const react = (emoji: string): Outgoing => ({
      ...outgoing('k'),
      content: { type: 'reaction', reaction: { message_id: 'wamid.1', emoji } },
    });
    const reactionsOf = (item: Outgoing) =>
      groupThread([message], [item], day).flatMap((one) =>
        one.kind === 'message' ? one.message.reactions : [],
      );
    expect(reactionsOf(react('👍'))).toEqual([
      { from: 'contact', emoji: '😂' },
      { from: 'business', emoji: '👍' },
    ]);
    expect(reactionsOf(react(''))).toEqual([{ from: 'contact', emoji: '😂' }]);
    const error = new ApiError('NOT_OWNER', { status: 409, message: '' });
    const refused = groupThread([message], [{ ...react('👍'), state: 'refused', error }], day);
    expect(refused.map((item) => item.kind)).toEqual(['day', 'message', 'outgoing']);
  });

  test('a note is paper, and breaks no group of bubbles’ keys', () => {
    const note = { type: 'note', note: { body: 'ver frete', mentions: ['caio'] } };
    const items = groupThread(
      [makeMessage({ id: '1', direction: 'system', type: 'note', content: note, client_key: 'k1' })],
      [{ ...outgoing('k1'), content: note }],
      day,
    );
    expect(items.map((item) => `${item.kind}:${item.key}`)).toEqual(['day:day-2026-11-21', 'note:k1']);
    expect(items[1]).toMatchObject({ content: { text: 'ver frete', mentions: ['caio'] } });
  });
});
