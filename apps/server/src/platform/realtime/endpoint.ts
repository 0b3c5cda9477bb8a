import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Clock, Timer } from '../clock/index.ts';
import { checkAccess, checkOrigin, type Principal } from '../http/index.ts';
import type { RealtimeHub } from './hub.ts';
import { CLOSE, type Connection } from './realtime.types.ts';

export type ClientMessage = { type: string; [key: string]: unknown };

export type RealtimeEndpointOptions = {
  hub: RealtimeHub;
  clock: Clock;
  path?: string;
  /** a socket opened */
  onOpen?: (principal: Principal) => void;
  /** any message but `subscribe`: typing, presence */
  onMessage?: (principal: Principal, message: ClientMessage) => void;
  heartbeatMs?: number;
  /** how long a message may take to leave before the line is cut */
  slowMs?: number;
};

const HEARTBEAT_MS = 25_000;
const SLOW_MS = 15_000;
const MESSAGES_PER_HEARTBEAT = 300;
const BUSY_BYTES = 256 * 1024;

/** `GET /v1/realtime`, upgraded: `subscribe` → `ready`, then `events`. Cookie or API key, as everywhere. */
export function registerRealtime(app: FastifyInstance, options: RealtimeEndpointOptions): void {
  const principals = new WeakMap<FastifyRequest, Principal>();
  app.register(async (scope) => {
    scope.get(
      options.path ?? '/v1/realtime',
      {
        websocket: true,
        onRequest: async (request) => {
          const principal = await checkAccess(app.kernel, { auth: 'any', method: 'GET' }, request);
          // Browsers let any site open a socket with our cookie; only Origin tells.
          if (principal?.csrfToken !== undefined) checkOrigin(app.kernel, request);
          if (principal) principals.set(request, principal);
        },
      },
      (socket, request) => {
        const principal = principals.get(request);
        if (!principal) return socket.close(...CLOSE.signedOut);
        serveSocket(app, options, socket, request, principal);
      },
    );
  });
}

function serveSocket(
  app: FastifyInstance,
  options: RealtimeEndpointOptions,
  socket: WebSocket,
  request: FastifyRequest,
  principal: Principal,
): void {
  const { hub, clock } = options;
  const subscription = hub.connect(connectionOf(socket, principal, options));
  options.onOpen?.(principal);
  let alive = true;
  let received = 0;
  let timer: Timer = clock.setTimer(options.heartbeatMs ?? HEARTBEAT_MS, beat);

  function beat(): void {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    received = 0;
    socket.ping();
    void stillSignedIn(app, request).then((signedIn) => {
      if (!signedIn) socket.close(...CLOSE.signedOut);
    });
    timer = clock.setTimer(options.heartbeatMs ?? HEARTBEAT_MS, beat);
  }

  socket.on('pong', () => {
    alive = true;
  });
  socket.on('message', (data, isBinary) => {
    alive = true;
    received += 1;
    if (received > MESSAGES_PER_HEARTBEAT) return socket.close(...CLOSE.tooMany);
    const message = isBinary ? null : parseClientMessage(String(data));
    if (!message) return socket.close(...CLOSE.notUnderstood);
    if (message.type !== 'subscribe') return options.onMessage?.(principal, message);
    const after = parseAfter(message.after);
    if (after === undefined) return socket.close(...CLOSE.notUnderstood);
    subscription.subscribe(after);
  });
  socket.on('close', () => {
    timer.cancel();
    subscription.close();
  });
}

function connectionOf(socket: WebSocket, principal: Principal, options: RealtimeEndpointOptions): Connection {
  return {
    principal,
    send: (text) =>
      new Promise((resolve, reject) => {
        const late = options.clock.setTimer(options.slowMs ?? SLOW_MS, () => {
          cut(socket, options.clock);
          reject(new Error('the client reads too slowly'));
        });
        socket.send(text, (error) => {
          late.cancel();
          if (error) reject(error);
          else resolve();
        });
      }),
    trySend(text) {
      if (socket.readyState !== socket.OPEN || socket.bufferedAmount > BUSY_BYTES) return false;
      socket.send(text);
      return true;
    },
    close: (code, reason) => socket.close(code, reason),
  };
}

/** The reason is behind all that waits to leave: a client that reads on gets it, one that does not is dropped. */
function cut(socket: WebSocket, clock: Clock): void {
  socket.close(...CLOSE.tooSlow);
  const drop = clock.setTimer(1000, () => socket.terminate());
  socket.on('close', () => drop.cancel());
}

/** A sign-in may be revoked while its socket lives; a database that does not answer proves nothing. */
async function stillSignedIn(app: FastifyInstance, request: FastifyRequest): Promise<boolean> {
  try {
    return (await app.kernel.authenticate(request)) !== null;
  } catch {
    return true;
  }
}

export function parseClientMessage(text: string): ClientMessage | null {
  try {
    const value: unknown = JSON.parse(text);
    return isClientMessage(value) ? value : null;
  } catch {
    return null;
  }
}

function isClientMessage(value: unknown): value is ClientMessage {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function parseAfter(value: unknown): number | null | undefined {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
