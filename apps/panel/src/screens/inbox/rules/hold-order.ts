/**
 * Rows in the order they had, with their new contents; rows that left are gone.
 * `moved` counts what is new or rose above its place, and waits for the reader to go up.
 */
export function holdOrder<T extends { id: string }>(
  fresh: readonly T[],
  heldIds: readonly string[],
): { rows: T[]; moved: number } {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const held = new Set(heldIds);
  const rows = heldIds.flatMap((id) => byId.get(id) ?? []);
  const lastHeldAt = fresh.findLastIndex((row) => held.has(row.id));
  // What the server gave below the held rows is simply more of the list.
  const more = fresh.filter((row, index) => index > lastHeldAt && !held.has(row.id));
  const arrived = fresh.filter((row, index) => index < lastHeldAt && !held.has(row.id)).length;
  return { rows: [...rows, ...more], moved: arrived + countRisen(fresh, rows) };
}

function countRisen<T extends { id: string }>(fresh: readonly T[], rows: readonly T[]): number {
  const ids = new Set(rows.map((row) => row.id));
  const now = fresh.filter((row) => ids.has(row.id));
  let risen = 0;
  for (const [index, row] of now.entries()) {
    const before = rows[index - risen];
    if (before !== undefined && before.id !== row.id) risen++;
    else if (before === undefined) break;
  }
  return risen;
}
