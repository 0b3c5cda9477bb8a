import { describe, expect, test } from 'vitest';
import { explainRefusal, findUrlProblem, isPlainHttp } from './problems.ts';

describe('an address', () => {
  test.each([
    ['https://erp.loja.com.br/pedidos?chave=1', null],
    [' http://webhook.loja.com.br:5052 ', null],
    ['', 'problem.required'],
    ['erp.loja.com.br/pedidos', 'problem.url'],
    ['localhost:5052', 'problem.url'],
    ['ftp://erp.loja.com.br', 'problem.scheme'],
    ['https://ana:segredo@erp.loja.com.br', 'problem.credentials'],
    [`https://erp.loja.com.br/${'a'.repeat(2000)}`, 'problem.url'],
  ])('%s', (url, key) => {
    expect(findUrlProblem(url)).toEqual(key === null ? null : { key });
  });

  test('without https is told apart', () => {
    expect(['http://a.br', ' HTTP://a.br', 'https://a.br', ''].map(isPlainHttp)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('what the API refuses', () => {
  const FIELDS = ['url', 'token', 'named_queries', 'headers', 'timeout_ms'];
  const refusal = (field: string | undefined, fault: object, code = 'INVALID_INPUT') =>
    explainRefusal(
      { code, details: [{ ...(field === undefined ? {} : { field }), message: 'In English.', ...fault }] },
      FIELDS,
    );
  const guard = (reason: string, subject?: string) => ({ code: 'not_callable', reason, subject });

  test.each([
    ['url', guard('ADDRESS', '10.0.0.5'), { key: 'problem.private', values: { host: '10.0.0.5' } }],
    ['url', guard('HOST', 'erp.local'), { key: 'problem.private', values: { host: 'erp.local' } }],
    ['url', guard('PORT', '25'), { key: 'problem.port' }],
    ['url', guard('SCHEME'), { key: 'problem.scheme' }],
    ['url', guard('CREDENTIALS'), { key: 'problem.credentials' }],
    ['url', guard('SOMETHING_NEW'), { text: 'In English.' }],
    ['token', guard('HEADER', 'token'), { key: 'problem.tokenCharacters' }],
    ['token', { code: 'too_small', origin: 'string', minimum: 1, inclusive: true }, { key: 'fault.missing' }],
    [
      'named_queries',
      { code: 'unknown_id', subject: 'taxas' },
      { key: 'problem.queryGone', values: { name: 'taxas' } },
    ],
    ['headers.host', guard('HEADER', 'host'), { key: 'problem.header', values: { name: 'host' } }],
    ['timeout_ms', {}, { text: 'In English.' }],
  ])('of %s: %o', (field, fault, problem) => {
    expect(refusal(field, fault)).toEqual({ [field.split('.')[0] ?? '']: problem });
  });

  test('what the contract itself refuses has the words every page has', () => {
    const details = [
      { field: 'url', message: 'Too long.', code: 'too_big', origin: 'string', maximum: 2000 },
    ];
    expect(explainRefusal({ code: 'INVALID_INPUT', details }, FIELDS)).toEqual({
      url: { key: 'fault.mostCharacters', values: { count: 2000 } },
    });
  });

  test('a name that is taken is told at the name; other errors belong to no field', () => {
    expect(refusal('slug', {}, 'ALREADY_EXISTS')).toEqual({ slug: { key: 'problem.slugTaken' } });
    expect(refusal('url', {}, 'NOT_FOUND')).toEqual({});
    expect(refusal(undefined, {})).toEqual({});
    expect(refusal('body', {})).toEqual({});
  });
});
