import type { Settings } from '@balcao/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiError } from '../../sync/client.ts';
import { useSync } from '../../sync/context.tsx';

/**
 * The settings are replaced as a whole, and several pages keep a part of them: each change is made on what is stored
 * at that moment, so that one page does not bring back what another has changed.
 */
export function useSaveSettings() {
  const { client } = useSync();
  const queries = useQueryClient();
  return useMutation<Settings, ApiError, (stored: Settings) => Settings>({
    async mutationFn(change) {
      const stored = await client.call('getSettings', {});
      return client.call('updateSettings', { body: change(stored) });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['getSettings'] }),
  });
}
