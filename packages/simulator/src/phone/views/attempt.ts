import { say, words } from '../words/words.ts';
import { showToast } from './sheet.ts';

/** Does it, and says so when it did not work. */
export function attempt(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    showToast(say(words.failed, error instanceof Error ? error.message : String(error)));
  });
}
