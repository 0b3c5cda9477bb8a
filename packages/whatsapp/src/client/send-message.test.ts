import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WhatsAppError } from '../errors/whatsapp-error.ts';
import { type JsonRecord, readRecord } from '../read-json.ts';
import { renderMessage } from '../send/render-message.ts';
import { appSecretProof } from '../signature/app-secret-proof.ts';
import { readFixture } from '../testing/fixtures.ts';
import { type GraphDouble, json, startGraphDouble } from '../testing/graph-double.ts';
import { createWhatsAppClient } from './create-whatsapp-client.ts';
import type { ClientOptions } from './graph-call.ts';

const NUMBER = '318840027715530';
const OI = renderMessage({ waId: '447700900417' }, { type: 'text', text: { body: 'oi' } });
const SENT = { messages: [{ id: 'wamid.1' }], contacts: [{ wa_id: '447700900417' }] };

const unknownHost: ClientOptions['request'] = () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ENOTFOUND' }) });
};

let double: GraphDouble;
beforeEach(async () => {
  double = await startGraphDouble();
});
afterEach(() => double.close());

const client = (options: Partial<ClientOptions> = {}) =>
  createWhatsAppClient({ graphUrl: double.url, version: 'v25.0', accessToken: 'TOKEN', ...options });

const failureOf = async (promise: Promise<unknown>): Promise<WhatsAppError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!WhatsAppError.isInstance(error)) throw new Error(`expected a WhatsAppError, got ${String(error)}`);
  return error;
};

const part = (name: string, key: 'request' | 'response'): JsonRecord =>
  readRecord(readRecord(readFixture(name))?.[key]) ?? {};

describe('sendMessage', () => {
  it('posts the message with the token and tells id, identities and status', async () => {
    double.answer((_, res) => json(res, 200, part('outbound-template-held-for-quality', 'response').body));
    const sent = await client().sendMessage(NUMBER, OI);
    expect(sent).toEqual({
      wamid: expect.stringMatching(/^wamid\./),
      waId: '447700900265',
      messageStatus: 'held_for_quality_assessment',
    });
    expect(double.seen[0]).toMatchObject({ method: 'POST', path: `/v25.0/${NUMBER}/messages`, body: OI });
    expect(double.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer TOKEN',
      'content-type': 'application/json',
    });
  });

  it('tells the user id of a person without a number', async () => {
    double.answer((_, res) => json(res, 200, part('outbound-text-to-bsuid', 'response').body));
    expect(await client().sendMessage(NUMBER, OI)).toMatchObject({ userId: 'GB.7703318845012996604' });
  });

  it('adds the proof of the app secret', async () => {
    double.answer((_, res) => json(res, 200, SENT));
    await client({ appSecret: 'SECRET' }).sendMessage(NUMBER, OI);
    expect(double.seen[0]?.path).toContain(`appsecret_proof=${appSecretProof('TOKEN', 'SECRET')}`);
  });

  it('uses a request port instead of fetch', async () => {
    const urls: string[] = [];
    const port: ClientOptions['request'] = async (method, url, headers, body) => {
      urls.push(`${method} ${url} ${headers.authorization} ${body === JSON.stringify(OI)}`);
      return { status: 200, headers: {}, body: new TextEncoder().encode(JSON.stringify(SENT)) };
    };
    expect(await client({ request: port }).sendMessage(NUMBER, OI)).toMatchObject({ wamid: 'wamid.1' });
    expect(urls).toEqual([`POST ${double.url}/v25.0/${NUMBER}/messages Bearer TOKEN true`]);
  });

  it('refuses an id that would name another endpoint', async () => {
    for (const id of ['', '..', 'a/b', 'me?x=1']) {
      expect(await failureOf(client().sendMessage(id, OI))).toMatchObject({
        reason: 'INVALID_ID',
        ambiguous: false,
      });
    }
    expect(double.seen).toEqual([]);
  });
});

describe('a token that cannot be one', () => {
  it.each(['', 'EAA B', 'EAA\n', 'EAAç'])('asks for a new one and sends nothing: %j', async (accessToken) => {
    const failures = await Promise.all([
      failureOf(client({ accessToken }).sendMessage(NUMBER, OI)),
      failureOf(
        client({ accessToken }).uploadMedia(NUMBER, { data: new Uint8Array(1), mimeType: 'image/png' }),
      ),
      failureOf(client({ accessToken }).downloadMedia(`${double.url}/x`)),
    ]);
    for (const failure of failures) {
      expect(failure).toMatchObject({ reason: 'INVALID_TOKEN', fate: 'reauthenticate', ambiguous: false });
    }
    expect(double.seen).toEqual([]);
  });
});

