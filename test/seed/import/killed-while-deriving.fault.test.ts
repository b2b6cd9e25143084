import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { runImport } from '#seed/import/import.ts';
import { serveGraph } from '../../api/serve/serve-graph.ts';
import { auditGraph } from '../../audit-graph.ts';
import { dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage, writePackage } from '../../import-package.ts';
import { runs } from '../../runs.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { expireLease, isBehind, startDeriving } from './start-import.ts';
import { twoVersions } from './two-versions.ts';
import { until, untilInTime } from '#test/until.ts';

const { older, newer } = twoVersions(700);

/** Each case kills two imports, of which the second completes the first, after these shares of the time for deriving. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const cases = fc.record({ shares: fc.tuple(share, share), isRepairedByReader: fc.boolean() });

/** Each kill takes an import of its own: many seconds on a busy machine. */
const timeout = runs(15 * 60_000);

test(
  'after kills at random moments of deriving, the next import or read gives the same graph as without',
  { timeout },
  async () => {
    const folder = await writePackage(newer);
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const database = await withEmptyData();
    const served = await serveGraph(database);
    const { home } = testEnvironment();
    await importPackage(database, older);
    const undisturbed = await startDeriving(database, home, folder);
    const start = Date.now();
    await until('the end of deriving', async () => !(await isBehind(database)), 5);
    // Shortened when a kill comes too late, because other work on the machine may have slowed this import down.
    let milliseconds = Date.now() - start;
    expect((await undisturbed.ended).code).toBe(0);
    const whole = await dumpStatements(database);
    expect(await auditGraph(database)).toEqual({});

    const startOver = async () => {
      await withEmptyData();
      await importPackage(database, older);
    };
    await fc.assert(
      fc.asyncProperty(cases, async ({ shares, isRepairedByReader }) => {
        await startOver();
        for (const one of shares) {
          await untilInTime('killed an import while it derived', async () => {
            const started = await startDeriving(database, home, folder);
            await sleep(one * milliseconds);
            await started.kill();
            if (await isBehind(database)) return true;
            milliseconds *= 0.7;
            await startOver();
            return false;
          });
          await expireLease(database);
        }
        if (isRepairedByReader) await served.data('{ exposures(first: 1) { totalCount } }');
        else await runImport(database, { format: 'chain-package', paths: [folder] });
        expect(await isBehind(database)).toBe(false);
        expectSame(await dumpStatements(database), whole);
        expect(await auditGraph(database)).toEqual({});
      }),
      {
        numRuns: runs(2),
        endOnFailure: true,
        examples: [
          [{ shares: [0.5, 0.2], isRepairedByReader: true }],
          [{ shares: [0.1, 0.4], isRepairedByReader: false }],
        ],
      },
    );
  },
);
