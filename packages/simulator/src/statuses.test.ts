import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorBench } from './test-bench.ts';
import { createBench, text, waId } from './test-bench.ts';

let bench: SimulatorBench;
afterEach(() => bench.dispose());

describe('statuses', () => {
  it('come as sent, then delivered, with price, recipient and the caller’s own data', async () => {
    bench = await createBench();
    await bench.simulator.user(waId, { name: 'Maria' }).sendText('oi');
    const { body } = await bench.send(text('olá', { biz_opaque_callback_data: 'row=7' }));
    await bench.clock.advance(4_000);
    const id = body.messages[0]?.id;
    expect(bench.statuses()).toMatchObject([
      { id, status: 'sent', recipient_id: waId, biz_opaque_callback_data: 'row=7' },
      { id, status: 'delivered', biz_opaque_callback_data: 'row=7' },
    ]);
    for (const status of bench.statuses()) {
      expect(status.pricing).toEqual({
        billable: false,
        pricing_model: 'PMP',
        type: 'free_customer_service',
        category: 'service',
      });
      expect(status.recipient_user_id).toMatch(/^BR\.\d+$/);
    }
  });

  it('add read when the customer opens the chat, once, without a second price', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    await maria.sendText('oi');
    await bench.send(text('olá'));
    await bench.clock.advance(4_000);
    await maria.read();
    await maria.read();
    expect(bench.statuses().map(({ status, pricing }) => [status, pricing !== undefined])).toEqual([
      ['sent', true],
      ['delivered', true],
      ['read', false],
    ]);
  });

  it('wait at sent while the phone is off, and go on when it is back', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    await maria.sendText('oi');
    maria.setOffline(true);
    await bench.send(text('olá'));
    await bench.clock.advance(10_000);
    expect(bench.statuses().map(({ status }) => status)).toEqual(['sent']);
    maria.setOffline(false);
    await bench.simulator.settle();
    expect(bench.statuses().map(({ status }) => status)).toEqual(['sent', 'delivered']);
  });

  it.each([
    [0, []],
    [1, ['sent']],
    [2, ['sent', 'delivered']],
    [3, ['sent', 'delivered', 'read']],
  ] as const)('are as many as statusesPerMessage says: %i', async (statusesPerMessage, expected) => {
    bench = await createBench({ behaviour: { statusesPerMessage } });
    await bench.simulator.user(waId).sendText('oi');
    await bench.send(text('olá'));
    await bench.clock.advance(10_000);
    expect(bench.statuses().map(({ status }) => status)).toEqual(expected);
  });

  it('swap, skip and double behind their switches', async () => {
    bench = await createBench({ behaviour: { reorderStatuses: 1 } });
    await bench.simulator.user(waId).sendText('oi');
    await bench.send(text('um'));
    await bench.clock.advance(10_000);
    expect(bench.statuses().map(({ status }) => status)).toEqual(['delivered', 'sent']);

    bench.simulator.setBehaviour({
      reorderStatuses: 0,
      statusesPerMessage: 3,
      skipDelivered: 1,
      duplicates: 1,
    });
    bench.webhooks.length = 0;
    await bench.send(text('dois'));
    await bench.clock.advance(10_000);
    expect(bench.statuses().map(({ status }) => status)).toEqual(['sent', 'sent', 'read', 'read']);
  });

  it('can overtake the answer to the send', async () => {
    bench = await createBench({ behaviour: { statusBeforeAnswer: true } });
    await bench.simulator.user(waId).sendText('oi');
    const { body } = await bench.send(text('olá'));
    expect(bench.statuses()).toMatchObject([{ id: body.messages[0]?.id, status: 'sent' }]);
  });

  it('of a reaction end at sent', async () => {
    bench = await createBench();
    const { id } = await bench.simulator.user(waId).sendText('oi');
    await bench.send({ type: 'reaction', reaction: { message_id: id, emoji: '👍' } });
    await bench.clock.advance(10_000);
    expect(bench.statuses().map(({ status }) => status)).toEqual(['sent']);
    expect(bench.simulator.message(id)?.reactions).toEqual({ business: '👍' });
  });

  it('name no phone when the business wrote to a user id of somebody who hides it', async () => {
    bench = await createBench();
    const maria = bench.simulator.user(waId);
    maria.setUsername('@maria');
    await maria.sendText('oi');
    await bench.send({ ...text('olá'), to: undefined, recipient: maria.user.userId });
    await bench.clock.advance(10_000);
    for (const status of bench.statuses()) {
      expect(status).not.toHaveProperty('recipient_id');
      expect(status).toMatchObject({ recipient_user_id: maria.user.userId });
    }
  });

  it('price the 72 hours after an advertisement as free entry point', async () => {
    bench = await createBench();
    await bench.simulator.user(waId).adReferral('vi o anúncio');
    await bench.send(text('olá'));
    await bench.clock.advance(10_000);
    expect(bench.statuses()[0]).toMatchObject({
      pricing: { type: 'free_entry_point', category: 'referral_conversion' },
    });
  });
});
