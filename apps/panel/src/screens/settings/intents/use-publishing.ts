import { type FormEvent, useState } from 'react';
import type { ApiError } from '../../../sync/client.ts';

/** A form that publishes when it is sent: whether it is at it, and why the last time failed. */
export function usePublishing(publish: () => Promise<unknown>) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  return {
    isBusy,
    failure,
    forgetFailure: () => setFailure(null),
    save: (event: FormEvent) => {
      event.preventDefault();
      setBusy(true);
      setFailure(null);
      void publish()
        .catch(setFailure)
        .finally(() => setBusy(false));
    },
  };
}
