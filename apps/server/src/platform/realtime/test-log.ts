import type { EventPage } from './realtime.types.ts';

/** An event log in memory whose reads can be held back or fail, for tests of what is built on it. */
export function createTestLog() {
  const logs = new Map<
    string,
    { events: { seq: number; text: string }[]; retainedFrom: number; seq: number }
  >();
  const of = (organizationId: string) => {
    const log = logs.get(organizationId) ?? { events: [], retainedFrom: 0, seq: 0 };
    logs.set(organizationId, log);
    return log;
  };
  const state = { reads: 0, failing: false };
  return {
    state,
    append(organizationId: string, text = ''): number {
      const log = of(organizationId);
      log.seq += 1;
      log.events.push({ seq: log.seq, text });
      return log.seq;
    },
    retain(organizationId: string, from: number): void {
      const log = of(organizationId);
      log.retainedFrom = from;
      log.events = log.events.filter(({ seq }) => seq > from);
    },
    restoreTo(organizationId: string, seq: number): void {
      const log = of(organizationId);
      log.seq = seq;
      log.events = log.events.filter((event) => event.seq <= seq);
    },
    async read(organizationId: string, afterSeq: number, limit: number): Promise<EventPage> {
      state.reads += 1;
      const log = of(organizationId);
      // As a database does: the state at the time of asking, given a while later.
      const page = {
        events: log.events.filter(({ seq }) => seq > afterSeq).slice(0, limit),
        lastSeq: log.seq,
        retainedFrom: log.retainedFrom,
      };
      await new Promise((resolve) => setImmediate(resolve));
      if (state.failing) throw new Error('the database is away');
      return page;
    },
  };
}
