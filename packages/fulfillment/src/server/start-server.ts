import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServerOptions {
  host: string;
  port: number;
  /** How long `close` waits for requests under way before it cuts their connections. */
  stopGraceMs: number;
}

/** A running webhook server. */
export interface FulfillmentServer {
  /** Where to call it from this machine. */
  url: string;
  host: string;
  port: number;
  /** Takes no further request, lets those under way finish, then resolves. May be called again. */
  close: () => Promise<void>;
}

/** A request, body included, that takes longer is cut off. */
const REQUEST_TIMEOUT_MS = 30_000;

/** Resolves once the server listens. @throws Error that says why the address cannot be had. */
export async function startServer(
  listener: RequestListener,
  options: ServerOptions,
): Promise<FulfillmentServer> {
  const underWay = new Set<ServerResponse>();
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (req, res) => {
    underWay.add(res);
    res.once('close', () => underWay.delete(res));
    listener(req, res);
  });
  const { address, port } = await listen(server, options);
  let closing: Promise<void> | undefined;
  return {
    url: `http://${nameInUrl(address)}:${port}`,
    host: options.host,
    port,
    close: () => {
      closing ??= stop(server, underWay, options.stopGraceMs);
      return closing;
    },
  };
}

function listen(server: Server, { host, port }: ServerOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen({ host, port }, () => {
      server.removeAllListeners('error');
      // A TCP server that listens has an AddressInfo; a string is a pipe's.
      resolve(server.address() as AddressInfo);
    });
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `a porta ${port} já está em uso; feche o outro programa ou passe outra em start({ port })`,
    EACCES: `sem permissão para a porta ${port}; use uma acima de 1023`,
    EADDRNOTAVAIL: `o endereço ${host} não é desta máquina`,
    ENOTFOUND: `o nome ${host} não existe`,
  };
  const reason = reasons[error.code ?? ''] ?? error.message;
  return Object.assign(new Error(`Não foi possível iniciar o servidor: ${reason}.`, { cause: error }), {
    code: error.code,
  });
}

function stop(server: Server, underWay: Set<ServerResponse>, stopGraceMs: number): Promise<void> {
  // Otherwise a client's connection would stay open, idle, after its last answer.
  for (const res of underWay) if (!res.headersSent) res.setHeader('connection', 'close');
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), stopGraceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function nameInUrl(address: string): string {
  if (address === '0.0.0.0') return '127.0.0.1';
  if (address === '::') return '[::1]';
  return address.includes(':') ? `[${address}]` : address;
}
