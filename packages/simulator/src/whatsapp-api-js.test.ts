import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WhatsAppAPI } from 'whatsapp-api-js';
import {
  ActionButtons,
  ActionList,
  Body,
  BodyComponent,
  BodyParameter,
  Button,
  Image,
  Interactive,
  ListSection,
  Row,
  Template,
  Text,
} from 'whatsapp-api-js/messages';
import { defaultAccessToken } from './simulator.ts';
import type { RunningSimulator } from './start.ts';
import { startSimulator } from './start.ts';
import { defaultPhoneNumber } from './state/world.ts';

const waId = '5511987654321';
const { phoneNumberId, wabaId } = defaultPhoneNumber;
const appSecret = 'app-secret';
const to = waId;

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

/** The published client, pointed at the double, and a webhook that hands its posts to it. */
async function connect(): Promise<{ running: RunningSimulator; client: WhatsAppAPI; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      client
        .post(JSON.parse(raw), raw, String(request.headers['x-hub-signature-256']))
        .then(() => response.writeHead(200).end())
        .catch(() => response.writeHead(401).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const running = await startSimulator({
    appSecret,
    webhookUrl: `http://127.0.0.1:${port}/webhook`,
    behaviour: { sentAfterMs: [1, 1], deliveredAfterMs: [2, 2] },
  });
  closing = [() => running.close(), () => new Promise((resolve) => server.close(resolve))];
  const redirect: typeof fetch = (input, init) =>
    fetch(
      String(input instanceof Request ? input.url : input).replace('https://graph.facebook.com', running.url),
      init,
    );
  const client = new WhatsAppAPI({
    token: defaultAccessToken,
    appSecret,
    v: 'v24.0',
    ponyfill: { fetch: redirect },
  });
  client.on.message = ({ message }) => void heard.push(message.type);
  client.on.status = ({ status }) => void heard.push(status);
  return { running, client, heard };
}

describe('a client written by others', () => {
  it('talks to the double as it does to Meta: text, buttons, list, template, media, read, an error', async () => {
    const { running, client, heard } = await connect();
    const { simulator } = running;
    const maria = simulator.user(waId, { name: 'Maria' });
    const first = await maria.sendText('Olá, tudo bem? ção/ção');
    expect(heard).toEqual(['text']);

    const delivered = simulator.waitFor((event) => event.kind === 'webhook' && heard.includes('delivered'));
    const sent = await client.sendMessage(phoneNumberId, to, new Text('Olá!'), first.id);
    expect(sent).toMatchObject({ contacts: [{ input: waId, wa_id: waId }] });
    expect((await maria.nextMessage()).context).toEqual({ id: first.id });
    await delivered;
    expect(heard).toEqual(['text', 'sent', 'delivered']);

    const buttons = new ActionButtons(new Button('yes', 'Sim'), new Button('no', 'Não'));
    await client.sendMessage(phoneNumberId, to, new Interactive(buttons, new Body('Certo?')));
    await maria.nextMessage();
    await maria.tapButton('Sim');

    const list = new ActionList(
      'Ver',
      new ListSection('Assuntos', new Row('sales', 'Vendas', 'Preços e prazos')),
    );
    await client.sendMessage(phoneNumberId, to, new Interactive(list, new Body('Escolha')));
    await maria.nextMessage();
    await maria.chooseRow('Vendas');
    expect(heard.filter((type) => type === 'interactive')).toHaveLength(2);

    simulator.addTemplate({
      wabaId,
      name: 'lembrete',
      language: 'pt_BR',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Oi {{1}}, até amanhã.' }],
    });
    await client.sendMessage(
      phoneNumberId,
      to,
      new Template('lembrete', 'pt_BR', new BodyComponent(new BodyParameter('Maria'))),
    );
    expect((await maria.nextMessage()).rendered).toMatchObject({ body: 'Oi Maria, até amanhã.' });

    const form = new FormData();
    form.set('file', new Blob(['jpeg bytes'], { type: 'image/jpeg' }), 'frente.jpg');
    const uploaded = await client.uploadMedia(phoneNumberId, form);
    if (!('id' in uploaded)) throw new Error('The upload was refused.');
    await client.sendMessage(phoneNumberId, to, new Image(uploaded.id, true, 'frente'));
    expect((await maria.nextMessage()).content).toMatchObject({ id: uploaded.id, caption: 'frente' });
    const photo = await maria.sendImage({ bytes: Buffer.from('png bytes'), mimeType: 'image/png' });
    const { id: photoId } = photo.content as { id: string };
    const found = await client.retrieveMedia(photoId);
    if (!('url' in found)) throw new Error('The medium was not found.');
    expect(await (await client.fetchMedia(found.url)).text()).toBe('png bytes');

    expect(await client.markAsRead(phoneNumberId, first.id, 'text')).toEqual({ success: true });
    expect(simulator.message(first.id)?.status).toBe('read');

    const refused = await client.sendMessage(phoneNumberId, '999000131026', new Text('x'));
    expect(refused).toMatchObject({ error: { code: 131026, message: '(#131026) Message undeliverable' } });
  });
});
