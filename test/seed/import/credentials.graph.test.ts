import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { auditGraph } from '../../audit-graph.ts';
import { chainFiles } from '../../chain-files.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';

const [access] = chainFiles['access.csv'];
/** P1 reaches the system directly, on the credential of P3, whom O2 employs. */
const lent = {
  ...chainFiles,
  'people.csv': [...chainFiles['people.csv'], { id: 'P3' }, { id: 'P4' }],
  'employment.csv': [
    ...chainFiles['employment.csv'],
    { organization: 'O2', person: 'P3', contract: 'C1', role: 'engineer' },
  ],
  'access.csv': [{ ...access, mode: 'direct' }],
  'escorts.csv': [],
  'credentials.csv': [{ holder: 'P3', access: 'A1', valid_from: '2024-01-01', valid_to: '2025-01-01' }],
} as const satisfies PackageFiles;

/** The exposures by their days: from when to when, through whom, by which company. */
async function exposed(database: Database): Promise<readonly unknown[]> {
  const rows = await database.read(
    `MATCH (x:Exposure)
     OPTIONAL MATCH (x)-[:ON_CREDENTIAL_OF]->(holder) OPTIONAL MATCH (x)-[:ESCORTED_BY]->(escort) OPTIONAL MATCH (x)-[:ACCOUNTABLE]->(o)
     RETURN toString(x.validFrom) AS day, holder.key AS holder, x.credentialOf AS key, escort.key AS escort, o.key AS company,
       x.mode AS mode, x.escorted AS escorted ORDER BY day`,
  );
  return rows.map(Object.values);
}

test('the holder of the credential answers for the access as long as the credential is lent; before and after, the engineer does', async () => {
  const database = await withEmptyData();
  await importPackage(database, { ...lent, 'access.csv': [{ ...lent['access.csv'][0], valid_from: '2023-01-01' }] });
  expect(await exposed(database)).toEqual([
    ['2023-01-01', null, null, null, 'O1', 'DIRECT', false],
    ['2024-01-01', 'P3', 'P3', null, 'O2', 'DIRECT', false],
    ['2025-01-01', null, null, null, 'O1', 'DIRECT', false],
  ]);
  const [edge] = await database.read(
    'MATCH (a)-[r:LENDS_TO]->(b) RETURN a.key AS from, b.key AS to, r.access AS access',
  );
  expect(edge).toEqual({ from: 'P3', to: 'P1', access: 'A1' });
  const again = await importPackage(database, {
    ...lent,
    'access.csv': [{ ...lent['access.csv'][0], valid_from: '2023-01-01' }],
  });
  expect(again.total).toMatchObject({ created: 0, changed: 0, closed: 0 });
  expect(await auditGraph(database)).toEqual({});
});

test('a credential lent by the engineer, for an unknown access or by an unknown person is rejected with the reason; the others go in', async () => {
  const database = await withEmptyData();
  const rows = [
    { holder: 'P1', access: 'A1' },
    { holder: 'P3', access: 'A9' },
    { holder: 'P9', access: 'A1' },
    { holder: '', access: 'A1' },
    { holder: 'P3', access: 'A1' },
  ];
  const { rejects, total } = await importPackage(database, { ...lent, 'credentials.csv': rows }, { withRejects: true });
  const unknown = (table: string) => `Refers to a row of ${table} that is neither in the input nor in the graph`;
  expect(rejects.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual(
    [
      ['5', 'holder', '', expect.any(String)],
      ['3', 'access', 'A9', unknown('access')],
      ['4', 'holder', 'P9', unknown('people')],
      ['2', 'holder', 'P1', 'The holder of the credential is the engineer of the access'],
    ].sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
  );
  expect(total.rejected).toBe(4);
  expect(await exposed(database)).toEqual([['2024-01-01', 'P3', 'P3', null, 'O2', 'DIRECT', false]]);
  expect(await auditGraph(database)).toEqual({});
});

test('an access does not move to a person who lends the credential according to another source, and takes along the credential', async () => {
  const database = await withEmptyData();
  const own = { ...lent, 'credentials.csv': [], 'claims.csv': [] };
  await importPackage(database, own);
  await importPackage(database, { 'sources.csv': [{ id: 'S2' }], 'credentials.csv': [{ holder: 'P3', access: 'A1' }] });
  const moved = (person: string) => ({ ...own, 'access.csv': [{ ...lent['access.csv'][0], person }] });
  const refused = await importPackage(database, moved('P3'), { withRejects: true });
  expect(refused.rejects.map(({ reason }) => reason)).toEqual([
    'Another source states that this person lends a credential for this access',
  ]);
  expect(await exposed(database)).toMatchObject([['2024-01-01', 'P3', 'P3', null, 'O2', 'DIRECT', false]]);
  await importPackage(database, moved('P4'));
  const lends = await database.read('MATCH (a)-[r:LENDS_TO]->(b) RETURN a.key AS from, b.key AS to, r.key AS key');
  expect(lends).toEqual([{ from: 'P3', to: 'P4', key: 'S2/credentials/P3/A1/' }]);
  expect(await auditGraph(database)).toEqual({});
});

test('a credential that a source no longer states counts no longer', async () => {
  const database = await withEmptyData();
  await importPackage(database, lent);
  const report = await importPackage(database, { ...lent, 'credentials.csv': [] });
  expect(report.total.closed).toBe(1);
  expect(await exposed(database)).toEqual([['2024-01-01', null, null, null, 'O1', 'DIRECT', false]]);
  expect(await auditGraph(database)).toEqual({});
});

test('an unnamed company, a base and a lent credential go in without an invented value', async () => {
  const database = await withEmptyData();
  const { rejects } = await importPackage(
    database,
    {
      'sources.csv': [{ id: 'S1' }],
      'agencies.csv': [{ id: 'G1', name: 'Army' }],
      'systems.csv': [{ id: 'base', name: 'Air base', agency: 'G1', kind: 'facility' }],
      'organizations.csv': [{ id: 'company-1' }],
      'people.csv': [{ id: 'P1', us_person_status: 'foreign_person' }, { id: 'P2' }],
      'employment.csv': [{ organization: 'company-1', person: 'P2', role: 'engineer' }],
      'access.csv': [{ id: 'A1', person: 'P1', system: 'base', mode: 'direct' }],
      'credentials.csv': [{ holder: 'P2', access: 'A1' }],
    },
    { withRejects: true },
  );
  expect(rejects).toEqual([]);
  expect(
    await database.read(
      `MATCH (x:Exposure)-[:REACHES]->(system), (x)-[:ON_CREDENTIAL_OF]->(holder)
       RETURN system.kind AS kind, system.impactLevel AS level, system.sensitivity AS sensitivity, x.sensitivity AS exposed, holder.key AS holder`,
    ),
  ).toEqual([{ kind: 'FACILITY', level: null, sensitivity: null, exposed: null, holder: 'P2' }]);
  expect(
    await database.read("MATCH (o:Organization {key: 'company-1'}) RETURN o.name AS name, o.country AS country"),
  ).toEqual([{ name: null, country: null }]);
});
