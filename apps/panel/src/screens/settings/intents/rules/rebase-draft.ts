import { isSame } from './is-same.ts';

/** What somebody typed on one version, brought onto another: fields nobody touched take what is stored there. */
export function rebaseDraft<T extends object>(before: T, draft: T, newest: T): T {
  const kept = Object.entries(draft).filter(
    ([field, typed]) => !isSame(typed, before[field as keyof T]), // a draft has exactly its own keys
  );
  return { ...newest, ...Object.fromEntries(kept) };
}
