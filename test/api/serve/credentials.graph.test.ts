import { beforeAll, expect, test } from 'vitest';
import { chainFiles } from '../../chain-files.ts';
import { encodeId } from '#serve/ids.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;
const filter = 'filter: { asOf: "2025-01-01" }';
const engineer = encodeId('Person', 'P1');
const holder = encodeId('Person', 'P3');

/** P1 reaches the system directly, on the credential of P3, whom O2 employs. */
beforeAll(async () => {
  const database = await withEmptyData();
  const [access] = chainFiles['access.csv'];
  await importPackage(database, {
    ...chainFiles,
    'people.csv': [...chainFiles['people.csv'], { id: 'P3', us_person_status: 'citizen' }],
    'employment.csv': [
      { organization: 'O1', person: 'P1', contract: 'C1', role: 'engineer' },
      { organization: 'O2', person: 'P3', contract: 'C1', role: 'engineer' },
    ],
    'access.csv': [{ ...access, mode: 'direct' }],
    'escorts.csv': [],
    'credentials.csv': [{ holder: 'P3', access: 'A1' }],
    'claims.csv': [
      { id: 'K1', text: 'P1 used the login of P3', stance: 'asserts', about: 'credentials:P3|A1', claimant: 'A court' },
      { id: 'K2', text: 'Nobody lent a login', stance: 'denies', about: 'credentials:P3|A1', claimant: 'O2' },
    ],
  });
  served = await serveGraph(database);
});

test('an exposure names the holder of the credential in the place of the escort, with the evidence, and stays direct', async () => {
  const { exposures } = await served.data(`{ exposures(${filter}, first: 9) { totalCount nodes {
    mode gaps lineage escort { key } credentialOf { key } accountable { key } chain { key } engineerEmployers { key }
    path { edges { type under statements { key source { key } } claims { key } } } cypher { statement }
  } } }`);
  const hop = (type: string, under: string | null, ...claims: string[]) => ({
    ...{ type, under, claims: claims.map((key) => ({ key })) },
  });
  expect(exposures).toMatchObject({
    totalCount: 1,
    nodes: [
      {
        ...{
          mode: 'DIRECT',
          gaps: ['NO_ESCORT_ON_RECORD'],
          lineage: 'COMPLETE',
          escort: null,
          credentialOf: { key: 'P3' },
        },
        ...{ accountable: { key: 'O2' }, chain: [{ key: 'O1' }, { key: 'O2' }], engineerEmployers: [{ key: 'O1' }] },
        path: {
          edges: [
            hop('SUBCONTRACTS_TO', 'C1'),
            hop('EMPLOYS', 'C1'),
            { ...hop('LENDS_TO', 'A1', 'K1', 'K2'), statements: [{ key: 'S1/credentials/P3/A1/' }] },
            hop('ACCESSES', 'A1'),
            hop('LOCATED_IN', null),
          ],
        },
      },
    ],
  });
});

test('conditions, groups, choke points and coverage know the holder of the credential, who is no escort', async () => {
  const found = await served.data(
    `query Q($people: [ID!]) {
    ofHolder: exposures(filter: { asOf: "2025-01-01", people: $people }, first: 9) { totalCount }
    escorted: exposures(filter: { asOf: "2025-01-01", escorted: true }, first: 9) { totalCount }
    supplied: exposures(filter: { asOf: "2025-01-01", suppliers: ["O2"] }, first: 9) { totalCount }
    accountable: exposureGroups(by: ACCOUNTABLE, ${filter}, first: 9) { group { ... on Organization { key } } }
    escorts: exposureGroups(by: ESCORT, ${filter}, first: 9) { accesses }
    coverage(${filter}) { accesses withEscortRecord }
    chokePoints(${filter}, first: 9) { accessesCut node { ... on Person { key } ... on Organization { key } ... on Contract { key } } }
  }`,
    { people: [holder] },
  );
  expect(found).toMatchObject({
    ...{ ofHolder: { totalCount: 1 }, escorted: { totalCount: 0 }, supplied: { totalCount: 0 }, escorts: [] },
    accountable: [{ group: { key: 'O2' } }],
    coverage: { accesses: 1, withEscortRecord: 0 },
    chokePoints: ['C1', 'O1', 'O2', 'P3'].map((key) => ({ accessesCut: 1, node: { key } })),
  });
});

test('without the holder of the credential, the engineer answers for the access', async () => {
  const { whatIf } = await served.data(`{ whatIf(remove: ["${holder}"], ${filter}, first: 9) {
    before after closed { credentialOf { key } accountable { key } } opened { credentialOf { key } accountable { key } gaps }
  } }`);
  expect(whatIf).toMatchObject({
    ...{ before: 1, after: 1, closed: [{ credentialOf: { key: 'P3' }, accountable: { key: 'O2' } }] },
    opened: [{ credentialOf: null, accountable: { key: 'O1' }, gaps: ['NO_ESCORT_ON_RECORD'] }],
  });
});

test('the question, a person, and a dossier say on whose credential the access is used', async () => {
  const { runSavedQuery } = await served.data(
    '{ runSavedQuery(name: "acting-on-anothers-credential", parameters: { asOf: "2025-01-01" }, first: 9) { columns rows } }',
  );
  expect(JSON.stringify(runSavedQuery)).toContain('P3');
  expect(runSavedQuery).toMatchObject({ rows: [expect.any(Array)] });
  const { nodes } = await served.data(`{ nodes(ids: ["${engineer}", "${holder}"]) { ... on Person {
    lendsTo(first: 9) { nodes { key } } actsOnCredentialOf(first: 9) { nodes { key } } } } }`);
  const named = (...keys: string[]) => ({ nodes: keys.map((key) => ({ key })) });
  expect(nodes).toEqual([
    { lendsTo: named(), actsOnCredentialOf: named('P3') },
    { lendsTo: named('P1'), actsOnCredentialOf: named() },
  ]);
  const contradicted = await served.data('{ runSavedQuery(name: "contradicted-claims", first: 9) { rows } }');
  expect(JSON.stringify(contradicted)).toContain('credentials:P3|A1');
  const { dossier } = await served.data('{ dossier(subject: SYSTEM, id: "Y1", asOf: "2025-01-01") { markdown } }');
  const text = JSON.stringify(dossier);
  expect(text).toContain('credential used');
  expect(text).not.toContain('(no escort on record)');
});
