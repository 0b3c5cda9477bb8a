import { AppError } from '@balcao/protocol';
import type { TagRow } from './store/tags.ts';

/** Another tag has this name, had it and contacts still follow, or is being removed. Throws ALREADY_EXISTS. */
export function checkNameFree(others: readonly TagRow[], key: string): void {
  const holder = others.find((row) => row.key === key || row.former_keys.includes(key));
  if (!holder) return;
  const settled = holder.key === key && holder.removed_at === null;
  throw new AppError('ALREADY_EXISTS', {
    details: [
      {
        field: 'name',
        message: settled
          ? 'Another tag has this name. Choose another.'
          : 'Contacts are still being changed from this name. Try again in a moment.',
      },
    ],
  });
}
