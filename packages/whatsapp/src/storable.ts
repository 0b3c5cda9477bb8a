const REPLACEMENT = '\uFFFD';
const MAX_DEPTH = 200;

// Under the u flag a surrogate pair is one character, so only lone surrogates match.
const UNSTORABLE = /[\0\p{Surrogate}]/gu;
/** Without the flag it also matches pairs, and is several times faster: most texts have neither. */
const SUSPICIOUS = /[\0\ud800-\udfff]/;

/** PostgreSQL's text has no U+0000 and no lone surrogate: both become U+FFFD. */
export const toStorableText = (text: string): string =>
  SUSPICIOUS.test(text) ? text.replace(UNSTORABLE, REPLACEMENT) : text;

/**
 * The same for every key and text inside a JSON value. A value without such texts is returned as it is.
 * Deeper than 200 levels is cut to null: PostgreSQL has a limit too, and a nested message is never that deep.
 */
export const toStorableJson = (value: unknown): unknown => storable(value, 0);

const storable = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return toStorableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  return Array.isArray(value) ? storableArray(value, depth) : storableRecord(value, depth);
};

const storableArray = (list: readonly unknown[], depth: number): readonly unknown[] => {
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const item = storable(list[index], depth + 1);
    if (copy === undefined && item !== list[index]) copy = list.slice(0, index);
    copy?.push(item);
  }
  return copy ?? list;
};

const storableRecord = (record: object, depth: number): object => {
  let isClean = true;
  const entries = Object.entries(record);
  for (const entry of entries) {
    const key = toStorableText(entry[0]);
    const item = storable(entry[1], depth + 1);
    if (key === entry[0] && item === entry[1]) continue;
    entry[0] = key;
    entry[1] = item;
    isClean = false;
  }
  // fromEntries defines keys, so a key named __proto__ stays a key.
  return isClean ? record : Object.fromEntries(entries);
};
