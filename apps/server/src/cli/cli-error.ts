import { AppError, type ErrorDetail } from '@balcao/protocol';
import { CommanderError } from 'commander';
import { ConfigError } from '../platform/config/index.ts';
import { SecretError, WrongMasterKey } from '../platform/crypto/index.ts';
import { findSqlState, isTransientDbError, MigrationError } from '../platform/db/index.ts';

/** 1 the work failed · 2 wrong words or values · 3 settings or database cannot be used */
export type ExitCode = 1 | 2 | 3;

export class CliError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly details: readonly ErrorDetail[] | undefined;
  constructor(code: string, message: string, exitCode: ExitCode, details?: readonly ErrorDetail[]) {
    super(message);
    this.name = 'CliError';
    this.code = code;
    this.exitCode = exitCode;
    this.details = details;
  }
}

/** Every failure as a code, a sentence that says what to do, and an exit code. */
export function toCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (AppError.isInstance(error)) return fromAppError(error);
  if (error instanceof CommanderError) return new CliError('USAGE', error.message, 2);
  if (error instanceof ConfigError) return new CliError(error.code, error.message, 3);
  if (error instanceof WrongMasterKey || error instanceof SecretError || error instanceof MigrationError) {
    return new CliError(error.code, error.message, 3);
  }
  if (isTransientDbError(error) || findSqlState(error)?.startsWith('28') || findSqlState(error) === '3D000') {
    return new CliError(
      'DATABASE_UNREACHABLE',
      `The database does not answer as it should: ${messageOf(error)}. Check DATABASE_URL, and that PostgreSQL runs.`,
      3,
    );
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return new CliError(error.code, messageOf(error), 1);
  }
  return new CliError('FAILED', messageOf(error), 1);
}

function fromAppError(error: AppError): CliError {
  const isInput = error.code === 'INVALID_INPUT' || error.code === 'INVALID_CONTENT';
  return new CliError(error.code, error.message, isInput ? 2 : 1, error.details);
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(messageOf).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}

/** `phone_number_id` of the API is `--phone-number-id` here. */
export function flagOf(field: string): string {
  return `--${field.replaceAll('_', '-')}`;
}
