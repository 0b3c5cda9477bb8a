import { useSyncExternalStore } from 'react';

/** `md` of base.css: below it the rail lies along the bottom. */
const narrow = () => matchMedia('(max-width: 859px)');

export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = narrow();
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => narrow().matches,
  );
}
