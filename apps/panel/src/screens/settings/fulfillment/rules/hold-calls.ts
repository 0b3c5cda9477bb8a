/**
 * While somebody reads, calls made meanwhile wait above the list. `newestId`: the newest that was shown; null, or one
 * that is gone: nothing waits.
 */
export function holdCalls<T extends { id: string }>(
  calls: readonly T[],
  newestId: string | null,
): { shown: readonly T[]; waiting: number } {
  const at = newestId === null ? -1 : calls.findIndex((call) => call.id === newestId);
  return at > 0 ? { shown: calls.slice(at), waiting: at } : { shown: calls, waiting: 0 };
}
