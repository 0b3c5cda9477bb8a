// A process of its own for embedded.db.test.ts: uses the server of a data folder until told to stop.
import { createInterface } from 'node:readline';
import { silentLog } from '../../log/index.ts';
import { startEmbedded } from './embedded.ts';

const [dataDir = ''] = process.argv.slice(2);
const server = await startEmbedded({
  dataDir,
  log: silentLog,
  tuning: { maxConnections: 20, sharedBuffers: '16MB' },
});
console.log(`ready ${server.connectionString}`);
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'stop') continue;
  await server.stop();
  console.log('stopped');
  break;
}
process.exit(0);
