import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumberWebhook } from './read-number-webhook.ts';

function fixture(name: string): { field: string; value: unknown } {
  const url = new URL(`../../../../../../fixtures/whatsapp/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')).entry[0].changes[0];
}

const ban = (state: string) => ({ event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: state } });

describe('readNumberWebhook', () => {
  it.each([
    ['mg-phone-name-update', { kind: 'refresh' }],
    ['mg-account-review', { kind: 'refresh' }],
    ['mg-account-update-disabled', { kind: 'refresh' }],
    ['mg-account-update-restriction', { kind: 'refresh' }],
    ['mg-template-status-approved', null],
    ['mg-security-pin', null],
  ])('%s', (name, expected) => {
    const { field, value } = fixture(name);
    expect(readNumberWebhook(field, value)).toEqual(expected);
  });

  it('stops sending only for an account that is closed', () => {
    expect(readNumberWebhook('account_update', ban('DISABLE'))).toMatchObject({ kind: 'pause' });
    expect(readNumberWebhook('account_update', ban('REINSTATE'))).toEqual({ kind: 'refresh' });
    expect(readNumberWebhook('account_update', { event: 'ACCOUNT_DELETED' })).toMatchObject({
      kind: 'pause',
    });
  });

  it('never throws', () => {
    const field = fc.oneof(fc.constant('account_update'), fc.string());
    fc.assert(fc.property(field, fc.jsonValue(), (name, value) => void readNumberWebhook(name, value)));
  });
});
