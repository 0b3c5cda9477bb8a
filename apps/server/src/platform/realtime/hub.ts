import type { Clock, Timer } from '../clock/index.ts';
import type { Principal } from '../http/index.ts';
import type { Log } from '../log/index.ts';
import { Feed, type WindowEvent } from './feed.ts';
import {
  CLOSE,
  type Connection,
  type EphemeralBus,
  type EphemeralMessage,
  type HintSource,
  type ReadEvents,
  type ServerMessage,
  type VisibleTo,
} from './realtime.types.ts';

export type RealtimeHubOptions = {
  readEvents: ReadEvents;
  /** other processes' hints: the database's notifications, Redis */
  hints?: readonly HintSource[];
  ephemeral?: EphemeralBus;
  visibleTo?: VisibleTo;
  clock: Clock;
  log: Log;
  /** how late an event may be when every hint was lost */
  pollMs?: number;
};

export type RealtimeHub = {
  start(): Promise<void>;
  /** "This organization has new events": call after commit. */
  hint(organizationId: string): void;
  connect(connection: Connection): Subscription;
  sendEphemeral(
    organizationId: string,
    message: EphemeralMessage,
    to?: (principal: Principal) => boolean,
  ): void;
  /** Cuts connections whose sign-in ended. */
  disconnect(of: (principal: Principal) => boolean): void;
  connections(): number;
  close(): Promise<void>;
};

export type Subscription = {
  /** `after`: the last seq the client has; null: from now on. */
  subscribe(after: number | null): void;
  close(): void;
};

const POLL_MS = 3000;

type Member = {
  connection: Connection;
  /** raised by each subscribe: an older run then ends */
  run: number;
  wake: () => void;
  closed: boolean;
};

type Room = { feed: Feed | null; members: Set<Member> };

/** Brings each connection its organization's events in order, without gap or double. */
export function createRealtimeHub(options: RealtimeHubOptions): RealtimeHub {
  const { clock, log, readEvents, visibleTo = () => true } = options;
  const rooms = new Map<string, Room>();
  const sources: { close(): Promise<void> }[] = [];
  let pollTimer: Timer | undefined;
  let closed = false;

  function hint(organizationId: string): void {
    const room = rooms.get(organizationId);
    if (room?.feed) void refresh(room, room.feed);
  }

  async function refresh(room: Room, feed: Feed): Promise<void> {
    try {
      await feed.pull();
    } catch (error) {
      // The next poll tries again: nothing is lost, the cursors did not move.
      log.warn({ err: error, organizationId: feed.organizationId }, 'realtime: events could not be read');
      return;
    }
    for (const member of room.members) member.wake();
  }

  function poll(): void {
    for (const organizationId of rooms.keys()) hint(organizationId);
    pollTimer = clock.setTimer(options.pollMs ?? POLL_MS, poll);
  }

  async function serve(room: Room, member: Member, after: number | null): Promise<void> {
    const run = ++member.run;
    const { organizationId } = member.connection.principal;
    const current = () => !member.closed && member.run === run;
    const say = (message: ServerMessage) => member.connection.send(JSON.stringify(message));

    const { lastSeq, retainedFrom } = await readEvents(organizationId, Number.MAX_SAFE_INTEGER, 1);
    if (!current()) return;
    room.feed ??= new Feed(organizationId, lastSeq, readEvents);
    const { feed } = room;
    if (after !== null && (after < retainedFrom || after > Math.max(lastSeq, feed.head))) {
      await say({ type: 'resync', seq: lastSeq });
      return;
    }
    let cursor = after ?? lastSeq;
    await say({ type: 'ready', seq: cursor });
    // A hint may have been lost before this connection made us listen.
    await refresh(room, feed);

    while (current()) {
      const woken = new Promise<void>((resolve) => {
        member.wake = resolve;
      });
      const page = await feed.pageAfter(cursor);
      if (!current()) return;
      if (page.kind === 'gone') {
        await say({ type: 'resync', seq: page.lastSeq });
        return;
      }
      const last = page.events.at(-1);
      if (!last) {
        await woken;
        continue;
      }
      const text = eventsMessage(
        page.events.filter(({ event }) => visibleTo(member.connection.principal, event)),
      );
      if (text !== null) await member.connection.send(text);
      cursor = last.seq;
    }
  }

  function connect(connection: Connection): Subscription {
    const { organizationId } = connection.principal;
    const room = rooms.get(organizationId) ?? { feed: null, members: new Set() };
    rooms.set(organizationId, room);
    const member: Member = { connection, run: 0, wake: () => {}, closed: false };
    room.members.add(member);
    return {
      subscribe(after) {
        member.wake();
        serve(room, member, after).catch((error: unknown) => {
          if (member.closed) return;
          log.warn({ err: error, organizationId }, 'realtime: connection cut, the client resumes');
          connection.close(...CLOSE.restarting);
        });
      },
      close() {
        member.closed = true;
        member.wake();
        room.members.delete(member);
        if (room.members.size === 0) rooms.delete(organizationId);
      },
    };
  }

  function deliverEphemeral(
    organizationId: string,
    message: EphemeralMessage,
    to: (principal: Principal) => boolean = () => true,
  ): void {
    const text = JSON.stringify({ type: 'ephemeral', message } satisfies ServerMessage);
    for (const { connection } of rooms.get(organizationId)?.members ?? []) {
      if (to(connection.principal)) connection.trySend(text);
    }
  }

  return {
    async start() {
      for (const source of options.hints ?? []) sources.push(await source.subscribe(hint));
      if (options.ephemeral) sources.push(await options.ephemeral.subscribe(deliverEphemeral));
      poll();
    },
    hint,
    connect,
    sendEphemeral(organizationId, message, to) {
      deliverEphemeral(organizationId, message, to);
      // A filter is a function of this process: what is meant for some stays here.
      if (!to) options.ephemeral?.publish(organizationId, message);
    },
    disconnect(of) {
      for (const { members } of rooms.values()) {
        for (const { connection } of members) {
          if (of(connection.principal)) connection.close(...CLOSE.signedOut);
        }
      }
    },
    connections: () => [...rooms.values()].reduce((sum, room) => sum + room.members.size, 0),
    async close() {
      if (closed) return;
      closed = true;
      pollTimer?.cancel();
      for (const { members } of rooms.values()) {
        for (const { connection } of members) connection.close(...CLOSE.restarting);
      }
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

function eventsMessage(events: readonly WindowEvent[]): string | null {
  if (events.length === 0) return null;
  return `{"type":"events","events":[${events.map(({ json }) => json).join(',')}]}`;
}
