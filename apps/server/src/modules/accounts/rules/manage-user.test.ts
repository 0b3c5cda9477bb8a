import type { Role } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { refuseChange, type UserChange } from './manage-user.ts';

const ROLES: Role[] = ['viewer', 'agent', 'supervisor', 'admin', 'owner'];

function decide(
  by: Role,
  target: Role,
  change: UserChange,
  more: { otherOwners?: number; isDisabled?: boolean; self?: boolean } = {},
) {
  const refusal = refuseChange(
    { role: by, userId: more.self ? 'target' : 'manager' },
    { id: 'target', role: target, isDisabled: more.isDisabled ?? false },
    change,
    more.otherOwners ?? 1,
  );
  return refusal?.code ?? null;
}

describe('refuseChange', () => {
  test('nobody acts on who is above, and nobody gives more than they have', () => {
    for (const [by, rank] of ROLES.map((role, i) => [role, i] as const)) {
      for (const [other, otherRank] of ROLES.map((role, i) => [role, i] as const)) {
        expect(decide(by, other, { disabled: true })).toBe(otherRank > rank ? 'FORBIDDEN' : null);
        expect(decide(by, 'viewer', { role: other })).toBe(otherRank > rank ? 'FORBIDDEN' : null);
      }
    }
  });

  test('an organization keeps an owner who may sign in', () => {
    expect(decide('owner', 'owner', { role: 'admin' }, { otherOwners: 0 })).toBe('LAST_OWNER');
    expect(decide('owner', 'owner', { disabled: true }, { otherOwners: 0, self: true })).toBe('LAST_OWNER');
    expect(decide('owner', 'owner', { role: 'admin' }, { otherOwners: 1 })).toBeNull();
    expect(decide('owner', 'owner', { role: 'owner', disabled: false }, { otherOwners: 0 })).toBeNull();
    expect(decide('owner', 'owner', { role: 'admin' }, { otherOwners: 0, isDisabled: true })).toBeNull();
  });

  test('nobody locks themselves out; stepping down is fine', () => {
    expect(decide('admin', 'admin', { disabled: true }, { self: true })).toBe('FORBIDDEN');
    expect(decide('admin', 'admin', { role: 'agent' }, { self: true })).toBeNull();
  });
});
