/** `name` = prepared once per connection: for statements of the hot path. */
export type Statement = { name?: string; text: string; values?: unknown[] };

export interface Queryable {
  query<Row>(statement: Statement): Promise<Row[]>;
  /** Affected rows. */
  execute(statement: Statement): Promise<number>;
}

declare const txBrand: unique symbol;

/** Inside one transaction that sees the organizations of its scope. Unusable once the transaction ended. */
export interface Tx extends Queryable {
  readonly [txBrand]: true;
  /** Runs once COMMIT succeeded, never after a rollback or an unknown outcome; its errors are only logged. */
  afterCommit(callback: () => void | Promise<void>): void;
  /** As Db.notify, once COMMIT succeeded. */
  notify(channel: string, payload: string): void;
}

export type TxOptions = { readOnly?: boolean; isolation?: 'repeatable read' };

export interface Listener {
  close(): Promise<void>;
}

export interface Db extends Queryable {
  /** For metrics: connections open, idle, and callers waiting for one. */
  readonly pool: Readonly<{ totalCount: number; idleCount: number; waitingCount: number }>;
  tx<T>(scope: string | readonly string[], run: (tx: Tx) => Promise<T>, options?: TxOptions): Promise<T>;
  /** `onReconnect` = notifications may have been missed: look at the tables. */
  listen(channel: string, onNotify: (payload: string) => void, onReconnect?: () => void): Promise<Listener>;
  /** A hint: coalesced, best effort, outside any transaction. */
  notify(channel: string, payload: string): void;
  close(): Promise<void>;
}
