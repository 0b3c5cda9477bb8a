import { PERMISSIONS } from '@balcao/protocol/permissions';
import { describe, expect, test } from 'vitest';
import { permissionMatrix, ROLES, rolesToGive } from './permission-matrix.ts';

describe('the permission matrix', () => {
  test('shows every permission once', () => {
    expect(permissionMatrix().map((row) => row.permission)).toEqual(Object.keys(PERMISSIONS));
  });

  test('a role may all that a lesser one may', () => {
    for (const { allowed } of permissionMatrix()) {
      expect(allowed).toEqual(ROLES.slice(ROLES.length - allowed.length));
      expect(allowed).toContain('owner');
    }
  });

  test('reading starts with the viewer, owners are managed by owners', () => {
    const allowed = Object.fromEntries(permissionMatrix().map((row) => [row.permission, row.allowed]));
    expect(allowed.read_conversations).toEqual(ROLES);
    expect(allowed.see_wall_and_reports).toEqual(['supervisor', 'admin', 'owner']);
    expect(allowed.manage_owners).toEqual(['owner']);
  });

  test('nobody gives a role above their own', () => {
    expect(rolesToGive('owner')).toContain('owner');
    expect(rolesToGive('admin')).toEqual(['viewer', 'agent', 'supervisor', 'admin']);
  });
});
