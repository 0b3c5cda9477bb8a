import { type Customer, getTextOf } from '@balcao/whatsapp-simulator';
import type { ShopServer } from './start-shop.ts';

export type Asked = { waId: string; name: string; problem: string };

/** Somebody at a phone nobody looks at, who came as far as the queue of support. */
export async function askSupport(
  { simulator }: Pick<ShopServer, 'simulator'>,
  asked: Asked,
): Promise<Customer> {
  const customer = simulator.user(asked.waId, { name: asked.name });
  await customer.sendText('oi');
  await hears(customer, 'Como posso ajudar?');
  await customer.chooseRow('Suporte técnico');
  await hears(customer, 'Conte em uma mensagem');
  await customer.sendText(asked.problem);
  await hears(customer, 'Se tiver uma foto');
  await customer.tapButton('Pular');
  await hears(customer, 'Tudo anotado!');
  return customer;
}

/** Resolves when the business says it: now, later, or not yet returned by this. */
export async function hears(customer: Customer, words: string): Promise<string> {
  const message = await customer.nextMessage((one) => getTextOf(one).includes(words), {
    timeoutMs: 30_000,
  });
  return getTextOf(message);
}

/** All the business ever said to them, oldest first. */
export function heardBy(customer: Customer): string[] {
  return customer
    .transcript()
    .filter((one) => one.direction === 'out')
    .map((one) => getTextOf(one));
}
