import type { Clock } from '../../platform/clock/index.ts';
import type { Db } from '../../platform/db/index.ts';

export type LedgerPorts = {
  db: Db;
  clock: Clock;
  /** this process's row in the counters */
  slot: number;
  /** something was put into the inbox */
  wakeInbox: () => void;
};
