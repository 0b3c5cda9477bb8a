import { describe, expect, test } from 'vitest';
import { checkAnswer } from './check-answer.ts';
import { findSaid } from './find-said.ts';
import { MASK, scrub } from './mask.ts';
import { statusProblem } from './status-problem.ts';

describe('an answer follows the contract', () => {
  test.each([
    { message: 'Oi' },
    {
      message: 'Oi',
      short_message: null,
      jump_to: null,
      options: null,
      logout: false,
      parameters: null,
    },
    {
      message: 'Oi',
      short_message: 'O',
      jump_to: 'Pedidos',
      options: ['A', 'B'],
      logout: true,
      parameters: { a: [1, { b: null }] },
    },
    { message: 'Oi', more: 1 },
    { message: '', jump_to: 'Pedidos' },
  ])('%j', (body) => {
    expect(checkAnswer(200, JSON.stringify(body))).toEqual({ ok: true, body });
  });

  test('whatever is in it can be stored and written out again', () => {
    const deep = `{"message":"a\\u0000b","parameters":{"x":${'['.repeat(60_000)}${']'.repeat(60_000)}}}`;
    const check = checkAnswer(200, `\uFEFF${deep}`);
    expect(check).toMatchObject({ ok: true, body: { message: 'a\uFFFDb' } });
    expect(JSON.stringify(check).length).toBeLessThan(1000);
  });

  test.each([
    ['', 'json'],
    ['<html>', 'json'],
    ['[]', 'object'],
    ['"Oi"', 'object'],
    ['null', 'object'],
    ['{}', 'message'],
    ['{"message":null}', 'message'],
    ['{"message":" "}', 'message'],
    ['{"message":["Oi"]}', 'message'],
    ['{"message":"Oi","short_message":1}', 'short_message'],
    ['{"message":"Oi","jump_to":{}}', 'jump_to'],
    ['{"message":" ","jump_to":""}', 'message'],
    ['{"message":"Oi","options":"A"}', 'options'],
    ['{"message":"Oi","options":["A",1]}', 'options'],
    ['{"message":"Oi","logout":"false"}', 'logout'],
    ['{"message":"Oi","parameters":[]}', 'parameters'],
  ])('not %s: %s', (text, field) => {
    expect(checkAnswer(200, text)).toEqual({ ok: false, outcome: 'malformed', field });
  });

  test.each([201, 204, 302, 400, 401, 500])('not with status %i', (status) => {
    expect(checkAnswer(status, '{"message":"Oi"}')).toEqual({ ok: false, outcome: 'http_error' });
  });
});

test.each([
  [401, '', { code: 'token_refused', status: 401 }],
  [403, '', { code: 'token_refused', status: 403 }],
  [404, '', { code: 'path_unknown', status: 404 }],
  [405, '', { code: 'path_unknown', status: 405 }],
  [
    400,
    '{"error":"Nenhum callback foi encontrado para a intenção \'x\'"}',
    { code: 'refused_by_webhook', status: 400, said: "Nenhum callback foi encontrado para a intenção 'x'" },
  ],
  [422, '<p>', { code: 'refused_by_webhook', status: 422, said: null }],
  [500, '{"error":"x"}', { code: 'server_failed', status: 500 }],
  [308, '', { code: 'redirected', status: 308 }],
  [202, '', { code: 'status_unexpected', status: 202 }],
] as const)('HTTP %i %s', (status, body, problem) => {
  expect(statusProblem(status, body, (text) => text)).toEqual(problem);
});

test.each([
  ['{"message":"Não\\n autorizado"}', 'Não autorizado'],
  [
    '{"query":["Missing data."],"message":["Not a valid value."]}',
    'query: Missing data.; message: Not a valid value.',
  ],
  ['{"a":{"b":1}}', null],
  ['[1]', null],
  [JSON.stringify({ error: 'x'.repeat(300) }), `${'x'.repeat(199)}…`],
])('a webhook that says %s said %s', (text, said) => {
  expect(findSaid(text, (one) => one)).toBe(said);
});

test('a token in the webhook’s own words is gone whole, even where the line is cut in it', () => {
  const token = 'abc.123-'.repeat(50);
  expect(findSaid(JSON.stringify({ error: `wrong: ${token}` }), (text) => scrub(text, token))).toBe(
    `wrong: ${MASK}`,
  );
});
