import { defineConfig } from 'vitest/config';

const shared = {
  resolve: { conditions: ['balcao-source'] },
  ssr: { resolve: { conditions: ['balcao-source'] } },
};

/** A busy machine is slow, not wrong; only a failing test waits that long. */
const patience = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
};

/** The built-in PostgreSQL is tested in the round on itself; a real one makes no difference to it. */
const builtInServer = process.env.TEST_DATABASE_URL ? ['**/embedded.db.test.ts'] : [];

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['{packages,apps,testkit,bench}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**', '**/dist/**'],
          ...patience,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['{packages,apps,testkit}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', ...builtInServer],
          globalSetup: ['testkit/src/global-setup.ts'],
          ...patience,
        },
      },
    ],
  },
});
