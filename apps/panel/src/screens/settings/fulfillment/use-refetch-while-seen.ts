import { useEffect } from 'react';

/** Reads again every so often, as long as the page is in sight. */
export function useRefetchWhileSeen(refetch: () => unknown, everyMs: number): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refetch();
    }, everyMs);
    return () => clearInterval(timer);
  }, [refetch, everyMs]);
}
