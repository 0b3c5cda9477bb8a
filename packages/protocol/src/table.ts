/** Rows by id: read it like a plain object. Its order is that of insertion. */
export type Table<T> = Readonly<Record<string, T>>;

/** So many rows are copied to change one. */
const CHUNK = 64;

type Rows<T> = {
  /**
   * Where each id stands. Shared with the tables made of this one, which only add to its end: a place that is not
   * below `count` belongs to one of them.
   */
  readonly places: Map<string, number>;
  readonly count: number;
  readonly chunks: readonly (readonly T[])[];
};

const ROWS = Symbol('rows');

/**
 * The table with one row put. The given one stays as it was and shares all other rows with it, so that ten thousand
 * are not copied for one. Structured cloning takes it only as `{ ...table }`.
 *
 * @example putRow(putRow({}, 'a', 1), 'b', 2) // { a: 1, b: 2 }
 */
export function putRow<T>(table: Table<T>, id: string, row: T): Table<T> {
  const rows = rowsOf(table) ?? rowsFrom(table);
  const place = placeOf(rows, id);
  return asTable(place === undefined ? append(rows, id, row) : replace(rows, place, row));
}

/** What `Object.values` gives, fast also for very many. */
export function listRows<T>(table: Table<T>): readonly T[] {
  const rows = rowsOf(table);
  return rows === undefined ? Object.values(table) : ([] as T[]).concat(...rows.chunks);
}

function append<T>(rows: Rows<T>, id: string, row: T): Rows<T> {
  const { count } = rows;
  // Another table was made of this one and has taken the place.
  const places = rows.places.size === count ? rows.places : new Map([...rows.places].slice(0, count));
  places.set(id, count);
  const chunks = rows.chunks.slice();
  chunks[Math.floor(count / CHUNK)] = [...(chunks[Math.floor(count / CHUNK)] ?? []), row];
  return { places, count: count + 1, chunks };
}

function replace<T>(rows: Rows<T>, place: number, row: T): Rows<T> {
  const chunks = rows.chunks.slice();
  const chunk = chunks[Math.floor(place / CHUNK)]?.slice() ?? [];
  chunk[place % CHUNK] = row;
  chunks[Math.floor(place / CHUNK)] = chunk;
  return { ...rows, chunks };
}

function placeOf(rows: Rows<unknown>, id: string): number | undefined {
  const place = rows.places.get(id);
  return place !== undefined && place < rows.count ? place : undefined;
}

function rowsFrom<T>(table: Table<T>): Rows<T> {
  const ids = Object.keys(table);
  const values = Object.values(table);
  const chunks = Array.from({ length: Math.ceil(values.length / CHUNK) }, (_, i) =>
    values.slice(i * CHUNK, (i + 1) * CHUNK),
  );
  return { places: new Map(ids.map((id, place) => [id, place])), count: ids.length, chunks };
}

function rowsOf<T>(table: Table<T>): Rows<T> | undefined {
  return (table as { [ROWS]?: Rows<T> })[ROWS]; // answered by `get` below alone
}

function asTable<T>(rows: Rows<T>): Table<T> {
  return new Proxy(rows, READING) as unknown as Table<T>; // the traps make it one
}

function find(rows: Rows<unknown>, id: PropertyKey): { row: unknown } | undefined {
  const place = typeof id === 'string' ? placeOf(rows, id) : undefined;
  return place === undefined ? undefined : { row: rows.chunks[Math.floor(place / CHUNK)]?.[place % CHUNK] };
}

/** What makes rows look like a plain object that nobody can write to. */
const READING: ProxyHandler<Rows<unknown>> = {
  get(rows, id) {
    if (id === ROWS) return rows;
    const found = find(rows, id);
    return found === undefined ? Reflect.get(Object.prototype, id) : found.row;
  },
  has: (rows, id) => find(rows, id) !== undefined || id in Object.prototype,
  ownKeys: (rows) => [...rows.places.keys()].slice(0, rows.count),
  getOwnPropertyDescriptor(rows, id) {
    const found = find(rows, id);
    return found && { value: found.row, enumerable: true, configurable: true, writable: false };
  },
  defineProperty: () => false,
  deleteProperty: () => false,
  preventExtensions: () => false,
};
