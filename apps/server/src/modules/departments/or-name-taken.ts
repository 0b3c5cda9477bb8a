import { AppError } from '@balcao/protocol';
import { findSqlState } from '../../platform/db/index.ts';

const UNIQUE_VIOLATION = '23505';
const NAMES = 'departments_name';

/** `run` is a whole transaction; the unique index says that the name is taken. */
export async function orNameTaken<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (findSqlState(error) !== UNIQUE_VIOLATION || constraintOf(error) !== NAMES) throw error;
    throw new AppError('ALREADY_EXISTS', {
      details: [{ field: 'name', message: 'A department has this name. Choose another.' }],
      cause: error,
    });
  }
}

function constraintOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'constraint' in error ? error.constraint : undefined;
}
