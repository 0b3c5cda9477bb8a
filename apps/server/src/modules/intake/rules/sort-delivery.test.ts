import type { DeliveryPart } from '@balcao/whatsapp';
import { describe, expect, test } from 'vitest';
import { type IntakeChannel, sortDelivery } from './sort-delivery.ts';

const channel = (id: string, phoneNumberId: string, wabaId: string, appSecret: string): IntakeChannel => ({
  id,
  organizationId: `of ${id}`,
  phoneNumberId,
  wabaId,
  appSecret,
});
const sun = channel('sun', '1', 'W1', 'secret of sun');
const moon = channel('moon', '2', 'W2', 'secret of moon');
/** of the same account as sun, through another app */
const dawn = channel('dawn', '3', 'W1', 'secret of dawn');
const all = [sun, moon, dawn];
const lookup = {
  byPhoneNumberId: (id: string) => all.find((one) => one.phoneNumberId === id),
  byWabaId: (id: string) => all.filter((one) => one.wabaId === id),
};
const part = (fields: Partial<DeliveryPart>): DeliveryPart => ({
  field: 'messages',
  wabaId: 'W1',
  shardKey: '5511987654321',
  kindHint: 'message',
  value: {},
  ...fields,
});
const sort = (parts: DeliveryPart[], secret: string) => sortDelivery(parts, secret, lookup);

describe('a delivery', () => {
  test('goes to the channel of its number', () => {
    const { rows, refused } = sort([part({ phoneNumberId: '1' })], sun.appSecret);
    expect(rows).toMatchObject([{ channel_id: 'sun', organization_id: 'of sun', kind: 'whatsapp' }]);
    expect(refused).toEqual([]);
  });

  test('signed by one tenant never reaches another’s channel, whatever number it names', () => {
    const { rows, refused } = sort(
      [part({ phoneNumberId: '2' }), part({ phoneNumberId: '1' })],
      sun.appSecret,
    );
    expect(rows.map((row) => row.channel_id)).toEqual(['sun']);
    expect(refused).toMatchObject([{ reason: 'foreign_secret', part: { phoneNumberId: '2' } }]);
  });

  test('for an account goes to that account’s channel with this very secret', () => {
    expect(sort([part({ wabaId: 'W1' })], dawn.appSecret).rows[0]?.channel_id).toBe('dawn');
    expect(sort([part({ wabaId: 'W1' })], moon.appSecret).refused[0]?.reason).toBe('foreign_secret');
  });

  test('of an unknown number or account is kept apart', () => {
    const { rows, refused } = sort([part({ phoneNumberId: '9' }), part({ wabaId: 'W9' })], sun.appSecret);
    expect(rows).toEqual([]);
    expect(refused.map((one) => one.reason)).toEqual(['unknown_number', 'unknown_number']);
  });

  test('keeps one person’s parts on one line, whatever they are', () => {
    const { rows } = sort(
      [part({ phoneNumberId: '1', kindHint: 'message' }), part({ phoneNumberId: '1', kindHint: 'status' })],
      sun.appSecret,
    );
    expect(new Set(rows.map((row) => row.shard)).size).toBe(1);
  });

  test('is written as text that PostgreSQL takes, even with what it refuses inside', () => {
    const { rows } = sort([part({ phoneNumberId: '1', value: { body: 'a\u0000\ud800' } })], sun.appSecret);
    expect(rows[0]?.payload).not.toContain('\u0000');
    expect(Buffer.from(rows[0]?.payload ?? '').toString()).toBe(rows[0]?.payload);
  });
});
