import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSimulator, startSimulator } from '@balcao/whatsapp-simulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job, JobContext } from '../../platform/jobs/index.ts';
import { theSystem } from '../accounts/index.ts';
import { createTestApp, type Headers, type TestApp } from '../accounts/testing/test-app.ts';
import { type Channels, createChannel, createChannels } from '../channels/index.ts';
import { createDiskMediaStore } from './disk-media-store.ts';
import { downloadAttachment } from './download-attachment.ts';
import { createEnsureMediaId } from './ensure-media-id.ts';
import type { Media } from './media.ts';
import { addMediaRoutes } from './routes/index.ts';

const PNUM = '318840027715530';
const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  randomBytes(20_000),
]);

let simulator: RunningSimulator;
let folder: string;
let t: TestApp;
let channels: Channels;
let media: Media;
let channelId: string;
const updated: string[] = [];
const publishMessageUpdated: Media['publishMessageUpdated'] = async (_tx, _organizationId, id) => {
  updated.push(id);
};

beforeAll(async () => {
  simulator = await startSimulator({ appSecret: 'the-app-secret' });
  folder = await mkdtemp(join(tmpdir(), 'balcao-media-'));
  t = await createTestApp(
    (app, { ctx }) => {
      channels = createChannels({ ctx, publicUrl: () => 'https://balcao.test' });
      media = { ctx, channels, store: createDiskMediaStore(folder), publishMessageUpdated };
      addMediaRoutes(app, { media });
    },
    { config: { whatsapp: { graphUrl: simulator.url, graphVersion: 'v25.0' } } },
  );
  await t.app.ready();
  await channels.start();
  const row = await createChannel(
    channels,
    {
      organizationId: t.organizationId,
      locale: 'pt-BR',
      input: {
        name: 'Loja',
        phone_number_id: PNUM,
        waba_id: '204118573390216',
        access_token: 'balcao-simulator-token',
        app_secret: 'the-app-secret',
        verify_token: 'verify',
        bot_enabled: true,
        mark_read: true,
      },
    },
    theSystem,
  );
  channelId = row.id;
});
afterAll(async () => {
  await channels.close();
  await t.close();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

function upload(headers: Headers, bytes: Buffer, name = 'foto.png', type = 'image/png') {
  const boundary = 'balcao-boundary';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return t.app.inject({
    method: 'POST',
    url: '/v1/media',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
}
async function storedFiles(): Promise<number> {
  const rows = await t.database.queryAsOwner<{ n: number }>('select count(*)::int as n from attachments');
  return rows[0]?.n ?? 0;
}

describe('uploading', () => {
  test('201: a file is kept whole and read back', async () => {
    const headers = await t.as('agent');
    const made = await upload(headers, PNG);
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      kind: 'image',
      state: 'ready',
      mime_type: 'image/png',
      size_bytes: PNG.length,
      file_name: 'foto.png',
    });
    const got = await t.app.inject({ url: made.json().url, headers });
    expect(got.statusCode).toBe(200);
    expect(got.rawPayload.equals(PNG)).toBe(true);
    expect(got.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-length': String(PNG.length),
    });
    expect(got.headers['content-disposition']).toMatch(/^inline/);
  });

  test('400: a program is refused whatever the browser calls it, and nothing of it stays', async () => {
    const before = await storedFiles();
    const headers = await t.as('agent');
    const lie = await upload(headers, Buffer.concat([Buffer.from('MZ\x90\0'), randomBytes(9_000)]));
    expect(lie.json().error.code).toBe('UNSUPPORTED_MEDIA');
    expect(lie.json().error.details[0].accepted).toContain('image/png');
    expect((await upload(headers, Buffer.alloc(0))).json().error.code).toBe('UNSUPPORTED_MEDIA');
    expect(await storedFiles()).toBe(before);
  });

  test('413: more than WhatsApp takes of this kind', async () => {
    const headers = await t.as('agent');
    const large = await upload(headers, Buffer.concat([PNG, randomBytes(5 * 1024 * 1024)]));
    expect([large.statusCode, large.json().error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(large.json().error.details[0].limit).toBe(5 * 1024 * 1024);
  });

  test('a name is never a path; 403 for a viewer', async () => {
    const made = await upload(await t.as('agent'), Buffer.from('olá'), '..\\..\\a/b.txt', 'text/plain');
    expect(made.json()).toMatchObject({ kind: 'document', mime_type: 'text/plain', file_name: 'b.txt' });
    expect((await upload(await t.as('viewer'), PNG)).statusCode).toBe(403);
  });
});

describe('reading', () => {
  test('404 for another organization', async () => {
    const made = await upload(await t.as('agent'), PNG);
    const stranger = await t.as('owner', t.otherOrganizationId);
    expect((await t.app.inject({ url: made.json().url, headers: stranger })).statusCode).toBe(404);
  });

  test('a range gives the part, past the end 416', async () => {
    const headers = await t.as('agent');
    const { url } = (await upload(headers, PNG)).json();
    const part = await t.app.inject({ url, headers: { ...headers, range: 'bytes=10-19' } });
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 10-19/${PNG.length}`);
    expect(part.rawPayload.equals(PNG.subarray(10, 20))).toBe(true);
    const past = await t.app.inject({ url, headers: { ...headers, range: `bytes=${PNG.length}-` } });
    expect(past.statusCode).toBe(416);
  });

  test('what could run in a browser leaves as bytes to save', async () => {
    const headers = await t.as('agent');
    const { id, url } = (await upload(headers, PNG)).json();
    for (const type of ['text/html', 'image/svg+xml', 'application/javascript']) {
      await t.database.queryAsOwner({
        text: 'update attachments set mime_type = $2 where id = $1',
        values: [id, type],
      });
      const got = await t.app.inject({ url, headers });
      expect(got.headers['content-type']).toBe('application/octet-stream');
      expect(got.headers['content-disposition']).toMatch(/^attachment/);
      expect(got.headers['content-security-policy']).toContain('sandbox');
    }
  });
});

async function received(mediaId: string): Promise<{ id: string; messageId: string; job: Job }> {
  const [id, messageId] = [randomUUID(), randomUUID()];
  await t.database.queryAsOwner({
    text: `insert into attachments (organization_id, id, message_id, channel_id, direction, kind, mime_type, media_id)
           values ($1, $2, $3, $4, 'inbound', 'image', 'image/png', $5)`,
    values: [t.organizationId, id, messageId, channelId, mediaId],
  });
  const job: Job = {
    id: 1,
    lane: 'inbound',
    kind: 'media.download',
    key: id,
    organizationId: t.organizationId,
    payload: { organizationId: t.organizationId, attachmentId: id },
    attempts: 1,
    maxAttempts: 3,
  };
  return { id, messageId, job };
}
const jobCtx: JobContext = { signal: new AbortController().signal, finish: async () => undefined };
const find = async (id: string) =>
  (
    await t.database.queryAsOwner<{ state: string; error: string | null; sha256: string }>({
      text: 'select state, error, sha256 from attachments where id = $1',
      values: [id],
    })
  )[0];
const atMeta = async () => {
  const file = { data: PNG, mimeType: 'image/png' };
  return (await channels.clientFor(channelId)?.uploadMedia(PNUM, file))?.id ?? '';
};

describe('what customers send', () => {
  test('is fetched, kept, readable and told to panels, once', async () => {
    const { id, messageId, job } = await received(await atMeta());
    await downloadAttachment(media, job, jobCtx);
    await downloadAttachment(media, job, jobCtx);
    expect(await find(id)).toMatchObject({
      state: 'ready',
      sha256: createHash('sha256').update(PNG).digest('hex'),
    });
    expect(updated.filter((one) => one === messageId)).toHaveLength(1);
    const got = await t.app.inject({ url: `/v1/media/${id}`, headers: await t.as('viewer') });
    expect(got.rawPayload.equals(PNG)).toBe(true);
  });

  test('is marked failed with the reason when Meta has it no more', async () => {
    const { id, messageId, job } = await received('404404404404404');
    await downloadAttachment(media, job, jobCtx);
    expect(await find(id)).toMatchObject({ state: 'failed', error: expect.stringContaining('Meta') });
    expect(updated).toContain(messageId);
  });

  test('is tried again while Meta is away, and given up after the last attempt', async () => {
    const { id, job } = await received(await atMeta());
    const working = channels.clientFor;
    const away = {
      ...media,
      channels: {
        directory: channels.directory,
        clientFor: () =>
          channels.clientWith({ mode: 'live', accessToken: 'balcao-simulator-token' }, () => {
            throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
          }),
      },
    };
    await expect(downloadAttachment(away, job, jobCtx)).rejects.toMatchObject({ fate: 'retry' });
    expect(await find(id)).toMatchObject({ state: 'pending' });
    await downloadAttachment(away, { ...job, attempts: 3 }, jobCtx);
    expect(await find(id)).toMatchObject({ state: 'failed' });
    expect(channels.clientFor).toBe(working);
  });

  test('waits without using up attempts while the token is refused', async () => {
    const { id, job } = await received(await atMeta());
    const refused = {
      ...media,
      channels: {
        directory: channels.directory,
        clientFor: () => channels.clientWith({ mode: 'live', accessToken: 'made-up-token' }),
      },
    };
    await expect(downloadAttachment(refused, { ...job, attempts: 3 }, jobCtx)).rejects.toMatchObject({
      code: 'JOB_POSTPONED',
      countsAsAttempt: false,
    });
    expect(await find(id)).toMatchObject({ state: 'pending' });
  });
});

describe('what we send', () => {
  test('is uploaded to Meta once for many sends at once, and again after 29 days', async () => {
    const { id } = (await upload(await t.as('agent'), PNG)).json();
    const ensureMediaId = createEnsureMediaId(media);
    const ensure = () => ensureMediaId(channelId, t.organizationId, id);
    const [first, second] = await Promise.all([ensure(), ensure()]);
    expect(first).toBe(second);
    expect(await ensure()).toBe(first);
    const [row] = await t.database.queryAsOwner<{ expires: Date }>({
      text: `update attachments set media_id_expires_at = media_id_expires_at - interval '29 days'
             where id = $1 returning media_id_expires_at as expires`,
      values: [id],
    });
    expect(row?.expires.getTime()).toBeLessThanOrEqual(t.clock.now());
    expect(await ensure()).not.toBe(first);
  });

  test('a file of another organization is not found', async () => {
    const { id } = (await upload(await t.as('agent'), PNG)).json();
    const ensureMediaId = createEnsureMediaId(media);
    await expect(ensureMediaId(channelId, t.otherOrganizationId, id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('a file that left the disk is not found, in words for the owner', async () => {
    const { id } = (await upload(await t.as('agent'), PNG)).json();
    await t.database.queryAsOwner({
      text: 'update attachments set storage_key = $2 where id = $1',
      values: [id, '0'.repeat(32)],
    });
    await expect(createEnsureMediaId(media)(channelId, t.organizationId, id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('Restore DATA_DIR/media'),
    });
  });
});
