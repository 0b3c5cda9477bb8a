import type { FloorCommands } from '../floor.ts';
import type { BenchDatabase } from './database.ts';
import { startHelper } from './helper.ts';

/** What is measured: something that takes webhooks and answers through the Graph API. */
export type Target = {
  name: string;
  webhookUrls: string[];
  pids(): number[];
  /** rows of inbox and outbox not worked off yet */
  backlog(): Promise<number>;
  /** what the target's own tables say went wrong, after everything is worked off */
  checkTables(written: number): Promise<string[]>;
  stop(): Promise<void>;
};

const FLOOR_DATABASE = 'balcao_bench_floor';

export async function startFloor(
  database: BenchDatabase,
  graphUrl: string,
  nodeArgs: string[] = [],
): Promise<Target> {
  const databaseUrl = await database.create(FLOOR_DATABASE);
  const helper = startHelper<FloorCommands>('floor.ts', nodeArgs);
  const { url } = await helper.call('start', { databaseUrl, graphUrl });
  return {
    name: 'floor',
    webhookUrls: [url],
    pids: () => [helper.pid],
    backlog: () => helper.call('backlog', undefined),
    async checkTables(written) {
      const [row] = await database.query<{ inbound: number; accepted: number }>(
        FLOOR_DATABASE,
        `select count(*) filter (where direction = 0)::int as inbound,
                count(*) filter (where direction = 1 and status > 0)::int as accepted from messages`,
      );
      return differences(written, row?.inbound ?? 0, row?.accepted ?? 0);
    },
    async stop() {
      await helper.stop();
      await database.drop(FLOOR_DATABASE);
    },
  };
}

export function differences(written: number, inbound: number, accepted: number): string[] {
  const found: string[] = [];
  if (inbound !== written) found.push(`${written} messages were acknowledged, ${inbound} are stored`);
  if (accepted !== written)
    found.push(`${written} messages should be answered, ${accepted} replies are recorded as accepted`);
  return found;
}
