import { describe, expect, test } from 'vitest';
import { isCertainRollback, isTransientDbError, UnknownCommitOutcome } from './errors.ts';

const fromServer = (code: string, severity = 'ERROR') => Object.assign(new Error('x'), { code, severity });

describe('isTransientDbError', () => {
  test.each(['08006', '40001', '40P01', '53300', '55P03', '57014', '57P01', '58030'])(
    '%s may succeed later',
    (code) => {
      expect(isTransientDbError(fromServer(code))).toBe(true);
    },
  );

  test.each(['23505', '22P02', '42501', '42P01', '25006'])('%s is the work itself', (code) => {
    expect(isTransientDbError(fromServer(code))).toBe(false);
  });

  test('lost connections are transient', () => {
    expect(isTransientDbError(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isTransientDbError(Object.assign(new Error('x'), { code: 'ECONNRESET', syscall: 'read' }))).toBe(
      true,
    );
    expect(isTransientDbError(new UnknownCommitOutcome(undefined))).toBe(true);
  });

  test('other errors are not: a missing file, a bug, a code that looks like a SQLSTATE', () => {
    expect(
      isTransientDbError(Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open', path: '/a' })),
    ).toBe(false);
    expect(isTransientDbError(new TypeError('x is undefined'))).toBe(false);
    expect(isTransientDbError(Object.assign(new Error('x'), { code: '57014' }))).toBe(false);
    expect(isTransientDbError('40001')).toBe(false);
  });
});

test('only ERROR answers say for certain that a COMMIT did not happen', () => {
  expect(isCertainRollback(fromServer('23505'))).toBe(true);
  expect(isCertainRollback(fromServer('57P01', 'FATAL'))).toBe(false);
  expect(isCertainRollback(new Error('Connection terminated unexpectedly'))).toBe(false);
});
