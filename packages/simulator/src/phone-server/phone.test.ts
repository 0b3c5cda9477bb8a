import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { FromServer } from '../phone/contract.ts';
import type { Simulator } from '../simulator.ts';
import { createSimulator } from '../simulator.ts';
import { defaultPhoneNumber } from '../state/world.ts';

const waId = '5511987654321';
const chat = `/simulator/api/chats/${defaultPhoneNumber.phoneNumberId}/${waId}`;
let app: FastifyInstance;
let simulator: Simulator;

afterEach(async () => {
  await app.close();
  await simulator.dispose();
});

async function mount(): Promise<void> {
  simulator = createSimulator({
    appSecret: 's',
    deliver: async () => 200,
    behaviour: { statusesPerMessage: 0, requireToken: false },
  });
  app = fastify({ forceCloseConnections: true });
  // A host that keeps raw bodies, as webhook receivers do, must not disturb the plugins.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  await app.register(simulator.graph);
  await app.register(simulator.phone, { prefix: '/simulator' });
  await app.ready();
}

function post(url: string, payload: object) {
  return app.inject({ method: 'POST', url, payload });
}

/** Collects what the server tells a page and waits for the first message that fits. */
async function openPage(origin?: string) {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/simulator/live`, origin ? { origin } : {});
  const told: FromServer[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    told.push(JSON.parse(data.toString()) as FromServer);
    for (const check of waiting) check();
  });
  const next = (fits: (message: FromServer) => boolean) =>
    new Promise<FromServer>((resolve) => {
      const check = (): void => {
        const found = told.find(fits);
        if (!found) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  return { socket, next };
}

describe('the page', () => {
  it('is served at any prefix, with a policy that allows no inline code and no other host', async () => {
    await mount();
    const moved = await app.inject('/simulator?lang=en');
    expect([moved.statusCode, moved.headers.location]).toEqual([302, '/simulator/?lang=en']);
    const page = await app.inject('/simulator/');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).not.toMatch(/<script(?![^>]*src=)|<style|style=|https?:\/\//);
    for (const file of ['phone.js', 'phone.css']) {
      const { statusCode, body } = await app.inject(`/simulator/${file}`);
      expect([statusCode, body.length > 1_000]).toEqual([200, true]);
    }
  });
});

describe('what the page does', () => {
  it('writes, answers, forwards, comes from an ad and shares places and people', async () => {
    await mount();
    const maria = simulator.user(waId);
    const first = await maria.sendText('oi');
    await post(`${chat}/actions`, { kind: 'text', body: 'sobre isso', replyTo: first.id });
    await post(`${chat}/actions`, { kind: 'text', body: 'veja', forwarded: true });
    await post(`${chat}/actions`, { kind: 'text', body: 'vi o anúncio', referral: true });
    await post(`${chat}/actions`, { kind: 'location', latitude: -23.5, longitude: -46.6 });
    await post(`${chat}/actions`, { kind: 'contact', name: 'João', phone: '+55 11 95555-4444' });
    await post(`${chat}/actions`, { kind: 'reaction', messageId: first.id, emoji: '👍' });
    const sent = maria.transcript().slice(1);
    expect(sent.map(({ type }) => type)).toEqual([
      'text',
      'text',
      'text',
      'location',
      'contacts',
      'reaction',
    ]);
    expect(sent[0]?.context).toMatchObject({ id: first.id });
    expect(sent[1]?.context).toEqual({ forwarded: true });
    expect(sent[2]?.referral).toMatchObject({ source_type: 'ad' });
  });

  it('refuses what it does not know, in a sentence', async () => {
    await mount();
    simulator.user(waId);
    for (const payload of [{ kind: 'dance' }, { kind: 'text', body: ' ' }, { kind: 'text', body: 7 }]) {
      const answer = await post(`${chat}/actions`, payload);
      expect([answer.statusCode, typeof answer.json<{ message: string }>().message]).toEqual([400, 'string']);
    }
    expect((await post('/simulator/api/chats/1/2/actions', { kind: 'text', body: 'x' })).statusCode).toBe(
      400,
    );
  });

  it('sends files and gives them back without letting them run as pages', async () => {
    await mount();
    simulator.user(waId);
    const upload = await app.inject({
      method: 'POST',
      url: `${chat}/media?kind=document&mime=text/html&filename=a.html`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from('<script>alert(1)</script>'),
    });
    expect(upload.statusCode).toBe(202);
    const [sent] = simulator.messages();
    const { id } = (sent?.content ?? {}) as { id: string };
    const { headers } = await app.inject(`/simulator/api/media/${id}`);
    expect(headers['content-disposition']).toMatch(/^attachment/);
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('adds people, also without a number to be seen, and never two with the same number', async () => {
    await mount();
    expect(
      (await post('/simulator/api/contacts', { name: 'Ana', phone: '+55 11 91111-2222' })).statusCode,
    ).toBe(201);
    expect(
      (await post('/simulator/api/contacts', { name: 'Ana 2', phone: '5511911112222' })).statusCode,
    ).toBe(400);
    await post('/simulator/api/contacts', { name: 'Dona Cida' });
    expect(simulator.users().map(({ username, hidesPhone }) => [username, hidesPhone])).toEqual([
      [undefined, false],
      ['@dona.cida', true],
    ]);
  });
});

describe('a connected page', () => {
  it('gets everything at once on connecting, then each message, and reads what it shows', async () => {
    await mount();
    const maria = simulator.user(waId, { name: 'Maria' });
    await maria.sendText('oi');
    const { socket, next } = await openPage();
    expect(await next(({ type }) => type === 'welcome')).toMatchObject({
      contacts: [{ name: 'Maria', lastText: 'oi' }],
    });
    const { phoneNumberId } = defaultPhoneNumber;
    socket.send(JSON.stringify({ type: 'open', userKey: waId, phoneNumberId, visible: true }));
    expect(await next(({ type }) => type === 'chat')).toMatchObject({
      chat: { messages: [{ type: 'text' }] },
    });
    const read = simulator.waitFor((event) => event.kind === 'status' && event.status === 'read');
    await post(`/v25.0/${phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      to: waId,
      type: 'text',
      text: { body: 'olá' },
    });
    const told = await next((message) => message.type === 'message' && message.message.direction === 'out');
    expect(told).toMatchObject({ message: { content: { body: 'olá' } } });
    expect(await read).toMatchObject({ message: { direction: 'out' } });
    socket.terminate();
  });

  it('of another site is shown the door', async () => {
    await mount();
    const { socket } = await openPage('https://evil.example');
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(1008);
  });
});
