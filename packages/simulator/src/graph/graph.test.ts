import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultAccessToken } from '../simulator.ts';
import type { Answer, SimulatorBench } from '../test-bench.ts';
import { createBench, text, waId } from '../test-bench.ts';

let bench: SimulatorBench;
afterEach(() => bench.dispose());

const pnid = '318840027715530';
const waba = '204118573390216';
const bearer = { authorization: `Bearer ${defaultAccessToken}` };

describe('who may call', () => {
  it('missing token 401/104, unknown and expired 401/190 subcode 463, foreign account 403/200, unknown id 100/33', async () => {
    bench = await createBench();
    const get = async (path: string, token?: string): Promise<[number, number, number | undefined]> => {
      const response = await bench.app.inject({
        url: path,
        headers: token ? { authorization: `Bearer ${token}` } : {},
      });
      const { error } = response.json<Answer>();
      return [response.statusCode, error.code, error.error_subcode];
    };
    expect(await get(`/v25.0/${pnid}`)).toEqual([401, 104, undefined]);
    expect(await get(`/v25.0/${pnid}`, 'nonsense')).toEqual([401, 190, 463]);
    bench.simulator.addToken('other', { wabaIds: ['1'] });
    expect(await get(`/v25.0/${pnid}`, 'other')).toEqual([403, 200, undefined]);
    expect(await get('/v25.0/123', defaultAccessToken)).toEqual([400, 100, 33]);
    expect(await get(`/v19.0/${pnid}`, defaultAccessToken)).toEqual([400, 2500, undefined]);
    bench.simulator.expireToken(defaultAccessToken);
    expect(await get(`/v25.0/${pnid}`, defaultAccessToken)).toEqual([401, 190, 463]);
  });

  it('takes the token in the query, any version from 21 to 26, and the fields asked for', async () => {
    bench = await createBench();
    for (const version of ['v21.0', 'v26.0']) {
      const url = `/${version}/${pnid}?fields=verified_name,throughput&access_token=${defaultAccessToken}`;
      expect((await bench.app.inject({ url })).json()).toEqual({
        verified_name: 'Balcão Demo',
        throughput: { level: 'STANDARD' },
        id: pnid,
      });
    }
  });
});

describe('validation', () => {
  it.each([
    ['no product', { messaging_product: undefined, ...text('x') }, 100],
    ['no recipient', { to: undefined, ...text('x') }, 100],
    ['unknown type', { type: 'poll' }, 100],
    ['no body', { type: 'text', text: {} }, 131008],
    ['text of 4,097', text('x'.repeat(4_097)), 131009],
    ['id and link', { type: 'image', image: { id: '1', link: 'https://a.b/c' } }, 131009],
    ['unknown media', { type: 'image', image: { id: '1' } }, 131009],
    ['caption on audio', { type: 'audio', audio: { link: 'https://a.b/c', caption: 'x' } }, 131009],
    ['latitude', { type: 'location', location: { latitude: 91, longitude: 0 } }, 131009],
    ['contact without name', { type: 'contacts', contacts: [{}] }, 131008],
    ['callback data', text('x', { biz_opaque_callback_data: 'x'.repeat(513) }), 131009],
  ])('refuses %s', async (_name, body, code) => {
    bench = await createBench();
    expect((await bench.send(body)).body.error.code).toBe(code);
  });

  it('refuses four buttons, equal titles, eleven rows and titles one too long', async () => {
    bench = await createBench();
    const code = async (body: { [key: string]: unknown }) => (await bench.send(body)).body.error?.code;
    expect(
      await code(interactive('button', { buttons: ['a', 'b', 'c', 'd'].map((id) => button(id, id)) })),
    ).toBe(131009);
    expect(await code(interactive('button', { buttons: [button('a', 'x'), button('b', 'x')] }))).toBe(131009);
    expect(await code(interactive('button', { buttons: [button('a', 'x'.repeat(21))] }))).toBe(131009);
    expect(await code(interactive('button', { buttons: [button('a', 'x'.repeat(20))] }))).toBeUndefined();
    const sections = [
      { title: 'A', rows: [1, 2, 3, 4, 5].map(row) },
      { title: 'B', rows: [6, 7, 8, 9, 10, 11].map(row) },
    ];
    expect(await code(interactive('list', { button: 'Ver', sections }))).toBe(131009);
    expect(
      await code(interactive('list', { button: 'Ver', sections: [{ rows: [row(1)] }] })),
    ).toBeUndefined();
  });
});

