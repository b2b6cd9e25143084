import { defineConfig } from 'vitest/config';
import { RunReport } from './test/run-report.ts';
import { runs } from './test/runs.ts';

/** Longer where properties run longer. */
const minute = runs(60_000);

// Test databases do not live long enough for Java's optimizing compiler to pay off: without it they take half the CPU time.
// Without it the default code cache is small enough to fill up, and the same code would be compiled again and again.
process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=256m';

/** As Node resolves it: a second copy from its `module` field would not know the first one's types. */
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };
/** The same for all projects that mostly compute, so that their files run side by side. */
const maxWorkers = 2;
/** Loading the modules anew for each file, connecting to the database and starting a browser would take as long as many tests. */
const isolate = false;
/** Their servers would otherwise run on while the worker's later files run. */
const setupFiles = 'test/end-file.ts';
/** The tests of processes and of faults mostly wait: for databases to start and stop, and for timeouts. */
const waiting = { maxWorkers: 4, sequence: { groupOrder: 1 } };
/** Starting a database takes long on a busy machine. */
const patient = { testTimeout: 10 * minute, hookTimeout: 10 * minute, expect: { poll: { timeout: minute } } };

/** Also the processes of its tests know their project. */
const named = (name: string) => ({ name, env: { SUBTIER_TEST_PROJECT: name } });

export default defineConfig({
  // Has the durations of the last run, by which the longest files start first. `npm ci` would remove it from node_modules.
  cacheDir: '.build/vite',
  test: {
    // .ci/run reads its counts from the second.
    reporters: ['default', ['json', { outputFile: '.build/test-results.json' }], new RunReport()],
    teardownTimeout: 2 * minute,
    // For all projects: a database that has planned a statement for one of them need not do it again for another.
    globalSetup: ['test/bundle-program.ts', 'test/start-test-databases.ts'],
    maxWorkers,
    projects: [
      {
        resolve,
        test: {
          ...named('pure'),
          include: ['test/**/*.test.ts'],
          exclude: ['**/*.{graph,process,page,fault}.test.ts'],
          testTimeout: minute,
          expect: { poll: { timeout: minute / 2 } },
          maxWorkers,
          isolate,
        },
      },
      {
        resolve,
        test: {
          ...named('graph'),
          include: ['test/**/*.graph.test.ts'],
          setupFiles,
          maxWorkers,
          isolate,
          ...patient,
        },
      },
      {
        resolve,
        test: { ...named('process'), include: ['test/**/*.process.test.ts'], ...waiting, ...patient },
      },
      {
        resolve,
        test: {
          ...named('page'),
          include: ['test/**/*.page.test.ts'],
          globalSetup: 'test/web/build-page.ts',
          setupFiles,
          maxWorkers,
          isolate,
          ...patient,
        },
      },
      {
        resolve,
        test: {
          ...named('fault'),
          include: ['test/**/*.fault.test.ts'],
          globalSetup: 'test/web/build-page.ts',
          setupFiles,
          ...waiting,
          ...patient,
        },
      },
    ],
  },
});
