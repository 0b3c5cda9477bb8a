/**
 * A contact's tags once `leaving` became `to`, in its place, or went. The same array: nothing changes.
 *
 * @example retag(['a', 'vip', 'VIP'], new Set(['vip', 'VIP']), 'ouro') // ['a', 'ouro']
 */
export function retag(tags: string[], leaving: ReadonlySet<string>, to: string | null): string[] {
  if (!tags.some((tag) => leaving.has(tag))) return tags;
  const renamed = tags.flatMap((tag) => {
    if (!leaving.has(tag)) return [tag];
    return to === null ? [] : [to];
  });
  return [...new Set(renamed)];
}
