import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { importableWorlds } from '../../api/graph/exposures/importable-world.ts';
import { packageOf } from '../../api/graph/exposures/world-package.ts';
import { auditGraph } from '../../audit-graph.ts';
import { dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import { runs } from '../../runs.ts';
import { withEmptyData } from '../../with-empty-data.ts';

/** Everything in the graph; with the ids and times of imports too, for statements. */
export async function contentOf(database: Database): Promise<readonly string[]> {
  const recorded = await database.read(
    `MATCH (a)-[r]->() WHERE r.importId IS NOT NULL
     RETURN r.key AS key, r.importId AS importId, r.recordedAt AS recordedAt, r.supersededAt AS supersededAt ORDER BY key`,
  );
  return [...(await dumpStatements(database)), ...recorded.map((row) => JSON.stringify(row))];
}

/** Expects that rolling back an import gives the graph before it, on random packages. @param cases how many, each of which takes seconds */
export async function expectRolledBack(cases: number): Promise<void> {
  const database = await withEmptyData();
  await fc.assert(
    fc.asyncProperty(importableWorlds(['L1', 'L2']), importableWorlds(['L1', 'L2']), async (first, second) => {
      // It replaces what the case before left, so that there is history too.
      await importPackage(database, packageOf(first));
      const before = await contentOf(database);
      const { id, changed } = await importPackage(database, packageOf(second));
      if (!changed) return;
      await rollBack(database, id, () => undefined);
      expectSame(await contentOf(database), before);
      expect(await auditGraph(database)).toEqual({});
    }),
    { numRuns: runs(cases), endOnFailure: true },
  );
}
