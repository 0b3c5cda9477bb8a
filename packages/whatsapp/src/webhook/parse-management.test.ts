import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyJson } from '../testing/arbitrary-json.ts';
import { readFixture } from '../testing/fixtures.ts';
import { parseCalls } from './parse-calls.ts';
import { parseHistory } from './parse-history.ts';
import { parseDelivery } from './parse-part.ts';

const valueOf = (name: string): unknown => {
  const [event] = parseDelivery(readFixture(name));
  return event?.kind === 'management' ? event.value : undefined;
};

describe('parseHistory', () => {
  it('tells who wrote each message of a thread', () => {
    expect(parseHistory(valueOf('co-history-chunk'))).toMatchObject([
      {
        phase: 0,
        chunkOrder: 1,
        progress: 35,
        threads: [
          {
            waId: '447700900417',
            messages: [
              { isFromCustomer: true, status: 'READ', content: { text: { body: 'Are you open today?' } } },
              { isFromCustomer: false, status: 'DELIVERED', content: { text: { body: 'Until six!' } } },
            ],
          },
        ],
        errors: [],
      },
    ]);
  });

  it('tells that the business declined', () => {
    expect(parseHistory(valueOf('co-history-declined'))).toMatchObject([
      { threads: [], errors: [{ code: 2593109 }] },
    ]);
  });
});

describe('parseCalls', () => {
  it('reads a call from ring to end', () => {
    expect(parseCalls(valueOf('call-connect-user-initiated'))).toMatchObject([
      {
        event: 'connect',
        direction: 'USER_INITIATED',
        session: { sdpType: 'offer' },
        customer: { userId: 'GB.8842017365520194733' },
      },
    ]);
    expect(parseCalls(valueOf('call-terminate'))).toMatchObject([
      { event: 'terminate', status: 'COMPLETED', durationSeconds: 86, endMs: 1_788_171_189_000 },
    ]);
    expect(parseCalls(valueOf('call-status-ringing'))).toMatchObject([
      { event: 'ringing', direction: 'BUSINESS_INITIATED', customer: { waId: '447700900417' } },
    ]);
  });
});

it('neither throws on any JSON', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      parseCalls(value);
      parseHistory(value);
      parseHistory({ history: [value] });
      parseCalls({ calls: [value], statuses: [value] });
    }),
  );
});
