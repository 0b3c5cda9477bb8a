import { useEffect, useRef } from 'react';
import { useEndpoint, useInbox } from '../../sync/context.tsx';
import { useNow } from '../../ui/time.tsx';

const EVERY_MS = 15_000;
const AFTER_EVENT_MS = 1000;

/**
 * The wall, read again a second after anything happened and every 15 seconds. `now` is the server's clock:
 * timers on several screens of one room show the same.
 */
export function useWall() {
  const read = useEndpoint('getWall', {});
  const seq = useInbox((state) => state.snapshot.seq);
  const { refetch } = read;
  const waiting = useRef(false);
  useEffect(() => {
    // The first event starts the second; those that follow within it change nothing, so a busy desk is read too.
    if (seq === 0 || waiting.current) return;
    waiting.current = true;
    setTimeout(() => {
      waiting.current = false;
      void refetch();
    }, AFTER_EVENT_MS);
  }, [seq, refetch]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refetch();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  const ahead = read.data === undefined ? 0 : Date.parse(read.data.at) - read.dataUpdatedAt;
  return { read, now: useNow(1000) + ahead };
}
