import { describe, expect, test } from 'vitest';
import { MASK, maskBody, maskHeaders, maskUrl, scrub, scrubJson } from './mask.ts';
import { maskCall } from './mask-call.ts';

describe('a body', () => {
  test('loses what obviously is a secret, at any depth and in any spelling; the rest stays', () => {
    const body = {
      parameters: {
        numero: '1234',
        senha: 'abc',
        Access_Token: 'x',
        'api-key': 1,
        cliente: [{ cardNumber: '4111', cpf: '39053344705' }],
        pin: '1234',
        token: '',
        has_token: true,
        ultima_senha: null,
      },
    };
    expect(maskBody(body)).toEqual({
      parameters: {
        numero: '1234',
        senha: MASK,
        Access_Token: MASK,
        'api-key': MASK,
        cliente: [{ cardNumber: MASK, cpf: '39053344705' }],
        pin: MASK,
        token: '',
        has_token: true,
        ultima_senha: null,
      },
    });
    expect(body.parameters.senha).toBe('abc');
  });

  test('without secrets it is the same body', () => {
    const body = { a: [{ b: 'c' }], d: null };
    expect(maskBody(body)).toBe(body);
    expect(scrubJson(body, 'a-long-token')).toBe(body);
  });

  test('a key "__proto__" stays a key; too deep a value is hidden, not walked', () => {
    const body: unknown = JSON.parse('{"__proto__":{"senha":"x"}}');
    expect(JSON.stringify(maskBody(body))).toBe(`{"__proto__":{"senha":"${MASK}"}}`);
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(JSON.stringify(maskBody(deep)).length).toBeLessThan(1000);
  });
});

test.each([
  ['https://loja.example/pedidos?id=7', 'https://loja.example/pedidos?id=7'],
  ['https://loja.example/p?api_key=abc&id=7#a', `https://loja.example/p?api_key=${MASK}&id=7#a`],
  ['https://loja.example/p?code=abc', `https://loja.example/p?code=${MASK}`],
  ['https://loja.example/p?x=1&access%5Ftoken=abc', `https://loja.example/p?x=1&access%5Ftoken=${MASK}`],
  ['https://loja.example/p?sig=a=b&key=', `https://loja.example/p?sig=${MASK}&key=${MASK}`],
  ['https://ana:segredo@loja.example/', `https://${MASK}@loja.example/`],
  ['https://loja.example/p?%zz=1', 'https://loja.example/p?%zz=1'],
])('%s is shown as %s', (url, shown) => {
  expect(maskUrl(url)).toBe(shown);
});

test('an address of nothing but question marks is masked within the time of a test', () => {
  const marks = '?'.repeat(100_000);
  expect(maskUrl(marks)).toBe(marks);
  expect(maskUrl('/a?b?token=abc')).toBe(`/a?b?token=${MASK}`);
});

test('headers that carry secrets keep their names only', () => {
  expect(
    maskHeaders({
      'x-assistant-signature-token': 'abc',
      Authorization: 'Bearer x',
      'set-cookie': 'a=b',
      'content-type': 'application/json',
      location: 'https://loja.example/?token=abc',
    }),
  ).toEqual({
    'x-assistant-signature-token': MASK,
    Authorization: MASK,
    'set-cookie': MASK,
    'content-type': 'application/json',
    location: `https://loja.example/?token=${MASK}`,
  });
});

test('a token that comes back in words is found; one of five characters would shred them', () => {
  expect(scrub('the token abc-123 is wrong: abc-123', 'abc-123')).toBe(`the token ${MASK} is wrong: ${MASK}`);
  expect(scrub('a banana', 'a')).toBe('a banana');
  expect(scrubJson({ n: 1234567, t: 'is 1234567' }, '1234567')).toEqual({ n: 1234567, t: `is ${MASK}` });
});

describe('an answer', () => {
  const request = { url: 'https://a.example/', headers: {}, body: {} };
  const shown = (body: string) =>
    maskCall(request, { status: 200, headers: {}, body }, 'token-1234').response?.body ?? '';

  test('stays as it was written when it has no secret', () => {
    expect(shown('{ "message" : "Oi" }')).toBe('{ "message" : "Oi" }');
    expect(shown('<h1>token-1234</h1>')).toBe(`<h1>${MASK}</h1>`);
    expect(shown('{"message":"Oi","parameters":{"senha":"x"}}')).toBe(
      `{"message":"Oi","parameters":{"senha":"${MASK}"}}`,
    );
  });

  test.each([
    ['as PHP writes it', String.raw`a\/b-segredo`, 'a/b-segredo'],
    ['as Python writes it', String.raw`segredo-\u00e9`, 'segredo-é'],
    ['with a quotation mark', String.raw`se\"gredo`, 'se"gredo'],
  ])('loses a token that comes back in it %s', (_, written, token) => {
    const response = { status: 200, headers: {}, body: `{"message":"wrong: ${written}!"}` };
    expect(maskCall(request, response, token).response?.body).toBe(`{"message":"wrong: ${MASK}!"}`);
  });

  test('is kept up to 64 KiB, cut between characters, in characters PostgreSQL takes', () => {
    const kept = shown(`x${'é'.repeat(40_000)}`);
    expect(Buffer.byteLength(kept)).toBe(65_535);
    expect(kept.endsWith('é')).toBe(true);
    expect(shown('a\0b')).toBe('a\uFFFDb');
  });
});
