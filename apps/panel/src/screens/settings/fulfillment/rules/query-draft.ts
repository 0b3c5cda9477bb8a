import type { NamedQuery } from '@balcao/protocol';
import { findUrlProblem, type Problem, type Problems } from './problems.ts';

/** `id` only tells rows apart on the screen. */
export type HeaderRow = { id: number; name: string; value: string };
/** A named query as its fields hold it. */
export type QueryDraft = {
  name: string;
  url: string;
  /** null: those that are stored stay, unseen */
  headers: readonly HeaderRow[] | null;
  cacheSeconds: number | null;
};
export type QueryBody = {
  name: string;
  url: string;
  headers?: Record<string, string>;
  cache_seconds: number;
};

const NAME = /^[A-Za-z0-9_]{1,60}$/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
const DEFAULT_SECONDS = 60;

export const newQuery: QueryDraft = { name: '', url: '', headers: [], cacheSeconds: DEFAULT_SECONDS };

export function toDraft(query: NamedQuery): QueryDraft {
  const headers = query.header_names.length === 0 ? [] : null;
  return { name: query.name, url: query.url, headers, cacheSeconds: query.cache_seconds };
}

/** To replace stored headers: their names are known, their values to nobody. */
export function rowsOf(headerNames: readonly string[]): HeaderRow[] {
  return headerNames.map((name, id) => ({ id, name, value: '' }));
}

/** What must be mended before it is sent. `taken`: names of the others, which saving would replace. */
export function findProblems(draft: QueryDraft, taken: readonly string[]): Problems {
  const name = findNameProblem(draft.name.trim(), taken);
  const url = findUrlProblem(draft.url);
  const header = findHeaderProblem(draft.headers ?? []);
  return {
    ...(name === null ? {} : { name }),
    ...(url === null ? {} : { url }),
    ...(header === null ? {} : { headers: header.problem }),
    ...(draft.cacheSeconds === null ? { cache_seconds: { key: 'problem.required' } } : {}),
  };
}

function findNameProblem(name: string, taken: readonly string[]): Problem | null {
  if (name === '') return { key: 'problem.required' };
  if (!NAME.test(name)) return { key: 'problem.queryName' };
  return taken.includes(name) ? { key: 'problem.queryTaken' } : null;
}

/** The first row that cannot be sent. Rows with nothing in them do not count. */
export function findHeaderProblem(rows: readonly HeaderRow[]): { rowId: number; problem: Problem } | null {
  const seen = new Set<string>();
  for (const { id, name, value } of filledRows(rows)) {
    const problem = ((): Problem | null => {
      if (name === '' || value === '') return { key: 'problem.headerIncomplete' };
      if (!HEADER_NAME.test(name)) return { key: 'problem.headerName', values: { name } };
      // Headers are the same in whatever case.
      return seen.has(name.toLowerCase()) ? { key: 'problem.headerTwice', values: { name } } : null;
    })();
    if (problem !== null) return { rowId: id, problem };
    seen.add(name.toLowerCase());
  }
  return null;
}

/** Of a draft without problems. */
export function toBody(draft: QueryDraft): QueryBody {
  const rows = draft.headers && filledRows(draft.headers);
  return {
    name: draft.name.trim(),
    url: draft.url.trim(),
    cache_seconds: draft.cacheSeconds ?? DEFAULT_SECONDS,
    ...(rows === null ? {} : { headers: Object.fromEntries(rows.map(({ name, value }) => [name, value])) }),
  };
}

function filledRows(rows: readonly HeaderRow[]): HeaderRow[] {
  return rows
    .map(({ id, name, value }) => ({ id, name: name.trim(), value: value.trim() }))
    .filter(({ name, value }) => name !== '' || value !== '');
}
