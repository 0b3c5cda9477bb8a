import { connect, type Socket } from 'node:net';

export type Answered = (status: number) => void;

const REQUEST_TIMEOUT_MS = 10_000;

/**
 * One keep-alive connection that posts one body at a time: a fraction of the CPU of a full client, so that
 * the generator takes little of the machine it measures. Status 0 = no readable answer.
 */
export class PostLane {
  readonly #host: string;
  readonly #port: number;
  readonly #path: string;
  #socket: Socket | null = null;
  #received = '';
  #answered: Answered | null = null;
  #startedMs = 0;

  constructor(url: string) {
    const { hostname, port, pathname } = new URL(url);
    this.#host = hostname;
    this.#port = Number(port);
    this.#path = pathname;
  }

  get isBusy(): boolean {
    return this.#answered !== null;
  }

  post(body: string, headers: string, answered: Answered): void {
    this.#answered = answered;
    this.#startedMs = performance.now();
    this.#received = '';
    const socket = this.#socket ?? this.#open();
    socket.write(
      `POST ${this.#path} HTTP/1.1\r\nHost: ${this.#host}:${this.#port}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`,
    );
  }

  /** Gives up on an answer that does not come. */
  checkTimeout(nowMs: number): void {
    if (this.#answered && nowMs - this.#startedMs > REQUEST_TIMEOUT_MS) this.#socket?.destroy();
  }

  close(): void {
    this.#answered = null;
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#read(socket, chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#finish(0);
    });
    this.#socket = socket;
    return socket;
  }

  #read(socket: Socket, chunk: string): void {
    this.#received = this.#received === '' ? chunk : this.#received + chunk;
    const text = this.#received;
    const headEnd = text.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = text.slice(0, headEnd).toLowerCase();
    const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
    const isWhole =
      length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= headEnd + 4 + Number(length);
    if (!isWhole) return;
    if (head.includes('\r\nconnection: close')) {
      this.#socket = null;
      socket.destroy();
    }
    this.#finish(Number(text.slice(9, 12)));
  }

  #finish(status: number): void {
    const answered = this.#answered;
    this.#answered = null;
    answered?.(status);
  }
}
