import { expect, test } from 'vitest';
import { checkPublicAddress } from './public-address.ts';

test('only an https address outside private networks can be reached by Meta', () => {
  const table: [string, ReturnType<typeof checkPublicAddress>][] = [
    ['https://desk.shop.com.br/webhooks/whatsapp', 'ok'],
    ['https://8.8.8.8/x', 'ok'],
    ['http://desk.shop.com.br/x', 'not_https'],
    ['http://localhost:3000', 'private'],
    ['https://192.168.0.4', 'private'],
    ['https://10.0.0.1', 'private'],
    ['https://[::1]', 'private'],
    ['https://[::ffff:127.0.0.1]', 'private'],
    ['https://169.254.169.254', 'private'],
    ['https://server', 'private'],
    ['https://desk.local', 'private'],
    ['not an address', 'private'],
  ];
  for (const [address, expected] of table)
    expect([address, checkPublicAddress(address)]).toEqual([address, expected]);
});
