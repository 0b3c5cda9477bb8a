import net from 'node:net';

export type TcpProxy = {
  port: number;
  /** Drops every connection and refuses new ones until `restore`. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
};

/** A wire that can be cut: to a port, or to a socket in the file system. */
export async function openTcpProxy(target: net.NetConnectOpts): Promise<TcpProxy> {
  const sockets = new Set<net.Socket>();
  let isCut = false;
  const server = net.createServer((socket) => {
    if (isCut) return void socket.destroy();
    const upstream = net.connect(target);
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        socket.destroy();
        upstream.destroy();
      });
    }
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.');
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut() {
      isCut = true;
      dropAll();
    },
    restore() {
      isCut = false;
    },
    async close() {
      dropAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The same database, reached through a proxy. A socket's folder travels in `host`. */
export async function proxyDatabase(connectionString: string): Promise<{ proxy: TcpProxy; url: string }> {
  const [, login = '', address = '', database = '', query = ''] =
    /^postgres(?:ql)?:\/\/(?:([^@/]*)@)?([^/]*)\/([^?]*)\??(.*)$/.exec(connectionString) ?? [];
  const folder = new URLSearchParams(query).get('host');
  const { hostname, port } = new URL(`http://${address || 'localhost'}`);
  const proxy = await openTcpProxy(
    folder === null
      ? { host: hostname, port: Number(port || 5432) }
      : { path: `${folder}/.s.PGSQL.${new URLSearchParams(query).get('port') ?? (port || '5432')}` },
  );
  return { proxy, url: `postgresql://${login}@127.0.0.1:${proxy.port}/${database}` };
}
