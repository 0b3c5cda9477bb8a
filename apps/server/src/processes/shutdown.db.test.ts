import { until } from '@balcao/testkit';
import type { Customer } from '@balcao/whatsapp-simulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Server } from './testing/processes.ts';
import { answersTo, hearScript, openShop, SCRIPT, type Shop } from './testing/shop.ts';

let shop: Shop;
let expected: string[];
let server: Server;

beforeAll(async () => {
  shop = await openShop({ behaviour: { answerDelayMs: 30 } });
  server = await shop.processes.start({ ...shop.env, SHUTDOWN_DELAY_MS: '500' });
  shop.deliverTo([server.url]);
  expected = await hearScript(shop.simulator.user('5511900000000', { name: 'Maria' }));
});
afterAll(async () => shop.close());

describe('SIGTERM under load', () => {
  test('ends within 15 s with code 0, says first that it is not ready and never again that it is, and every delivery that got its 200 is answered once, by it or by the next', async () => {
    const customers: Customer[] = Array.from({ length: 60 }, (_, i) =>
      shop.simulator.user(String(5511910000000 + i), { name: 'Maria' }),
    );
    const accepted = shop.simulator.counters().accepted;
    const writing = Promise.all(
      customers.map(async (customer) => {
        for (const words of SCRIPT) await customer.sendText(words);
      }),
    );
    await until(() => shop.simulator.counters().accepted > accepted + 20);

    const stopping = server.stop();
    const heard = watchReadiness(server.url);
    const exit = await stopping;
    expect(exit).toMatchObject({ code: 0, signal: null });
    expect(exit.tookMs).toBeLessThan(15_000);
    // The first look may be before the signal arrived; then 503 until there is no connection any more.
    const firstNo = (await heard).findIndex((status) => status !== 200);
    expect((await heard)[firstNo]).toBe(503);
    expect((await heard).slice(firstNo)).not.toContain(200);
    const { n: unsure } = (
      await shop.database.queryAsOwner<{ n: number }>(
        `select count(*)::int as n from outbox where state <> 'queued'`,
      )
    )[0] ?? { n: -1 };
    expect(unsure).toBe(0);
    expect(server.log()).not.toMatch(/"level":"(error|fatal)"/);

    server = await shop.processes.start(shop.env);
    shop.deliverTo([server.url]);
    await writing;
    await until(() => customers.every((customer) => answersTo(customer).length >= expected.length), {
      what: 'everybody is answered',
    });
    for (const customer of customers) expect(answersTo(customer)).toEqual(expected);
  });
});

/** What /readyz said until nobody listened any more. */
async function watchReadiness(url: string): Promise<number[]> {
  const heard: number[] = [];
  for (;;) {
    const status = await fetch(`${url}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
    heard.push(status);
    if (status === 0) return heard;
  }
}
