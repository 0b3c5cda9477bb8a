import { describe, expect, test } from 'vitest';
import { findHeaderProblem, findProblems, newQuery, rowsOf, toBody, toDraft } from './query-draft.ts';

const stored = {
  id: '0199c2a4-7d31-7c53-9f1e-3c5f0d3c1a77',
  name: 'taxas_do_dia',
  url: 'https://erp.loja.com.br/taxas',
  header_names: ['authorization', 'x-loja'],
  cache_seconds: 300,
  updated_at: '2026-11-01T12:00:00.000Z',
};
const row = (name: string, value: string, id = 0) => ({ id, name, value });

describe('a named query', () => {
  test('needs a name the contract takes, an address and a time', () => {
    expect(findProblems({ ...newQuery, cacheSeconds: null }, [])).toEqual({
      name: { key: 'problem.required' },
      url: { key: 'problem.required' },
      cache_seconds: { key: 'problem.required' },
    });
    expect(findProblems({ ...newQuery, name: 'taxas do dia', url: stored.url }, [])).toEqual({
      name: { key: 'problem.queryName' },
    });
  });

  test('does not replace another one by taking its name', () => {
    expect(findProblems({ ...newQuery, name: 'estoque', url: stored.url }, ['estoque'])).toEqual({
      name: { key: 'problem.queryTaken' },
    });
  });

  test('keeps its stored headers until they are replaced, all of them', () => {
    const draft = toDraft(stored);
    expect(toBody(draft)).toEqual({ name: stored.name, url: stored.url, cache_seconds: 300 });
    expect(rowsOf(stored.header_names)).toEqual([row('authorization', '', 0), row('x-loja', '', 1)]);
    expect(toBody({ ...draft, headers: [row(' Authorization ', ' Bearer 1 '), row('', '')] })).toMatchObject({
      headers: { Authorization: 'Bearer 1' },
    });
    expect(toBody({ ...draft, headers: [] })).toMatchObject({ headers: {} });
  });
});

test.each([
  [[row('authorization', 'a'), row('', ''), row('x-loja', '1')], null],
  [[row('authorization', '')], 'problem.headerIncomplete'],
  [[row('', 'a')], 'problem.headerIncomplete'],
  [[row('chave da loja', 'a')], 'problem.headerName'],
  [[row('X-Loja', '1', 1), row('x-loja', '2', 2)], 'problem.headerTwice'],
])('of the headers %j the first problem is %s', (rows, key) => {
  const found = findHeaderProblem(rows);
  expect(found && 'key' in found.problem ? found.problem.key : null).toBe(key);
});

test('the row with the problem is named', () => {
  expect(findHeaderProblem([row('a', '1', 7), row('A', '2', 9)])?.rowId).toBe(9);
});
