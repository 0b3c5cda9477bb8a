import { describe, expect, test } from 'vitest';
import { listSecrets, MASK, maskBody, maskHeaders, maskUrl, scrub, scrubJson } from './mask.ts';
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
        contrasena: 'x',
        'código de segurança': 123,
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
        contrasena: MASK,
        'código de segurança': MASK,
      },
    });
    expect(body.parameters.senha).toBe('abc');
  });

  test('tells the values it loses, as somebody could write them', () => {
    const body = { senha: 'abc', n: 1, a: [{ cvv: 123, token: { id: 'x', ok: true } }], pin: null };
    expect(listSecrets(body)).toEqual(['abc', '123', 'x']);
    expect(listSecrets(undefined)).toEqual([]);
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
    maskCall(request, { status: 200, headers: {}, body }, { token: 'token-1234', values: [] }).response
      ?.body ?? '';

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
    expect(maskCall(request, response, { token, values: [] }).response?.body).toBe(
      `{"message":"wrong: ${MASK}!"}`,
    );
  });

  test('is kept up to 64 KiB, cut between characters, in characters PostgreSQL takes', () => {
    const kept = shown(`x${'é'.repeat(40_000)}`);
    expect(Buffer.byteLength(kept)).toBe(65_535);
    expect(kept.endsWith('é')).toBe(true);
    expect(shown('a\0b')).toBe('a\uFFFDb');
  });
});

describe('what was said', () => {
  const body = {
    intent_name: 'Trocar senha',
    parameters: { senha: 'Abc-123', pin: 7, ultima: 'era abc123', numero: '4821', valor: 123456 },
    sessionLog: [
      { from: 'bot', text: 'Qual é a senha?', node: 'abc123', at: '2026-01-05T12:00:00.000Z' },
      { from: 'customer', text: 'ABC 123', node: 'abc123', at: '2026-01-05T12:00:00.000Z' },
      { from: 'customer', text: 'antes era velha9', node: 'n' },
      { from: 'customer', text: '7', node: 'n' },
    ],
    namedQueries: { loja: { message: 'abc123 7' } },
    query: 'quero 7 pães, minha senha é abc123',
    message: '7',
    sessionId: 'abc123',
  };
  const request = { url: 'https://a.example/', headers: {}, body };
  const secrets = { token: 'token-1234', values: [...listSecrets(body), 'velha9'] };

  test('loses what stands under a secret’s name or stood there before; who, when and where stay', () => {
    const masked = maskCall(request, null, secrets);
    expect(masked).toMatchObject({ isBodyMasked: true, response: null });
    expect(masked.request.body).toEqual({
      ...body,
      parameters: { senha: MASK, pin: MASK, ultima: `era ${MASK}`, numero: '4821', valor: 123456 },
      sessionLog: [
        body.sessionLog[0],
        { ...body.sessionLog[1], text: MASK },
        { ...body.sessionLog[2], text: `antes era ${MASK}` },
        { ...body.sessionLog[3], text: MASK },
      ],
      query: `quero 7 pães, minha senha é ${MASK}`,
      message: MASK,
    });
  });

  test('is lost from the answer’s words, numbers and headers, and what the answer names secret from the request', () => {
    const answer = {
      message: 'Recebi ABC123. A nova é Sol-2026.',
      options: ['abc 123'],
      parameters: { senha: 'sol2026', cvv: 123456, numero: 123456, quantos: 7 },
    };
    const asked = { ...request, body: { query: 'quero a sol 2026', parameters: { valor: 123456 } } };
    const response = { status: 200, headers: { 'x-echo': 'abc123' }, body: JSON.stringify(answer) };
    const masked = maskCall(asked, response, secrets);
    expect(JSON.parse(masked.response?.body ?? '')).toEqual({
      message: `Recebi ${MASK}. A nova é ${MASK}.`,
      options: [MASK],
      parameters: { senha: MASK, cvv: MASK, numero: MASK, quantos: 7 },
    });
    expect(masked.response?.headers).toEqual({ 'x-echo': MASK });
    expect(masked.request.body).toEqual({ query: `quero a ${MASK}`, parameters: { valor: MASK } });
    const page = { status: 500, headers: {}, body: '<p>abc123</p>' };
    expect(maskCall(request, page, secrets).response?.body).toBe(`<p>${MASK}</p>`);
  });
});
