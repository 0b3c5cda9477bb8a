import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { assert, property, string } from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorBench } from '../test-bench.ts';
import { createBench, text, waId } from '../test-bench.ts';
import { encodePayload, signBody } from './encode.ts';
import { decideRetryPause } from './retry.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('the signature', () => {
  it('matches the shared vector', () => {
    const file = new URL('../../../../fixtures/whatsapp/vector-signatures.json', import.meta.url);
    // A file of this repository whose shape is known.
    const vector = JSON.parse(readFileSync(file, 'utf8')) as {
      app_secret: string;
      raw_body_utf8: string;
      header: { 'X-Hub-Signature-256': string };
    };
    expect(signBody(Buffer.from(vector.raw_body_utf8), vector.app_secret)).toBe(
      vector.header['X-Hub-Signature-256'],
    );
  });

  it('is over bytes escaped as Meta escapes them', () => {
    expect(encodePayload({ a: 'é/<%@👋"' }).toString()).toBe(
      String.raw`{"a":"\u00e9\/\u003c\u0025\u0040\ud83d\udc4b\""}`,
    );
  });

  it('verifies over the raw bytes, and over nothing a re-stringifier would make of text that needs escapes', () => {
    const needsEscape = string({ unit: 'binary', minLength: 1 }).filter((body) =>
      /[/<%@\u007f-\uffff]/.test(body),
    );
    assert(
      property(needsEscape, string({ minLength: 8 }), (body, secret) => {
        const payload = { text: { body } };
        const raw = encodePayload(payload);
        const sign = (bytes: Buffer | string): string =>
          `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
        expect(JSON.parse(raw.toString())).toEqual(payload);
        expect(signBody(raw, secret)).toBe(sign(raw));
        expect(signBody(raw, secret)).not.toBe(sign(JSON.stringify(JSON.parse(raw.toString()))));
        expect(raw.every((byte) => byte < 0x80)).toBe(true);
      }),
    );
  });
});

describe('delivery', () => {
  let bench: SimulatorBench;
  afterEach(() => bench.dispose());

  it('repeats with falling frequency until 200, with the same bytes', async () => {
    bench = await createBench();
    bench.answerWebhooksWith(500);
    await bench.simulator.user(waId).sendText('olá');
    await bench.clock.advance(60_000);
    expect(bench.webhooks.length).toBeGreaterThan(3);
    bench.answerWebhooksWith(200);
    await bench.clock.advance(hour);
    const count = bench.webhooks.length;
    await bench.clock.advance(day);
    expect(bench.webhooks).toHaveLength(count);
    expect(new Set(bench.webhooks.map(({ rawBody }) => rawBody.toString())).size).toBe(1);
    expect(bench.simulator.counters()).toMatchObject({ delivered: 1, waiting: 0, dropped: 0 });
  });

  it('gives up after seven simulated days', async () => {
    bench = await createBench();
    bench.answerWebhooksWith(500);
    await bench.simulator.user(waId).sendText('olá');
    await bench.clock.advance(6 * day);
    expect(bench.simulator.counters()).toMatchObject({ dropped: 0, waiting: 1 });
    await bench.clock.advance(2 * day);
    expect(bench.simulator.counters()).toMatchObject({ dropped: 1, waiting: 0 });
  });

  it('can be compressed', async () => {
    bench = await createBench({ behaviour: { retryCompression: 1_000 } });
    bench.answerWebhooksWith(503);
    await bench.simulator.user(waId).sendText('olá');
    await bench.clock.advance(day / 100);
    expect(bench.simulator.counters().dropped).toBe(1);
  });

  it('never speeds up again', () => {
    const pauses = Array.from({ length: 30 }, (_, index) => decideRetryPause(index + 1));
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  });

  it('merges what happens within the batch window into one POST, up to the maximum', async () => {
    bench = await createBench({
      behaviour: { batchWindowMs: 50, batchMaxUpdates: 3, statusesPerMessage: 0 },
    });
    const maria = bench.simulator.user(waId);
    const sends = ['1', '2', '3', '4'].map((body) => maria.sendText(body));
    await bench.clock.advance(60);
    await Promise.all(sends);
    expect(
      bench.webhooks.map(({ json }) => json.entry[0]?.changes.map(({ value }) => value.messages?.length)),
    ).toEqual([[3], [1]]);
    expect(bench.webhooks[0]?.json.entry[0]?.changes[0]?.value.contacts).toHaveLength(1);
  });

  it('goes nowhere while the app is not subscribed to the account', async () => {
    bench = await createBench();
    await bench.call('DELETE', '/v25.0/204118573390216/subscribed_apps');
    await bench.simulator.user(waId).sendText('olá');
    expect(bench.webhooks).toHaveLength(0);
    await bench.call('POST', '/v25.0/204118573390216/subscribed_apps');
    await bench.simulator.user(waId).sendText('olá');
    expect(bench.webhooks).toHaveLength(1);
    expect(bench.simulator.counters().unsubscribed).toBe(1);
  });

  it('of many messages at once keeps every one', async () => {
    bench = await createBench({ behaviour: { statusesPerMessage: 0, webhookConcurrency: 3 } });
    const maria = bench.simulator.user(waId);
    await Promise.all(Array.from({ length: 2_500 }, (_, index) => maria.sendText(String(index))));
    expect(bench.webhooks).toHaveLength(2_500);
    await bench.send(text('ok'));
    expect(bench.simulator.counters()).toMatchObject({ received: 2_500, accepted: 1, waiting: 0 });
  });
});
