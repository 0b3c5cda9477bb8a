import { findSqlState } from '../../../platform/db/index.ts';

const ATTEMPTS = 4;
const UNIQUE_VIOLATION = '23505';

/**
 * Two callers who make the same person at once: the unique identity lets one win, and the other looks again
 * and finds that person. `run` is a whole transaction.
 */
export async function retryOnClash<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (findSqlState(error) !== UNIQUE_VIOLATION || attempt === ATTEMPTS) throw error;
    }
  }
}