describe('a failed send', () => {
  it('is not ambiguous when Meta says why, whatever the status', async () => {
    for (const name of ['outbound-err-131056-pair-rate', 'outbound-err-190-expired-token']) {
      const { status, body } = part(name, 'response');
      double.answer((_, res) => json(res, Number(status), body));
      const error = readRecord(readRecord(body)?.error);
      expect(await failureOf(client().sendMessage(NUMBER, OI))).toMatchObject({
        reason: 'GRAPH_ERROR',
        ambiguous: false,
        code: error?.code,
        fbtraceId: error?.fbtrace_id,
        httpStatus: status,
      });
    }
    double.answer((_, res) => json(res, 500, { error: { code: 131000, message: '(#131000)' } }));
    expect(await failureOf(client().sendMessage(NUMBER, OI))).toMatchObject({
      fate: 'retry',
      ambiguous: false,
    });
  });

  it('waits as long as the answer or the table says', async () => {
    double.answer((_, res) => json(res, 400, { error: { code: 130429 } }, { 'retry-after': '7' }));
    expect(await failureOf(client().sendMessage(NUMBER, OI))).toMatchObject({
      fate: 'wait',
      retryAfterMs: 7000,
    });
    double.answer((_, res) => json(res, 400, { error: { code: 131056 } }));
    expect(await failureOf(client().sendMessage(NUMBER, OI))).toMatchObject({
      fate: 'wait',
      retryAfterMs: 6000,
    });
  });

  it('is ambiguous when a server error was not written by Meta, and not for other statuses', async () => {
    double.answer((_, res) => res.writeHead(502).end('<html>'));
    expect(await failureOf(client().sendMessage(NUMBER, OI))).toMatchObject({
      reason: 'HTTP_ERROR',
      fate: 'retry',
      ambiguous: true,
    });
    double.answer((_, res) => res.writeHead(404).end('<html>'));
    expect(await failureOf(client().sendMessage(NUMBER, OI))).toMatchObject({
      fate: 'refuse',
      ambiguous: false,
    });
  });

  it('is ambiguous when a success cannot be read', async () => {
    for (const answer of ['<html>', '{}', '{"messages":[{}]}', '']) {
      double.answer((_, res) => res.writeHead(200).end(answer));
      expect(await failureOf(client().sendMessage(NUMBER, OI))).toMatchObject({
        reason: 'UNREADABLE_ANSWER',
        ambiguous: true,
      });
    }
  });

  it('is ambiguous when the connection breaks after the request, or no answer comes', async () => {
    double.answer((_, res) => res.destroy());
    expect(await failureOf(client().sendMessage(NUMBER, OI))).toMatchObject({
      reason: 'CONNECTION_LOST',
      fate: 'retry',
      ambiguous: true,
    });
    double.answer(() => undefined);
    expect(await failureOf(client({ timeoutMs: 300 }).sendMessage(NUMBER, OI))).toMatchObject({
      reason: 'TIMEOUT',
      ambiguous: true,
    });
  });

  it('is ambiguous when cut off while the answer is read', async () => {
    double.answer((_, res) => {
      res.writeHead(200, { 'content-length': '100' }).write('{"mess');
      setImmediate(() => res.destroy());
    });
    expect(await failureOf(client().sendMessage(NUMBER, OI))).toMatchObject({ ambiguous: true });
  });

  it('is not ambiguous when no connection stood', async () => {
    const { url } = double;
    await double.close();
    expect(await failureOf(client({ graphUrl: url }).sendMessage(NUMBER, OI))).toMatchObject({
      reason: 'NOT_CONNECTED',
      fate: 'retry',
      ambiguous: false,
    });
    expect(await failureOf(client({ request: unknownHost }).sendMessage(NUMBER, OI))).toMatchObject({
      ambiguous: false,
    });
  });

  it('is not ambiguous when cancelled before it left, and is after', async () => {
    const before = await failureOf(client().sendMessage(NUMBER, OI, { signal: AbortSignal.abort() }));
    expect(before).toMatchObject({ reason: 'ABORTED', ambiguous: false });
    expect(double.seen).toEqual([]);
    const controller = new AbortController();
    double.answer(() => controller.abort());
    const after = await failureOf(client().sendMessage(NUMBER, OI, { signal: controller.signal }));
    expect(after).toMatchObject({ reason: 'ABORTED', ambiguous: true });
  });
});
