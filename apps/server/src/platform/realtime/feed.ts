import type { ReadEvents } from './realtime.types.ts';

/** An event written once for all its readers. */
export type WindowEvent = { seq: number; event: { seq: number }; json: string };

export type FeedPage =
  | { kind: 'events'; events: readonly WindowEvent[] }
  /** the reader asks for what was cleaned away, or for what never was (a restored database) */
  | { kind: 'gone'; lastSeq: number };

const WINDOW_EVENTS = 1000;
export const PAGE_EVENTS = 200;

/**
 * The newest events of one organization, read once and shared by its connections.
 * Holds every event with `from < seq <= head`; older ones are read from the log by who needs them.
 */
export class Feed {
  readonly organizationId: string;
  readonly #read: ReadEvents;
  #window: WindowEvent[] = [];
  #from: number;
  #head: number;
  #pulling: Promise<void> | null = null;
  #again = false;

  constructor(organizationId: string, head: number, read: ReadEvents) {
    this.organizationId = organizationId;
    this.#read = read;
    this.#from = head;
    this.#head = head;
  }

  get head(): number {
    return this.#head;
  }

  /** Reads what is new. Calls while one runs share the next run. */
  pull(): Promise<void> {
    this.#again = true;
    this.#pulling ??= this.#pullAll().finally(() => {
      this.#pulling = null;
    });
    return this.#pulling;
  }

  async pageAfter(seq: number): Promise<FeedPage> {
    if (seq > this.#head) return { kind: 'gone', lastSeq: this.#head };
    if (seq >= this.#from) {
      return { kind: 'events', events: this.#window.filter((item) => item.seq > seq).slice(0, PAGE_EVENTS) };
    }
    const page = await this.#read(this.organizationId, seq, PAGE_EVENTS);
    if (seq < page.retainedFrom || seq > page.lastSeq) return { kind: 'gone', lastSeq: page.lastSeq };
    return { kind: 'events', events: page.events.map(written) };
  }

  async #pullAll(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const { events, lastSeq } = await this.#read(this.organizationId, this.#head, PAGE_EVENTS);
      if (lastSeq < this.#head) this.#restart(lastSeq);
      for (const event of events) {
        this.#window.push(written(event));
        this.#head = event.seq;
      }
      const excess = this.#window.length - WINDOW_EVENTS;
      if (excess > 0) this.#from = this.#window.splice(0, excess).at(-1)?.seq ?? this.#from;
      if (events.length === PAGE_EVENTS) this.#again = true;
    }
  }

  /** The log is shorter than it was (a restored database): who has read further is told to resync. */
  #restart(lastSeq: number): void {
    this.#window = [];
    this.#from = lastSeq;
    this.#head = lastSeq;
  }
}

function written(event: { seq: number }): WindowEvent {
  return { seq: event.seq, event, json: JSON.stringify(event) };
}
