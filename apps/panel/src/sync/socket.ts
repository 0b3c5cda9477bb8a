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
  signal: AbortSignal;
};

type ServerMessage =
  | { type: 'ready'; seq: number }
  | { type: 'events'; events: BalcaoEvent[] }
  | { type: 'resync'; seq: number };

const FIRST_RETRY_MS = 400;
const LONGEST_RETRY_MS = 15_000;

/** Follows the event log until `signal` aborts; reconnects by itself and resumes by sequence. */
export function followEvents(options: RealtimeOptions): void {
  const { signal } = options;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | undefined;

  const open = () => {
    clearTimeout(timer);
    if (signal.aborted || (socket && socket.readyState <= WebSocket.OPEN)) return;
    const current = new WebSocket(options.url);
    socket = current;
    current.addEventListener('open', () => {
      current.send(JSON.stringify({ type: 'subscribe', after: options.getSeq() }));
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
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    socket?.close();
  });
  open();
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
    const known = value.type === 'ready' || value.type === 'events' || value.type === 'resync';
    // Our own server writes these by the contract; an unknown kind from a newer one is passed over.
    return known ? (value as ServerMessage) : null;
  } catch {
    return null;
  }
}
