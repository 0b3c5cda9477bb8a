// Loaded before an example: its servers listen on a free loopback port and print it beside the one they asked for.
import { channel } from 'node:diagnostics_channel';
import { type AddressInfo, Server } from 'node:net';

export const LISTENING_CHANNEL = 'balcao.fulfillment.test.listening';

type Listen = (...args: unknown[]) => Server;

const listen = Server.prototype.listen as Listen;

Server.prototype.listen = function listenOnFreePort(this: Server, ...args: unknown[]) {
  const asked = readAsked(args);
  if (!asked) return listen.apply(this, args);
  this.once('listening', () => {
    const { port } = this.address() as AddressInfo;
    console.log(`asked for ${asked}, listening on http://127.0.0.1:${port}`);
    channel(LISTENING_CHANNEL).publish({ port });
  });
  const callback = args.find((arg) => typeof arg === 'function');
  return listen.call(this, { port: 0, host: '127.0.0.1' }, callback);
} as typeof Server.prototype.listen;

function readAsked([first, second]: unknown[]): string | undefined {
  if (typeof first === 'number') return `${typeof second === 'string' ? second : '*'}:${first}`;
  if (typeof first !== 'object' || first === null || !('port' in first)) return undefined;
  return `${'host' in first && first.host ? first.host : '*'}:${first.port}`;
}
