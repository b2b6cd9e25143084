import { expect, test } from 'vitest';
import { auditGraph } from '../../audit-graph.ts';
import { importPackage } from '../../import-package.ts';
import { planAnew, withEmptyData } from '../../with-empty-data.ts';

test('a prime with 20,000 subawards is imported, and a newer version of one subaward changes only that one', async () => {
  const database = await withEmptyData('spare');
  const numbers = Array.from({ length: 20_000 }, (_, index) => index);
  const files = {
    'organizations.csv': [
      { id: 'O1', name: 'Prime' },
      ...numbers.slice(0, 500).map((n) => ({ id: `X${n}`, name: `Sub ${n}` })),
    ],
    'contracts.csv': [{ id: 'C1', prime: 'O1' }],
    'subcontracts.csv': numbers.map((n) => ({
      contract: 'C1',
      contractor: 'O1',
      subcontractor: `X${n % 500}`,
      subaward_number: `N${n}`,
      amount: n,
    })),
  };
  // The test's database keeps plans for an empty graph: without hints at indexes, they would read all subawards for each new one.
  await planAnew(database);
  await importPackage(database, { ...files, 'subcontracts.csv': files['subcontracts.csv'].slice(0, 1) });
  expect((await importPackage(database, files)).tables.subcontracts).toMatchObject({
    created: 19_999,
    unchanged: 1,
  });
  const [first, ...others] = files['subcontracts.csv'];
  const newer = { ...files, 'subcontracts.csv': [{ ...first, amount: -1 }, ...others] };
  expect((await importPackage(database, newer)).total).toMatchObject({ created: 0, changed: 1, closed: 0 });
  const [row] = await database.read(
    `MATCH ()-[r:SUBCONTRACTS_TO|SUPERSEDED {contract: 'C1', to: 'X0'}]->() WHERE r.subawardNumber = 'N0'
     RETURN collect([r.amount, type(r)]) AS versions`,
  );
  expect([row?.['versions']].flat().map(String).sort()).toEqual(['-1,SUBCONTRACTS_TO', '0,SUPERSEDED']);
  expect(await auditGraph(database)).toEqual({});
});
