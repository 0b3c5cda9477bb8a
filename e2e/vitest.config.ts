import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: { conditions: ['balcao-source'] },
  ssr: { resolve: { conditions: ['balcao-source'] } },
  test: {
    name: 'browser',
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/lib/build-first.ts', 'e2e/lib/one-browser.ts', 'testkit/src/global-setup.ts'],
    // Two browsers at once make each other's moments late.
    fileParallelism: false,
    // The server’s sources are read once for all files.
    isolate: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
    sequence: { concurrent: false },
  },
});