describe('templates', () => {
  const components = [
    {
      type: 'BODY',
      text: 'Olá {{1}}, esperamos você em {{2}}.',
      example: { body_text: [['Maria', 'maio']] },
    },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Confirmar' }] },
  ];

  it('are reviewed, told by webhook, listed, sent, tapped and deleted', async () => {
    bench = await createBench();
    const created = await bench.call('POST', `/v25.0/${waba}/message_templates`, {
      name: 'lembrete',
      language: 'pt_BR',
      category: 'UTILITY',
      components,
    });
    expect(created.body).toMatchObject({ status: 'PENDING', category: 'UTILITY' });
    expect((await bench.send(template('lembrete', ['a', 'b']))).body.error.code).toBe(132001);
    await bench.clock.advance(3_000);
    expect(bench.webhooks.at(-1)?.json.entry[0]).toMatchObject({
      time: expect.any(Number),
      changes: [
        {
          field: 'message_template_status_update',
          value: {
            event: 'APPROVED',
            message_template_id: Number(created.body.id),
            message_template_name: 'lembrete',
          },
        },
      ],
    });
    const maria = bench.simulator.user(waId);
    expect((await bench.send(template('lembrete', ['Maria', 'junho']))).body.messages[0]).toMatchObject({
      message_status: 'accepted',
    });
    expect((await maria.nextMessage()).rendered).toMatchObject({
      body: 'Olá Maria, esperamos você em junho.',
    });
    await maria.tapButton('Confirmar');
    const value = bench.webhooks.at(-1)?.json.entry[0]?.changes[0]?.value;
    expect(value?.messages?.[0]).toMatchObject({
      type: 'button',
      button: { payload: 'Confirmar', text: 'Confirmar' },
    });
    await bench.call('DELETE', `/v25.0/${waba}/message_templates?name=lembrete`);
    expect((await bench.send(template('lembrete', ['a', 'b']))).status).toBe(404);
  });

  it('refuse a wrong count, positional values for named ones, paused, disabled and rejected ones', async () => {
    bench = await createBench();
    const base = { wabaId: waba, language: 'pt_BR', category: 'UTILITY', components };
    const lembrete = bench.simulator.addTemplate({ ...base, name: 'lembrete' });
    const wrong = await bench.send(template('lembrete', ['Maria']));
    expect(wrong.body.error).toMatchObject({
      code: 132000,
      error_data: {
        details: 'body: number of localizable_params (1) does not match the expected number of params (2)',
      },
    });
    bench.simulator.addTemplate({
      ...base,
      name: 'nomeado',
      parameterFormat: 'NAMED',
      components: [{ type: 'BODY', text: 'Oi {{nome}}!' }],
    });
    expect((await bench.send(template('nomeado', ['Maria']))).body.error.code).toBe(100);
    await bench.simulator.setTemplateStatus(lembrete.id, 'PAUSED');
    expect((await bench.send(template('lembrete', ['a', 'b']))).body.error.code).toBe(132015);
    await bench.simulator.setTemplateStatus(lembrete.id, 'DISABLED');
    expect((await bench.send(template('lembrete', ['a', 'b']))).body.error.code).toBe(132016);
  });

  it('page through the list', async () => {
    bench = await createBench();
    for (let index = 0; index < 5; index++) {
      bench.simulator.addTemplate({
        wabaId: waba,
        name: `t${index}`,
        language: 'en',
        category: 'UTILITY',
        components: [],
      });
    }
    const first = await bench.call('GET', `/v25.0/${waba}/message_templates?limit=3`);
    const { next } = (first.body.paging as { next: string }) ?? {};
    const second = await bench.call('GET', next.replace(/^https?:\/\/[^/]+/, ''));
    expect([...first.body.data, ...second.body.data].map(({ name }) => name)).toEqual([
      't0',
      't1',
      't2',
      't3',
      't4',
    ]);
    expect(second.body.paging).not.toHaveProperty('next');
  });

  it('with marketing fail for who stopped it', async () => {
    bench = await createBench();
    bench.simulator.addTemplate({
      wabaId: waba,
      name: 'promo',
      language: 'pt_BR',
      category: 'MARKETING',
      components: [{ type: 'BODY', text: 'Oferta' }],
    });
    await bench.simulator.user(waId).setMarketing(false);
    await bench.send(template('promo', []));
    await bench.clock.advance(5_000);
    expect(bench.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131050 }] }]);
  });
});

