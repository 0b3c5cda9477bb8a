import { describe, expect, it } from 'vitest';
import { calls, expectAnswer, LIMIT_BYTES, TOKEN, useContractHost } from './testing/contract-webhooks.ts';
import { hosts } from './testing/hosts.ts';
import { sampleBody, sampleBodyWithout } from './testing/sample-request.ts';

const MISSING = ['Missing data for required field.'];
const REQUIRED = [
  'intent_name',
  'parameters',
  'sessionLog',
  'query',
  'message',
  'carolOrganization',
  'carolEnvironment',
  'carolOrganizationId',
  'carolEnvironmentId',
  'sessionId',
  'channelName',
];

describe.each(hosts)('the body under $name', (host) => {
  const { send, post } = useContractHost(host);

  it.each(REQUIRED)('must have %s', (field) =>
    expectAnswer(post('/pedidos', sampleBodyWithout(field)), 422, { [field]: MISSING }),
  );

  it('may be absent: then every required field is named', () =>
    expectAnswer(
      send('/pedidos', { method: 'POST', headers: { 'X-Assistant-Signature-Token': TOKEN } }),
      422,
      Object.fromEntries(REQUIRED.map((field) => [field, MISSING])),
    ));

  it.each([
    ['intent_name', 7, 'Not a valid string.'],
    ['query', { a: 1 }, 'Not a valid string.'],
    ['message', false, 'Not a valid string.'],
    ['language', null, 'Field may not be null.'],
    ['sessionId', null, 'Field may not be null.'],
    ['parameters', [], 'Not a valid mapping type.'],
    ['parameters', 'a', 'Not a valid mapping type.'],
    ['namedQueries', 3, 'Not a valid mapping type.'],
    ['sessionLog', {}, 'Not a valid list.'],
    ['isProduction', 'talvez', 'Not a valid boolean.'],
    ['allRequiredParamsPresent', 2, 'Not a valid boolean.'],
    ['allRequiredParamsPresent', [], 'Not a valid boolean.'],
  ])('refuses %s = %j', (field, value, problem) =>
    expectAnswer(post('/pedidos', sampleBody({ [field]: value })), 422, { [field]: [problem] }),
  );

  it('names each bad item of sessionLog, and each bad field', () =>
    expectAnswer(post('/pedidos', sampleBody({ sessionLog: [{}, 'a', {}, null], query: 1 })), 422, {
      sessionLog: ['1: Not a valid mapping type.', '3: Not a valid mapping type.'],
      query: ['Not a valid string.'],
    }));

  it.each(['[]', '"texto"', '7', 'null', 'true'])('refuses %s, which is no object', (body) =>
    expectAnswer(post('/pedidos', body), 422, { _schema: ['Invalid input type.'] }),
  );

  it.each(['{"intent_name": ', 'oi', Buffer.from('{"a": "\xff"}', 'latin1')])(
    'refuses %s, which is no JSON',
    (body) =>
      expectAnswer(post('/pedidos', body), 400, { error: 'O corpo da requisição não é um JSON válido.' }),
  );

  it('gives the callback every field as it was sent', async () => {
    await expectAnswer(post('/pedidos', sampleBody({ isProduction: 'yes' })), 200, expect.anything());
    expect(calls).toEqual([sampleBody({ isProduction: true })]);
  });

  it('fills in the defaults and leaves out what it does not know', async () => {
    const body = sampleBodyWithout('namedQueries', 'language', 'allRequiredParamsPresent', 'isProduction');
    await expectAnswer(
      post('/pedidos', { ...body, novidade: 1, ['__proto__']: { admin: true } }),
      200,
      expect.anything(),
    );
    expect(calls).toEqual([
      { ...body, namedQueries: {}, language: '', allRequiredParamsPresent: true, isProduction: false },
    ]);
  });

  it.each(['text/plain', 'json', ''])(
    'is read as JSON whatever its content type says: "%s"',
    async (name) => {
      const type = { 'content-type': name };
      await expectAnswer(post('/pedidos', sampleBody(), type), 200, expect.anything());
      const missing = Object.fromEntries(REQUIRED.map((field) => [field, MISSING]));
      await expectAnswer(post('/pedidos', 'a=1', type), 422, missing);
    },
  );

  it('may not be larger than the limit, announced or not', async () => {
    const error = { error: `O corpo da requisição passa do limite de ${LIMIT_BYTES} bytes.` };
    const body = JSON.stringify(sampleBody({ message: 'a'.repeat(LIMIT_BYTES) }));
    await expectAnswer(post('/pedidos', body), 413, error);
    const unannounced = {
      method: 'POST',
      headers: { 'X-Assistant-Signature-Token': TOKEN },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as const;
    await expectAnswer(send('/pedidos', unannounced), 413, error);
    const justFits = JSON.stringify(sampleBody()).padEnd(LIMIT_BYTES, ' ');
    await expectAnswer(post('/pedidos', justFits), 200, expect.anything());
  });
});
