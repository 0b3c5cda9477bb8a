import { AppError } from '@balcao/protocol';
import { findSqlState } from '../../platform/db/index.ts';

const UNIQUE_VIOLATION = '23505';

/** `run` is a whole transaction; a unique index says that what this field holds is taken. */
export async function orTaken<T>(field: string, message: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (findSqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new AppError('ALREADY_EXISTS', { details: [{ field, message }], cause: error });
  }
}
