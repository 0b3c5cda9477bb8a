import type { Statement } from './db.types.ts';

/** Column types a bulk statement can carry. `texts` is a text[] column, sent as JSON because arrays cannot nest. */
export type BulkType =
  | 'uuid'
  | 'text'
  | 'timestamptz'
  | 'int'
  | 'smallint'
  | 'bigint'
  | 'boolean'
  | 'jsonb'
  | 'json'
  | 'bytea'
  | 'texts';

type Columns<Row> = { readonly [K in keyof Row & string]?: BulkType };

function parameterType(type: BulkType): string {
  if (type === 'jsonb' || type === 'json' || type === 'texts') return 'text[]';
  return `${type}[]`;
}

function expression(column: string, type: BulkType): string {
  if (type === 'jsonb' || type === 'json') return `t.${column}::${type}`;
  if (type === 'texts') return `array(select jsonb_array_elements_text(t.${column}::jsonb))`;
  return `t.${column}`;
}

/**
 * One array parameter per column, for `unnest($1::uuid[], …)`, written as PostgreSQL's array literal.
 * pg's own writer escapes each element by regular expressions: a fifth of the server's time under load.
 */
export function columnValues<Row>(columns: Columns<Row>, rows: readonly Row[]): string[] {
  return (Object.entries(columns) as [keyof Row & string, BulkType][]).map(([column, type]) => {
    const write = WRITERS[type];
    let literal = '{';
    for (let i = 0; i < rows.length; i++) {
      const value: unknown = (rows[i] as Row)[column];
      if (i > 0) literal += ',';
      literal += value === null || value === undefined ? 'NULL' : write(value);
    }
    return `${literal}}`;
  });
}

const plain = (value: unknown): string => String(value);
const json = (value: unknown): string => quote(value instanceof RawJson ? value.text : JSON.stringify(value));

const WRITERS: Record<BulkType, (value: unknown) => string> = {
  uuid: plain,
  int: plain,
  smallint: plain,
  bigint: plain,
  boolean: plain,
  timestamptz: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  text: (value) => quote(String(value)),
  jsonb: json,
  json,
  texts: json,
  bytea: (value) => `"\\\\x${Buffer.from(value as Uint8Array).toString('hex')}"`, // the column's type says so
};

// Control characters and lone surrogates: JSON escapes them otherwise than PostgreSQL.
const CONTROLS = /[\p{Cc}\p{Cs}]/u;

/**
 * Inside an array literal's quotes a backslash takes the next character as it is, which is how JSON writes quotes and
 * backslashes, natively fast. Control characters and lone surrogates JSON writes in a way of its own: the slow path.
 */
function quote(text: string): string {
  return CONTROLS.test(text) ? `"${text.replace(/[\\"]/g, '\\$&')}"` : JSON.stringify(text);
}

/** JSON that is written already. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** `unnest($1::uuid[], $2::text[]) as t(id, name)` */
export function unnestColumns<Row>(columns: Columns<Row>): string {
  const names = Object.keys(columns);
  const parameters = names.map(
    (name, i) => `$${i + 1}::${parameterType(columns[name as keyof Row & string] as BulkType)}`,
  );
  return `unnest(${parameters.join(', ')}) as t(${names.join(', ')})`;
}

/** The select list that turns `t` back into table columns. */
export function selectColumns<Row>(columns: Columns<Row>): string {
  return Object.entries(columns)
    .map(([name, type]) => expression(name, type as BulkType))
    .join(', ');
}

/**
 * One prepared INSERT for any number of rows: `bulkInsert<Row>('messages', { id: 'uuid', … }, 'on conflict do nothing')`.
 */
export function bulkInsert<Row>(
  table: string,
  columns: Columns<Row>,
  suffix = '',
): (rows: readonly Row[]) => Statement {
  const text = `insert into ${table} (${Object.keys(columns).join(', ')}) select ${selectColumns(columns)} from ${unnestColumns(columns)} ${suffix}`;
  const name = `bulk_${table}_${fingerprint(text)}`;
  return (rows) => ({ name, text, values: columnValues(columns, rows) });
}

/** `on conflict (…) do update set a = excluded.a, …` for every column that is not in the key. */
export function overwriting<Row>(key: readonly (keyof Row & string)[], columns: Columns<Row>): string {
  const sets = Object.keys(columns)
    .filter((name) => !key.includes(name as keyof Row & string))
    .map((name) => `${name} = excluded.${name}`);
  return `on conflict (${key.join(', ')}) do update set ${sets.join(', ')}`;
}

/** Two statements on one table must not share a prepared name. */
function fingerprint(text: string): string {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (hash * 33 + text.charCodeAt(i)) >>> 0;
  return hash.toString(36);
}
