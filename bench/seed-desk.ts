import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { migrate, openDatabase } from '../apps/server/src/platform/db/index.ts';
import { silentLog } from '../apps/server/src/platform/log/index.ts';
import { seedDesk } from './desk/seed.ts';

/**
 * A shop's year in a database of its own: node scripts/run.mjs bench/seed-desk.ts --database-url postgres://…/desk
 * Migrates the database and adds one organization; what is there already stays.
 */
const { values: args } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    conversations: { type: 'string', default: '100000' },
    messages: { type: 'string', default: '1000000' },
    contacts: { type: 'string', default: '50000' },
    agents: { type: 'string', default: '40' },
    open: { type: 'string', default: '10000' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
  },
});
const connectionString = args['database-url'];
if (connectionString === undefined)
  throw new Error('Give --database-url: a database that may be filled with invented customers.');

const startedMs = performance.now();
const say = (text: string) =>
  process.stderr.write(`${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);

const directory = join(fileURLToPath(new URL('.', import.meta.url)), '../apps/server/migrations');
await migrate({ connectionString, directory, log: silentLog });
const db = await openDatabase({ connectionString, max: 2, log: silentLog, applicationName: 'balcao seed' });
try {
  const desk = await seedDesk(
    db,
    {
      conversations: Number(args.conversations),
      messages: Number(args.messages),
      contacts: Number(args.contacts),
      agents: Number(args.agents),
      open: Number(args.open),
      days: Number(args.days),
      seed: Number(args.seed),
    },
    say,
  );
  say(`organization ${desk.organizationId}`);
} finally {
  await db.close();
}
