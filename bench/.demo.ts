import { startServer, untilSignal } from '../apps/server/src/main.ts';
import { parseConfig } from '../apps/server/src/platform/config/index.ts';

const server = await startServer(
  parseConfig({ PORT: '4570', DATA_DIR: '/tmp/smoke/demo', LOG_LEVEL: 'info' }),
  { demo: true },
);
console.log('DEMO', server.demoUrl);
await untilSignal();
await server.stop();
