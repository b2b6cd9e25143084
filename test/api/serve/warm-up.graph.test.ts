import { expect, test } from 'vitest';
import { planImports } from '#serve/warm-up.ts';
import { chainFiles } from '#test/chain-files.ts';
import { dumpGraph } from '#test/graph-dump.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { countedDatabase } from './counted-database.ts';

test('planning imports changes nothing, and covers what a newer version of a package runs', async () => {
  const { database, taken } = countedDatabase(await withEmptyData());
  const before = await dumpGraph(database);
  taken();
  await planImports(database, () => Promise.resolve());
  const planned = new Set(taken());
  expect(await dumpGraph(database)).toEqual(before);

  await importPackage(database, chainFiles);
  taken();
  // Closes the escort, and brings another status, another employment and what is derived of it.
  const people = [{ id: 'P1', us_person_status: 'foreign_person' }, { id: 'P2' }];
  const employment = [...chainFiles['employment.csv'], { organization: 'O2', person: 'P1', role: 'engineer' }];
  await importPackage(database, {
    ...chainFiles,
    'escorts.csv': [],
    'people.csv': people,
    'employment.csv': employment,
  });
  const ran = new Set(taken());
  const ofRows = [...ran].filter((statement) =>
    /\$statements|\$keys[^]*:(ESCORTS|EMPLOYS|Access)\b|\$after|\$batch/.test(statement),
  );
  expect(ofRows.length).toBeGreaterThan(10);
  expect(ofRows.filter((statement) => !planned.has(statement))).toEqual([]);
});
