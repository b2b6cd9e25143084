import { expect, test } from 'vitest';
import { dumpGraph } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import { chainFiles } from '../../chain-files.ts';
import { withEmptyGraph } from '../../with-empty-graph.ts';

test('a package becomes nodes, statements and resolved values', async () => {
  const database = await withEmptyGraph();
  const report = await importPackage(database, chainFiles);
  expect(report.total).toEqual({ created: 17, changed: 0, unchanged: 0, rejected: 0, closed: 0 });
  const [path] = await database.read(
    `MATCH (c:Contract {key: 'C1'})-[:AWARDED_TO]->(p:Organization)-[t:SUBCONTRACTS_TO {contract: 'C1'}]->(s)-[:EMPLOYS]->(x:Person:Escort)
       -[k:ESCORTS]->(e:Person:Engineer)-[a:ACCESSES]->(y:System)
     RETURN p.key AS prime, t.to AS to, x.key AS escort, k.access AS access, a.mode AS mode, a.basis AS basis, y.impactLevel AS level,
       a.validFrom AS validFrom, a.validTo AS validTo, a.key AS key, c.prime AS resolved, c.identified AS identified`,
  );
  expect(path).toEqual({
    prime: 'O1',
    to: 'O2',
    escort: 'P2',
    access: 'A1',
    mode: 'ESCORTED',
    basis: 'AUTHORIZED',
    level: 5,
    validFrom: '2024-01-01',
    validTo: null,
    key: 'S1/access/A1/2024-01-01',
    resolved: 'O1',
    identified: true,
  });
});

test('the same package again leaves the graph as it was, to the letter', async () => {
  const database = await withEmptyGraph();
  await importPackage(database, chainFiles);
  const before = await dumpGraph(database);
  const again = await importPackage(database, chainFiles);
  expect(again.changed).toBe(false);
  expect(again.total).toMatchObject({ created: 0, changed: 0, unchanged: 17, closed: 0 });
  expect(await dumpGraph(database)).toEqual(before);
});
