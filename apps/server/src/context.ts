import type { Clock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import type { SecretBox } from './platform/crypto/index.ts';
import type { Db } from './platform/db/index.ts';
import type { Log } from './platform/log/index.ts';

/** What every module may use. Built once, in app.ts. */
export type Context = {
  config: Config;
  db: Db;
  clock: Clock;
  log: Log;
  secrets: SecretBox;
};
