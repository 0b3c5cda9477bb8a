import { useEffect, useState } from 'react';

/** The value as it was when it last stood still for so many milliseconds. Primitive values only. */
export function useDebounced<T extends string | null>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
