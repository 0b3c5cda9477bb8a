import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address-policy.ts';
import { EgressFailed } from './errors.ts';
import { privateAddress } from './target.ts';

export type Lookup = (hostname: string) => Promise<readonly string[]>;

export const lookupAll: Lookup = async (hostname) => {
  const found = await systemLookup(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
};

type Connect = buildConnector.connector;

/**
 * Resolves once, judges every address, connects to the very address judged, and judges the one connected to.
 * A lookup hook would not do: it is not called for literals.
 */
export function guardedConnector(options: {
  isTrusted: (hostname: string, port: number) => boolean;
  lookup: Lookup;
  connect: Connect;
}): Connect {
  return (target, callback) => {
    const hostname = target.hostname.replace(/^\[|\]$/g, '');
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const trusted = options.isTrusted(hostname, port);
    const refuse = (error: Error) => callback(error, null);
    addressesOf(hostname, trusted, options.lookup).then(
      (addresses) => tryEach(addresses, 0),
      (error: Error) => refuse(error),
    );

    function tryEach(addresses: readonly string[], index: number): void {
      const address = addresses[index];
      if (address === undefined) return refuse(new EgressFailed('DNS', `"${hostname}" has no address.`));
      // The certificate and SNI stay those of the name.
      const named = isIP(hostname) ? {} : { servername: hostname };
      options.connect({ ...target, hostname: address, host: address, ...named }, (error, socket) => {
        if (error !== null) {
          if (index + 1 < addresses.length) return tryEach(addresses, index + 1);
          return refuse(error);
        }
        if (!trusted && !isPublicAddress(socket.remoteAddress ?? '')) {
          socket.destroy();
          return refuse(privateAddress(hostname));
        }
        callback(null, socket);
      });
    }
  };
}

async function addressesOf(hostname: string, trusted: boolean, lookup: Lookup): Promise<readonly string[]> {
  const addresses = isIP(hostname) ? [hostname] : await resolve(hostname, lookup);
  // One private address among public ones is an attack or a mistake: neither is called.
  if (!trusted && !addresses.every(isPublicAddress)) throw privateAddress(hostname);
  return addresses;
}

async function resolve(hostname: string, lookup: Lookup): Promise<readonly string[]> {
  try {
    return await lookup(hostname);
  } catch (cause) {
    throw new EgressFailed('DNS', `The name "${hostname}" was not found. Check its spelling.`, cause);
  }
}
