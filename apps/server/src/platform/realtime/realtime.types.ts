import type { Principal } from '../http/index.ts';

/** Opaque but for its place in the organization's sequence. */
export type RealtimeEvent = { seq: number };

export type EventPage = {
  /** with `seq > afterSeq`, ascending, the first `limit` of them */
  events: readonly RealtimeEvent[];
  /** of the organization, now */
  lastSeq: number;
  /** events up to and with this one were cleaned away */
  retainedFrom: number;
};

export type ReadEvents = (organizationId: string, afterSeq: number, limit: number) => Promise<EventPage>;

/** "The organization has events." Lost or doubled hints cost delay, never events. */
export type HintSource = {
  subscribe(onHint: (organizationId: string) => void): Promise<{ close(): Promise<void> }>;
};

/** Carries messages that are not stored (typing, presence) between processes; best effort. */
export type EphemeralBus = {
  publish(organizationId: string, message: EphemeralMessage): void;
  subscribe(
    onMessage: (organizationId: string, message: EphemeralMessage) => void,
  ): Promise<{ close(): Promise<void> }>;
};

export type EphemeralMessage = { [key: string]: unknown };

/** What a client may see of the log or of passing messages. */
export type VisibleTo = (principal: Principal, event: RealtimeEvent) => boolean;

export type ServerMessage =
  | { type: 'ready'; seq: number }
  | { type: 'events'; events: readonly RealtimeEvent[] }
  | { type: 'resync'; seq: number }
  | { type: 'ephemeral'; message: EphemeralMessage };

/** One client's line, as the hub sees it. */
export type Connection = {
  principal: Principal;
  /** Resolves when the text has left; rejects when the line is gone or too slow. */
  send(text: string): Promise<void>;
  /** For messages that may be lost: false when the line is busy. */
  trySend(text: string): boolean;
  close(code: number, reason: string): void;
};

/** Close codes of this protocol; the client reconnects after all but the first. */
export const CLOSE = {
  signedOut: [4401, 'signed out'],
  tooSlow: [4408, 'too slow: reconnect and resume'],
  tooMany: [4429, 'too many messages'],
  notUnderstood: [4400, 'message not understood'],
  restarting: [1012, 'server restarting: reconnect and resume'],
} as const;
