import { defineConfig } from 'vitest/config';

const minute = 60_000;
/** One file at a time: they share a database, or what they start is heavy. Tried again, since they start processes on busy machines. */
const serial = {
  fileParallelism: false,
  testTimeout: 5 * minute,
  hookTimeout: 5 * minute,
  teardownTimeout: 2 * minute,
  retry: 2,
};

/** As Node resolves it: a second copy from its `module` field would not know the first one's types. */
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

export default defineConfig({
  test: {
    // .ci/run reads its counts from the second.
    reporters: ['default', ['json', { outputFile: '.build/test-results.json' }]],
    projects: [
      {
        resolve,
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: ['**/*.{graph,process,page}.test.ts'],
          testTimeout: minute,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        test: {
          name: 'graph',
          include: ['test/**/*.graph.test.ts'],
          globalSetup: 'test/start-test-database.ts',
          ...serial,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: { name: 'process', include: ['test/**/*.process.test.ts'], ...serial, sequence: { groupOrder: 2 } },
      },
      {
        resolve,
        test: {
          name: 'page',
          include: ['test/**/*.page.test.ts'],
          globalSetup: 'test/start-test-database.ts',
          ...serial,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
