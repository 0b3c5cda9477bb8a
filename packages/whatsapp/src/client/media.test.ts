import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WhatsAppError } from '../errors/whatsapp-error.ts';
import { readRecord } from '../read-json.ts';
import { readFixture } from '../testing/fixtures.ts';
import { type GraphDouble, json, startGraphDouble } from '../testing/graph-double.ts';
import { createWhatsAppClient } from './create-whatsapp-client.ts';
import { mayReceiveToken } from './media-hosts.ts';

let double: GraphDouble;
let other: GraphDouble;
beforeEach(async () => {
  [double, other] = await Promise.all([startGraphDouble(), startGraphDouble()]);
});
afterEach(() => Promise.all([double.close(), other.close()]));

const client = (timeoutMs = 5000) =>
  createWhatsAppClient({ graphUrl: double.url, version: 'v25.0', accessToken: 'TOKEN', timeoutMs });

const reasonOf = async (promise: Promise<unknown>): Promise<string | undefined> => {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return WhatsAppError.isInstance(error) ? error.reason : String(error);
  }
};

describe('uploadMedia', () => {
  it('posts the file with its type as multipart', async () => {
    double.answer((_, res) => json(res, 200, { id: '1504410788239900' }));
    const data = new TextEncoder().encode('JPEG');
    const file = { data, mimeType: 'image/jpeg', filename: 'front.jpg' };
    expect(await client().uploadMedia('318', file)).toEqual({ id: '1504410788239900' });
    expect(await client().uploadMedia('318', { ...file, data: new Blob([data]) })).toEqual({
      id: '1504410788239900',
    });
    for (const request of double.seen) {
      const text = request.raw.toString();
      expect(request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
      expect(text).toContain('name="messaging_product"\r\n\r\nwhatsapp');
      expect(text).toContain('name="type"\r\n\r\nimage/jpeg');
      expect(text).toContain('filename="front.jpg"\r\nContent-Type: image/jpeg\r\n\r\nJPEG');
    }
  });
});

describe('getMedia', () => {
  it('reads the fixture', async () => {
    const response = readRecord(readRecord(readFixture('outbound-media-get-url'))?.response);
    double.answer((_, res) => json(res, 200, response?.body));
    expect(await client().getMedia('1504410788231177', { phoneNumberId: '318840027715530' })).toMatchObject({
      id: '1504410788231177',
      mimeType: 'image/jpeg',
      sizeBytes: 183_402,
    });
    expect(double.seen[0]?.path).toBe('/v25.0/1504410788231177?phone_number_id=318840027715530');
  });
});

describe('downloadMedia', () => {
  it('gives type, size and bytes, and shows the token to the Graph API', async () => {
    double.answer((_, res) =>
      res.writeHead(200, { 'content-type': 'image/png', 'content-length': '3' }).end('PNG'),
    );
    const download = await client().downloadMedia(`${double.url}/file`);
    expect(download).toMatchObject({ mimeType: 'image/png', sizeBytes: 3 });
    expect(new TextDecoder().decode(await download.bytes())).toBe('PNG');
    expect(double.seen[0]?.headers.authorization).toBe('Bearer TOKEN');
  });

  it('sends nothing to any other host, also not after a redirect', async () => {
    expect(await reasonOf(client().downloadMedia(`${other.url}/x`))).toBe('HOST_NOT_ALLOWED');
    expect(await reasonOf(client().downloadMedia('not an address'))).toBe('HOST_NOT_ALLOWED');
    double.answer((_, res) => res.writeHead(302, { location: `${other.url}/x` }).end());
    expect(await reasonOf(client().downloadMedia(`${double.url}/x`))).toBe('HOST_NOT_ALLOWED');
    expect(other.seen).toEqual([]);
  });

  it('follows a redirect to a host of Meta, and not for ever', async () => {
    double.answer((request, res) => {
      if (request.path === '/b') res.writeHead(200).end('ok');
      else res.writeHead(302, { location: request.path === '/a' ? '/b' : request.path }).end();
    });
    expect((await (await client().downloadMedia(`${double.url}/a`)).bytes()).byteLength).toBe(2);
    expect(await reasonOf(client().downloadMedia(`${double.url}/loop`))).toBe('HTTP_ERROR');
  });

  it('stops at the limit, announced or not', async () => {
    double.answer((_, res) => res.writeHead(200, { 'content-length': '11' }).end('hello world'));
    expect(await reasonOf(client().downloadMedia(`${double.url}/x`, { maxBytes: 10 }))).toBe(
      'MEDIA_TOO_LARGE',
    );
    double.answer((_, res) => {
      res.writeHead(200).write('hello ');
      res.end('world');
    });
    const download = await client().downloadMedia(`${double.url}/x`, { maxBytes: 10 });
    expect(await reasonOf(download.bytes())).toBe('MEDIA_TOO_LARGE');
  });

  it('fails with the status of an expired address', async () => {
    double.answer((_, res) => res.writeHead(404).end());
    expect(await reasonOf(client().downloadMedia(`${double.url}/x`))).toBe('HTTP_ERROR');
  });

  it('gives up on a host that falls silent', async () => {
    double.answer((_, res) => void res.writeHead(200).write('x'));
    const bytes = client(300)
      .downloadMedia(`${double.url}/x`)
      .then((download) => download.bytes());
    expect(await reasonOf(bytes)).toBe('TIMEOUT');
  });

  it('can be cancelled while it runs', async () => {
    double.answer((_, res) => void res.writeHead(200).write('x'));
    const controller = new AbortController();
    const download = await client().downloadMedia(`${double.url}/x`, { signal: controller.signal });
    const reason = reasonOf(download.bytes());
    controller.abort();
    expect(await reason).toBe('ABORTED');
  });
});

describe('mayReceiveToken', () => {
  it.each([
    ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
    ['https://graph.facebook.com/v25.0/1', true],
    ['https://mmg.whatsapp.net/x', true],
    ['http://lookaside.fbsbx.com/x', false],
    ['https://lookaside.fbsbx.com:8443/x', false],
    ['https://evilfbsbx.com/x', false],
    ['https://fbsbx.com.evil.example/x', false],
    ['https://user@lookaside.fbsbx.com/x', false],
    ['https://169.254.169.254/', false],
  ])('says of %s: %s', (url, expected) => {
    expect(mayReceiveToken(new URL(url), 'https://graph.facebook.com')).toBe(expected);
  });
});
