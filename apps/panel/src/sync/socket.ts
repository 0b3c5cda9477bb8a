import type { BalcaoEvent } from '@balcao/protocol';

type RealtimeOptions = {
  url: string;
  /** resume after this; null: from now on */
  getSeq: () => number | null;
  onLive: () => void;
  onLost: () => void;
  onEvents: (events: readonly BalcaoEvent[]) => void;
  /** the log no longer reaches back to our seq */
  onResync: (seq: number) => void;
  /** what is told and not kept: a colleague writes, or looks */
  onEphemeral: (message: Readonly<Record<string, unknown>>) => void;
  signal: AbortSignal;
};

type ServerMessage =
  | { type: 'ready'; seq: number }
  | { type: 'events'; events: BalcaoEvent[] }
  | { type: 'resync'; seq: number }
  | { type: 'ephemeral'; message: Record<string, unknown> };

/** What this panel tells. Lost while there is no line: none of it is worth keeping. */
export type ClientMessage =
  | { type: 'alive' }
  | { type: 'composing'; conversation_id: string }
  | { type: 'viewing'; conversation_id: string };
export type Line = { say: (message: ClientMessage) => void };

const FIRST_RETRY_MS = 400;
const LONGEST_RETRY_MS = 15_000;
/** The server calls an agent offline who was not heard of for a while. It counts once in 20 s: a bit more than that. */
const ALIVE_MS = 20_500;

/** Follows the event log until `signal` aborts; reconnects by itself and resumes by sequence. */
export function followEvents(options: RealtimeOptions): Line {
  const { signal } = options;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | undefined;
  const say = (message: ClientMessage) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };

  const open = () => {
    clearTimeout(timer);
    if (signal.aborted || (socket && socket.readyState <= WebSocket.OPEN)) return;
    const current = new WebSocket(options.url);
    socket = current;
    current.addEventListener('open', () => {
      current.send(JSON.stringify({ type: 'subscribe', after: options.getSeq() }));
      say({ type: 'alive' });
    });
    current.addEventListener('message', (event) => {
      const message = parseServerMessage(event.data);
      if (message === null) return;
      switch (message.type) {
        case 'ready':
          attempt = 0;
          options.onLive();
          return;
        case 'events':
          options.onEvents(message.events);
          return;
        case 'resync':
          attempt = 0;
          options.onResync(message.seq);
          options.onLive();
          return;
        case 'ephemeral':
          options.onEphemeral(message.message);
          return;
        default:
          message satisfies never;
      }
    });
    current.addEventListener('close', () => {
      if (signal.aborted) return;
      options.onLost();
      timer = setTimeout(open, retryDelayMs(attempt++, Math.random()));
    });
  };

  addEventListener('online', open, { signal });
  // A laptop that wakes should not wait for a long timer.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && open(), {
    signal,
  });
  const alive = setInterval(() => say({ type: 'alive' }), ALIVE_MS);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearInterval(alive);
    socket?.close();
  });
  open();
  return { say };
}

/** Full jitter, so that a restarted server is not met by everybody at once. */
export function retryDelayMs(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.3 + 0.7 * random));
}

export function parseServerMessage(data: unknown): ServerMessage | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('type' in value)) return null;
    const known =
      value.type === 'ready' ||
      value.type === 'events' ||
      value.type === 'resync' ||
      (value.type === 'ephemeral' &&
        'message' in value &&
        typeof value.message === 'object' &&
        value.message !== null);
    // Our own server writes these by the contract; an unknown kind from a newer one is passed over.
    return known ? (value as ServerMessage) : null;
  } catch {
    return null;
  }
}
