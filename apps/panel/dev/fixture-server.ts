/**
 * A stand-in for the server: answers the contract with a Brazilian shop's day and follows its own event log,
 * so that every screen can be looked at alone. `node --conditions=balcao-source --import tsx dev/fixture-server.ts`
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type WebSocket, WebSocketServer } from 'ws';
import { picture, sound } from './fixture/media.ts';
import { makeCsv } from './fixture/reports.ts';
import { answer } from './fixture/routes.ts';
import { createWorld, type World, type WorldOptions } from './fixture/world.ts';

/** PANEL_DIST: another build than the usual one */
const dist = process.env.PANEL_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'";

export async function startFixture(
  options: WorldOptions & { port?: number } = {},
): Promise<{ url: string; world: World; close: () => void }> {
  const world = createWorld(options);
  const server: Server = createServer((req, res) => {
    handle(world, req, res).catch((error: unknown) => {
      console.error(error);
      res.writeHead(500).end();
    });
  });
  const sockets = new WebSocketServer({ server, path: '/v1/realtime' });
  sockets.on('connection', (socket: WebSocket) => {
    socket.on('message', (data) => {
      const message: unknown = JSON.parse(String(data));
      if (typeof message !== 'object' || message === null || !('type' in message)) return;
      if (message.type !== 'subscribe') return;
      const after = 'after' in message && typeof message.after === 'number' ? message.after : world.seq;
      socket.send(JSON.stringify({ type: 'ready', seq: world.seq }));
      const missed = world.log.filter((event) => event.seq > after);
      if (missed.length > 0) socket.send(JSON.stringify({ type: 'events', events: missed }));
      const stop = world.listen((event) => socket.send(JSON.stringify({ type: 'events', events: [event] })));
      const deaf = world.hear((whispered) =>
        socket.send(JSON.stringify({ type: 'ephemeral', message: whispered })),
      );
      socket.on('close', () => {
        stop();
        deaf();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
    },
  };
}

async function handle(world: World, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://fixture');
  if (url.pathname.startsWith('/v1/media/'))
    return sendMedia(decodeURIComponent(url.pathname.slice(10)), res);
  if (url.pathname.startsWith('/v1/')) {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const isJson = req.headers['content-type']?.includes('json');
    const body: unknown = isJson && raw.length > 0 ? JSON.parse(raw.toString()) : raw;
    const { status, json, headers = {} } = answer(world, req.method ?? 'GET', url, body);
    if (url.pathname === '/v1/reports/export') {
      const name = `${url.searchParams.get('table') ?? 'days'}.csv`;
      const type = { 'content-type': 'text/csv; charset=utf-8' };
      return void res
        .writeHead(200, { ...type, 'content-disposition': `attachment; filename="${name}"` })
        .end(makeCsv(name));
    }
    if (status === 204) return void res.writeHead(204).end();
    return void res
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(json));
  }
  if (url.pathname === '/simulator/phone') {
    return void res
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        '<body style="font:15px sans-serif;display:grid;place-items:center;height:90vh;color:#777">telefone</body>',
      );
  }
  return sendFile(url.pathname, res);
}

function sendMedia(name: string, res: ServerResponse): void {
  if (name.endsWith('.wav')) res.writeHead(200, { 'content-type': 'audio/wav' }).end(sound());
  else res.writeHead(200, { 'content-type': 'image/svg+xml' }).end(picture(name));
}

async function sendFile(path: string, res: ServerResponse): Promise<void> {
  const file = extname(path) === '' ? '/index.html' : path;
  const bytes = await readFile(join(dist, file)).catch(() => null);
  if (bytes === null) return void res.writeHead(404).end();
  res
    .writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': CSP,
    })
    .end(bytes);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await startFixture({
    port: Number(process.env.PORT ?? 4173),
    demo: process.argv.includes('--demo'),
    many: Number(process.env.MANY ?? 0),
    longThread: Number(process.env.LONG ?? 0),
  });
  console.log(`${url}/  (any e-mail and password sign in)`);
}