describe('media', () => {
  it('go up, are sent, come down by a five-minute link with the token, and go', async () => {
    bench = await createBench();
    const { id } = (await upload(Buffer.from('jpeg bytes'), 'image/jpeg')).json<Answer>();
    await bench.simulator.user(waId).sendText('oi');
    expect((await bench.send({ type: 'image', image: { id, caption: 'frente' } })).status).toBe(200);
    const { body } = await bench.call('GET', `/v25.0/${id}`);
    expect(body).toMatchObject({ mime_type: 'image/jpeg', file_size: 10, id });
    const path = String(body.url).replace(/^https?:\/\/[^/]+/, '');
    expect((await bench.app.inject({ url: path })).statusCode).toBe(401);
    const file = await bench.app.inject({ url: path, headers: bearer });
    expect([file.statusCode, file.headers['content-type'], file.body]).toEqual([
      200,
      'image/jpeg',
      'jpeg bytes',
    ]);
    expect(
      (await bench.app.inject({ url: path.replace('hash=', 'hash=0'), headers: bearer })).statusCode,
    ).toBe(404);
    await bench.clock.advance(5 * 60_000 + 1_000);
    expect((await bench.app.inject({ url: path, headers: bearer })).statusCode).toBe(404);
    expect((await bench.call('DELETE', `/v25.0/${id}`)).body).toEqual({ success: true });
    expect((await bench.call('GET', `/v25.0/${id}`)).status).toBe(400);
  });

  it('refuse wrong types and sizes', async () => {
    bench = await createBench();
    expect((await upload(Buffer.from('x'), 'image/gif')).json<Answer>().error.code).toBe(100);
    expect((await upload(Buffer.alloc(5 * 1_024 * 1_024 + 1), 'image/jpeg')).json<Answer>().error.code).toBe(
      131053,
    );
  });

  it('arrive also inside a host that takes uploads of its own', async () => {
    bench = await createBench();
    const host = fastify();
    await host.register(multipart);
    await host.register(bench.simulator.graph);
    expect((await upload(Buffer.from('x'), 'image/png', host)).statusCode).toBe(200);
    await host.close();
  });

  it('of customers live 7 days, own uploads 30', async () => {
    bench = await createBench();
    const { id: own } = (await upload(Buffer.from('x'), 'image/png')).json<Answer>();
    const sent = await bench.simulator
      .user(waId)
      .sendImage({ bytes: Buffer.from('y'), mimeType: 'image/png' });
    const { id: theirs } = sent.content as { id: string };
    await bench.clock.advance(8 * 24 * 3_600_000);
    expect((await bench.call('GET', `/v25.0/${own}`)).status).toBe(200);
    expect((await bench.call('GET', `/v25.0/${theirs}`)).status).toBe(400);
  });
});

const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });

const interactive = (type: string, action: { [key: string]: unknown }) => ({
  type: 'interactive',
  interactive: { type, body: { text: 'x' }, action },
});

const row = (index: number) => ({ id: String(index), title: `Linha ${index}` });

const template = (name: string, texts: string[], language = 'pt_BR') => ({
  type: 'template',
  template: {
    name,
    language: { code: language },
    components: [{ type: 'body', parameters: texts.map((value) => ({ type: 'text', text: value })) }],
  },
});

const upload = (bytes: Buffer, mimeType: string, app: FastifyInstance = bench.app) => {
  const boundary = 'xxSIMxx';
  const part = (head: string, body: Buffer | string) =>
    Buffer.concat([Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')]);
  return app.inject({
    method: 'POST',
    url: `/v25.0/${pnid}/media`,
    headers: { ...bearer, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      part('content-disposition: form-data; name="messaging_product"', 'whatsapp'),
      part(
        `content-disposition: form-data; name="file"; filename="a.bin"\r\ncontent-type: ${mimeType}`,
        bytes,
      ),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  });
};
