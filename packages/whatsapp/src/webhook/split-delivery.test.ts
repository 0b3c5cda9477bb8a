import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyJson } from '../testing/arbitrary-json.ts';
import { fixtureNames, readFixture } from '../testing/fixtures.ts';
import { parseDelivery, parsePart } from './parse-part.ts';
import { peekDelivery, readDeliveryJson } from './read-delivery.ts';
import { serializePart } from './serialize-part.ts';
import { splitDelivery } from './split-delivery.ts';

const change = (value: unknown, field: unknown = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [{ id: 'WABA', changes: [{ field, value }] }],
});
const metadata = { phone_number_id: 'PN' };
const text = (extra: object) => ({
  id: 'wamid.1',
  timestamp: '1788170400',
  type: 'text',
  text: { body: 'oi' },
  ...extra,
});

const bytes = (value: string) => new TextEncoder().encode(value);

describe('splitDelivery and parsePart', () => {
  it('never throw and give at least one event, whatever the JSON', () => {
    fc.assert(
      fc.property(anyJson, (body) => {
        expect(parseDelivery(body).length).toBeGreaterThan(0);
        expect(() => parsePart(body)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it('give the same events after the parts were stored as JSON', () => {
    fc.assert(
      fc.property(anyJson, (given) => {
        const body: unknown = JSON.parse(JSON.stringify(given));
        const stored: unknown = JSON.parse(JSON.stringify(splitDelivery(body)));
        expect((Array.isArray(stored) ? stored : []).map(parsePart)).toEqual(parseDelivery(body));
      }),
      { numRuns: 500 },
    );
    for (const name of fixtureNames) {
      const stored: unknown = JSON.parse(JSON.stringify(splitDelivery(readFixture(name))));
      expect((Array.isArray(stored) ? stored : []).map(parsePart)).toEqual(parseDelivery(readFixture(name)));
    }
  });

  it('give one part per message, status and value error of a batch, none lost', () => {
    const value = {
      metadata,
      contacts: [
        { wa_id: '1', user_id: 'BR.1', profile: { name: 'Um' } },
        { wa_id: '2', user_id: 'BR.2', profile: { name: 'Dois' } },
      ],
      messages: [text({ from: '2', id: 'a' }), text({ from: '1', id: 'b' }), 7],
      statuses: [{ id: 'c', status: 'read', recipient_id: '2', timestamp: '1' }],
      errors: [{ code: 131000 }],
    };
    const parts = splitDelivery(change(value));
    expect(parts.map((part) => [part.kindHint, part.shardKey])).toEqual([
      ['message', 'BR.2'],
      ['message', 'BR.1'],
      ['message', 'PN'],
      ['status', 'BR.2'],
      ['other', 'PN'],
    ]);
    expect(parts.map(parsePart).map((event) => event.kind)).toEqual([
      'message',
      'message',
      'unknown',
      'status',
      'error',
    ]);
    expect(parsePart(parts[0])).toMatchObject({ from: { waId: '2', userId: 'BR.2', profileName: 'Dois' } });
  });

  it('share one shard key between the messages, statuses and echoes of a contact', () => {
    const contacts = [{ wa_id: '1', user_id: 'BR.1' }];
    const keys = [
      change({ metadata, contacts, messages: [text({ from: '1', from_user_id: 'BR.1' })] }),
      change({ metadata, contacts, messages: [text({ from: '1' })] }),
      change({ metadata, statuses: [{ id: 'c', recipient_id: '1', recipient_user_id: 'BR.1' }] }),
      change(
        { metadata, message_echoes: [text({ from: '9', to: '1', to_user_id: 'BR.1' })] },
        'smb_message_echoes',
      ),
      change(
        { metadata, user_id_update: [{ user_id: { previous: 'BR.1', current: 'BR.2' } }] },
        'user_id_update',
      ),
    ].map((body) => splitDelivery(body)[0]?.shardKey);
    expect(new Set(keys)).toEqual(new Set(['BR.1']));
  });

  it('read a username customer, who has no phone number', () => {
    const contacts = [{ profile: { name: 'Mika', username: '@mika' }, user_id: 'BR.7' }];
    for (const from of [undefined, '', 'BR.7']) {
      const [event] = parseDelivery(
        change({ metadata, contacts, messages: [text({ from, from_user_id: 'BR.7' })] }),
      );
      expect(event).toMatchObject({ kind: 'message', from: { userId: 'BR.7', username: '@mika' } });
      expect(event).not.toHaveProperty('from.waId');
    }
    const [event] = parseDelivery(change({ metadata, messages: [text({ from: 'BR.7' })] }));
    expect(event).toMatchObject({ kind: 'message', from: { userId: 'BR.7' } });
  });

  it('do not give a message the profile of another person', () => {
    const contacts = [{ wa_id: '2', profile: { name: 'Outra' } }];
    const [event] = parseDelivery(change({ metadata, contacts, messages: [text({ from: '1' })] }));
    expect(event).toMatchObject({ from: { waId: '1' } });
    expect(event).not.toHaveProperty('from.profileName');
  });

  it('keep an unknown or broken message as unsupported with the raw', () => {
    for (const broken of [
      text({ type: 'hologram', hologram: {} }),
      text({ type: 'interactive' }),
      text({ type: 'image', image: {} }),
      text({ type: 'toString' }),
    ]) {
      const [event] = parseDelivery(change({ metadata, messages: [{ ...broken, from: '1' }] }));
      expect(event).toMatchObject({
        kind: 'message',
        content: { type: 'unsupported', raw: { id: 'wamid.1' } },
      });
    }
  });

  it('take milliseconds as they are, and seconds as number or text', () => {
    for (const timestamp of ['1788170400', 1788170400, '1788170400000', 1788170400000]) {
      const [event] = parseDelivery(change({ metadata, messages: [text({ from: '1', timestamp })] }));
      expect(event).toMatchObject({ timestampMs: 1_788_170_400_000 });
    }
    const [event] = parseDelivery(change({ metadata, messages: [text({ from: '1', timestamp: 'soon' })] }));
    expect(event).toMatchObject({ timestampMs: 0 });
  });

  it('read echoes, edits and revocations', () => {
    const edit = {
      type: 'edit',
      edit: { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'olá' } } },
    };
    const revoke = { type: 'revoke', revoke: { original_message_id: 'wamid.0' } };
    const echoes = [text({ to: '1' }), text({ to: '1', ...edit }), text({ to: '1', ...revoke })];
    const events = parseDelivery(change({ metadata, message_echoes: echoes }, 'smb_message_echoes'));
    expect(events).toMatchObject([
      { kind: 'echo', to: { waId: '1' }, content: { type: 'text' } },
      { content: { type: 'edit', edit: { message: { type: 'text', text: { body: 'olá' } } } } },
      { content: { type: 'revoke', revoke: { original_message_id: 'wamid.0' } } },
    ]);
  });

  it('accept a template quality update by its shape, because the sample of Meta names another field', () => {
    const value = { new_quality_score: 'RED', previous_quality_score: 'GREEN', message_template_id: 1 };
    for (const field of ['message_template_status_update', 'surprise', undefined]) {
      expect(parseDelivery(change(value, field))).toMatchObject([
        { kind: 'management', field: 'message_template_quality_update' },
      ]);
    }
  });

  it('do not mistake the group of a status for a person', () => {
    const status = {
      id: 'c',
      status: 'read',
      recipient_type: 'group',
      recipient_id: 'G1',
      recipient_participant_id: '5',
    };
    const [event] = parseDelivery(change({ metadata, statuses: [status] }));
    expect(event).toMatchObject({
      kind: 'status',
      groupId: 'G1',
      recipient: {},
      recipientParticipantId: '5',
    });
  });

  it('keep text that PostgreSQL refuses as it came', () => {
    const [event] = parseDelivery(
      change({ metadata, messages: [text({ from: '1', text: { body: 'a\0\ud800' } })] }),
    );
    expect(event).toMatchObject({ content: { text: { body: 'a\0\ud800' } } });
  });
});

describe('serializePart', () => {
  it('writes a part whose nesting would overflow the stack, and it parses again', () => {
    const depth = 100_000;
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const body = JSON.stringify(change({ metadata, messages: [text({ from: '1', extra: 'DEEP' })] }));
    const json = readDeliveryJson(bytes(body.replace('"DEEP"', deep)));
    const [part] = splitDelivery(json?.body);
    if (part === undefined) throw new Error('no part');
    expect(parsePart(JSON.parse(serializePart(part)))).toMatchObject({
      kind: 'message',
      content: { text: { body: 'oi' } },
    });
  });
});

describe('peekDelivery', () => {
  it('names numbers and accounts once, and is null only for what is not JSON', () => {
    const body = change({ metadata, messages: [] });
    expect(peekDelivery(bytes(JSON.stringify({ entry: [...body.entry, ...body.entry] })))).toEqual({
      phoneNumberIds: ['PN'],
      wabaIds: ['WABA'],
    });
    expect(peekDelivery(bytes('{"entry":'))).toBeNull();
    expect(peekDelivery(bytes('null'))).toEqual({ phoneNumberIds: [], wabaIds: [] });
  });

  it('never throws on any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (raw) => void peekDelivery(raw)));
    fc.assert(fc.property(anyJson, (body) => void peekDelivery(bytes(JSON.stringify(body)))));
  });
});
