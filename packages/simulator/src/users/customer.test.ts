import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import type { SimulatorBench, WebhookValue } from '../test-bench.ts';
import { createBench, text, waId } from '../test-bench.ts';

let bench: SimulatorBench;
afterEach(() => bench.dispose());

const lastValue = (): WebhookValue => bench.webhooks.at(-1)?.json.entry[0]?.changes[0]?.value ?? {};
const lastMessage = (): JsonObject => lastValue().messages?.[0] ?? {};

const buttons = {
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Posso ajudar?' },
    action: {
      buttons: [
        { type: 'reply', reply: { id: 'yes', title: 'Sim' } },
        { type: 'reply', reply: { id: 'no', title: 'Não' } },
      ],
    },
  },
};
const list = {
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: 'Escolha' },
    action: { button: 'Ver', sections: [{ rows: [{ id: 'a', title: 'Preços', description: 'Tabela' }] }] },
  },
};

describe('a customer', () => {
  it('writes as the sheet shows: metadata, contact, seconds as text', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId, { name: 'Maria' });
    const { id } = await maria.sendText('olá');
    expect(lastValue()).toEqual({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '551135550042', phone_number_id: '318840027715530' },
      contacts: [{ profile: { name: 'Maria' }, wa_id: waId, user_id: maria.user.userId }],
      messages: [
        {
          from: waId,
          from_user_id: maria.user.userId,
          id,
          timestamp: String(bench.clock.now() / 1_000),
          type: 'text',
          text: { body: 'olá' },
        },
      ],
    });
  });

  it('taps a button and chooses a row of what is on the screen, by id or title', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    await maria.sendText('oi');
    await bench.send(buttons);
    const question = await maria.nextMessage();
    await maria.tapButton('Não');
    expect(lastMessage()).toMatchObject({
      context: { from: '551135550042', id: question.id },
      interactive: { type: 'button_reply', button_reply: { id: 'no', title: 'Não' } },
    });
    await bench.send(list);
    await maria.chooseRow('a');
    expect(lastMessage()).toMatchObject({
      interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'Preços', description: 'Tabela' } },
    });
    await expect(maria.tapButton('Talvez')).rejects.toThrow('Offered: Sim (yes), Não (no)');
  });

  it('answers, forwards, reacts, sends places, people and files', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    const first = await maria.sendText('oi');
    await maria.reply(first.id, 'sobre isso');
    expect(lastMessage()).toMatchObject({ context: { id: first.id } });
    await maria.forward('veja');
    expect(lastMessage().context).toEqual({ forwarded: true });
    await maria.react(first.id, '👍');
    expect(lastMessage().reaction).toEqual({ message_id: first.id, emoji: '👍' });
    await maria.react(first.id, '');
    expect(lastMessage().reaction).toEqual({ message_id: first.id });
    await maria.sendLocation({ latitude: -23.55, longitude: -46.63 });
    expect(lastMessage().location).toEqual({ latitude: -23.55, longitude: -46.63 });
    await maria.sendAudio({ bytes: Buffer.from('OggS'), mimeType: 'audio/ogg; codecs=opus', voice: true });
    expect(lastMessage().audio).toMatchObject({ voice: true, mime_type: 'audio/ogg; codecs=opus' });
    await maria.sendDocument({
      bytes: Buffer.from('%PDF'),
      mimeType: 'application/pdf',
      filename: 'nota.pdf',
    });
    expect(lastMessage().document).toMatchObject({ filename: 'nota.pdf' });
  });

  it('with a username carries no phone: no from, no wa_id', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    maria.setUsername('@maria');
    await maria.sendText('oi');
    expect(lastMessage()).not.toHaveProperty('from');
    expect(lastValue().contacts?.[0]).not.toHaveProperty('wa_id');
    expect(lastValue().contacts?.[0]).toMatchObject({
      profile: { username: '@maria' },
      user_id: maria.user.userId,
    });
  });

  it('moves to another number and stays the same person', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    await maria.sendText('oi');
    const before = maria.user.userId;
    await maria.changeNumber('5511955554444');
    const fields = bench.webhooks.slice(1).map(({ json }) => json.entry[0]?.changes[0]);
    expect(fields).toMatchObject([
      {
        field: 'messages',
        value: { messages: [{ from: waId, type: 'system', system: { wa_id: '5511955554444' } }] },
      },
      { field: 'user_id_update', value: { user_id_update: [{ user_id: { previous: before } }] } },
    ]);
    expect(bench.simulator.user('5511955554444')).toBe(maria);
    expect(maria.transcript()).toHaveLength(2);
    expect(maria.user.userId).not.toBe(before);
  });

  it('waits for the next message of the business, come already or still to come', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    await maria.sendText('oi');
    await bench.send(text('um'));
    expect((await maria.nextMessage()).content).toEqual({ body: 'um' });
    const next = maria.nextMessage();
    await bench.send(text('dois'));
    expect((await next).content).toEqual({ body: 'dois' });
    await expect(maria.nextMessage(undefined, { timeoutMs: 1 })).rejects.toThrow(
      'The last one it got: "dois"',
    );
  });

  it('remembers texts of the past: the business hears nothing, the service window counts them', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    const hour = 3_600_000;
    const atMs = bench.clock.now() - 2 * hour;
    maria.remember([
      { by: 'business', text: 'Como posso ajudar?', atMs: atMs + 1_000 },
      { by: 'customer', text: 'oi', atMs },
    ]);
    expect(bench.webhooks).toHaveLength(0);
    expect(maria.transcript().map(({ content }) => content)).toEqual([
      { body: 'oi' },
      { body: 'Como posso ajudar?' },
    ]);
    await bench.send(text('Ainda posso responder'));
    expect(maria.lastReceived()?.status).not.toBe('failed');
    await bench.clock.advance(22 * hour);
    await bench.send(text('Agora não'));
    await bench.clock.advance(5_000);
    expect(bench.statuses().at(-1)).toMatchObject({ status: 'failed' });
  });

  it('is not heard by a business that blocked them', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    await maria.sendText('oi');
    const blocked = await bench.call('POST', '/v25.0/318840027715530/block_users', {
      messaging_product: 'whatsapp',
      block_users: [{ user: waId }],
    });
    expect(blocked.body.block_users).toEqual({ added_users: [{ input: waId, wa_id: waId }] });
    bench.webhooks.length = 0;
    await maria.sendText('oi?');
    expect(bench.webhooks).toHaveLength(0);
  });

  it('is still there after a restart, with chat, media and ids that do not repeat', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
    try {
      const stateFile = join(folder, 'state.json');
      bench = await createBench({ stateFile });
      const maria = bench.simulator.user(waId, { name: 'Maria' });
      const image = await maria.sendImage({ bytes: Buffer.from('png'), mimeType: 'image/png' });
      await bench.send(text('olá'));
      await bench.dispose();
      bench = await createBench({ stateFile });
      const again = bench.simulator.user(waId);
      expect(again.user.name).toBe('Maria');
      expect(again.transcript().map(({ type }) => type)).toEqual(['image', 'text']);
      await bench.clock.advance(5_000);
      expect(bench.statuses().map(({ status }) => status)).toEqual(['sent', 'delivered']);
      const next = await again.sendText('oi');
      expect(next.id).not.toBe(image.id);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
