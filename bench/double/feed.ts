import { createServer, type Server, type Socket } from 'node:net';
import { nowUs } from '../lib/monotonic.ts';

/** One record: contact, what (0 accepted, 1 its statuses were all taken), when. Three float64. */
export const RECORD_BYTES = 24;
export const ACCEPTED = 0;
export const STATUSES_DONE = 1;

/** Tells the generator what was accepted when, in batches of a millisecond. */
export class Feed {
  readonly #server: Server;
  readonly #listeners = new Set<Socket>();
  #records: number[] = [];

  constructor() {
    this.#server = createServer((socket) => {
      this.#listeners.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#listeners.delete(socket));
    });
  }

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  }

  tell(contact: number, what: number): void {
    if (this.#listeners.size === 0) return;
    if (this.#records.length === 0) setTimeout(() => this.#flush(), 1);
    this.#records.push(contact, what, nowUs());
  }

  close(): void {
    for (const socket of this.#listeners) socket.destroy();
    this.#server.close();
  }

  #flush(): void {
    const bytes = Buffer.from(Float64Array.from(this.#records).buffer);
    this.#records = [];
    for (const socket of this.#listeners) socket.write(bytes);
  }
}
